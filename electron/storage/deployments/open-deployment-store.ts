// The deployment store on disk, below `.gatehouse/deployments`: `index.json` with records and pointers, and one file a
// snapshot, named by its SHA-256. Deploying the same content twice keeps it once.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../shared/contract/errors';
import type { ApiSnapshot } from '../../../shared/definition/api-view';
import { removeQuietly, replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import { canonicalJson } from './canonical-json';
import type { DeploymentRecord, DeploymentStore, PastDeployment, StagePlace, StagePointer } from './deployment-store';

const recordShape = z.object({
  id: z.string(),
  description: z.string().optional(),
  createdAt: z.number(),
  snapshotHash: z.string().regex(/^[0-9a-f]{64}$/),
  // counted from where the file is read, if it was written before there were versions
  version: z.int().min(1).optional(),
});
const pastShape = z.object({ deploymentId: z.string(), deployedAt: z.number() });
const pointerShape = z.object({
  apiId: z.string(),
  stageName: z.string(),
  deploymentId: z.string(),
  deployedAt: z.number(),
  history: z.array(pastShape).optional(),
});
const indexShape = z.object({
  deployments: z.array(z.object({ apiId: z.string(), records: z.array(recordShape) })),
  pointers: z.array(pointerShape),
  withheld: z.array(z.object({ apiId: z.string(), stageName: z.string() })).default([]),
});

/** Former deployments that a stage remembers. */
const rememberedPointers = 50;

/** Snapshots kept in memory. */
const rememberedSnapshots = 32;

/** Opens the store of the workspace in `folder`. A broken index is kept beside and a new one begun. */
export async function openDeploymentStore(folder: string, files: Files): Promise<DeploymentStore> {
  const home = join(folder, '.gatehouse', 'deployments');
  const indexFile = join(home, 'index.json');
  const snapshotFile = (hash: string) => join(home, 'snapshots', `${hash}.json`);
  const { records, pointers, withheld } = await readIndex(files, indexFile);
  const snapshots = new Map<string, ApiSnapshot>();
  const keeping = new Map<string, Promise<void>>();
  let writing: Promise<void> = Promise.resolve();

  /** Index writes follow one another; a caller's write is done when its state is on disk. */
  function save(): Promise<void> {
    const text = indexText({ records, pointers, withheld });
    const saved = writing.then(() => replaceText(files, indexFile, text));
    writing = saved.catch(() => undefined);
    return saved.catch((error: unknown) => {
      throw storageFault(error, '.gatehouse/deployments/index.json');
    });
  }

  /** Two deployments of one snapshot at once write its file once. */
  function keepSnapshot(hash: string, text: string): Promise<void> {
    const kept = keeping.get(hash) ?? writeSnapshot(hash, text).finally(() => keeping.delete(hash));
    keeping.set(hash, kept);
    return kept;
  }

  async function writeSnapshot(hash: string, text: string): Promise<void> {
    if ((await files.stamp(snapshotFile(hash))) !== undefined) return;
    try {
      await replaceText(files, snapshotFile(hash), text);
    } catch (error) {
      throw storageFault(error, `.gatehouse/deployments/snapshots/${hash}.json`);
    }
  }

  /** Stages are compared with what they serve after every edit: the snapshots used last stay in memory. */
  function remember(hash: string, snapshot: ApiSnapshot): ApiSnapshot {
    snapshots.delete(hash);
    snapshots.set(hash, snapshot);
    for (const oldest of snapshots.keys()) {
      if (snapshots.size <= rememberedSnapshots) break;
      snapshots.delete(oldest);
    }
    return snapshot;
  }

  async function dropSnapshot(hash: string): Promise<void> {
    const isUsed = [...records.values()].some((list) => list.some(({ snapshotHash }) => snapshotHash === hash));
    if (isUsed) return;
    snapshots.delete(hash);
    await removeQuietly(files, snapshotFile(hash));
  }

  return {
    async create({ apiId, id, description, createdAt, snapshot }) {
      if (records.get(apiId)?.some((record) => record.id === id))
        throw new StudioError('CONFLICT', `There is a deployment ${id} already.`);
      const text = canonicalJson(snapshot);
      const snapshotHash = createHash('sha256').update(text).digest('hex');
      await keepSnapshot(snapshotHash, text);
      // the newest has the greatest number
      const version = ((records.get(apiId) ?? [])[0]?.version ?? 0) + 1;
      const record: DeploymentRecord = {
        id,
        createdAt,
        snapshotHash,
        version,
        ...(description !== undefined && { description }),
      };
      // as the list is now: another deployment may have come meanwhile
      records.set(apiId, [record, ...(records.get(apiId) ?? [])]);
      try {
        await save();
      } catch (error) {
        // What the caller is told does not exist must not be listed.
        records.set(
          apiId,
          (records.get(apiId) ?? []).filter((kept) => kept !== record),
        );
        throw error;
      }
      remember(snapshotHash, snapshot);
      return record;
    },
    async describe(apiId, id, description) {
      const known = records.get(apiId) ?? [];
      const record = known.find((one) => one.id === id);
      if (record === undefined) return undefined;
      const { description: _, ...rest } = record;
      const described = { ...rest, ...(description !== undefined && { description }) };
      const swap = (from: DeploymentRecord, to: DeploymentRecord) =>
        (records.get(apiId) ?? []).map((one) => (one === from ? to : one));
      records.set(apiId, swap(record, described));
      try {
        await save();
      } catch (error) {
        records.set(apiId, swap(described, record));
        throw error;
      }
      return described;
    },
    list: (apiId) => records.get(apiId) ?? [],
    async readSnapshot(apiId, id) {
      const hash = records.get(apiId)?.find((record) => record.id === id)?.snapshotHash;
      if (hash === undefined) return undefined;
      return remember(hash, snapshots.get(hash) ?? (await readSnapshot(files, snapshotFile(hash), hash)));
    },
    async remove(apiId, id) {
      const record = records.get(apiId)?.find((known) => known.id === id);
      if (record === undefined) return;
      records.set(
        apiId,
        (records.get(apiId) ?? []).filter((known) => known !== record),
      );
      await save();
      await dropSnapshot(record.snapshotHash);
    },
    async point(pointer) {
      const key = pointerKey(pointer.apiId, pointer.stageName);
      pointers.set(key, { ...pointer, history: pastOf(pointers.get(key)) });
      withheld.delete(key);
      await save();
    },
    withhold(stages) {
      for (const { apiId, stageName } of stages) withheld.set(pointerKey(apiId, stageName), { apiId, stageName });
      return stages.length === 0 ? Promise.resolve() : save();
    },
    isWithheld: (apiId, stageName) => withheld.has(pointerKey(apiId, stageName)),
    async unpoint(apiId, stageName) {
      if (pointers.delete(pointerKey(apiId, stageName))) await save();
    },
    pointer: (apiId, stageName) => pointers.get(pointerKey(apiId, stageName)),
    pointers: (apiId) => [...pointers.values()].filter((pointer) => apiId === undefined || pointer.apiId === apiId),
    async removeApi(apiId) {
      const gone = records.get(apiId) ?? [];
      records.delete(apiId);
      for (const [key, pointer] of pointers) if (pointer.apiId === apiId) pointers.delete(key);
      for (const [key, stage] of withheld) if (stage.apiId === apiId) withheld.delete(key);
      await save();
      for (const { snapshotHash } of gone) await dropSnapshot(snapshotHash);
    },
    dispose: () => writing,
  };
}

/** What a stage served up to now, with what it serves as the newest. */
function pastOf(pointer: StagePointer | undefined): readonly PastDeployment[] {
  if (pointer === undefined) return [];
  const { deploymentId, deployedAt, history = [] } = pointer;
  return [{ deploymentId, deployedAt }, ...history].slice(0, rememberedPointers);
}

interface Index {
  readonly records: Map<string, readonly DeploymentRecord[]>;
  readonly pointers: Map<string, StagePointer>;
  /** Stages that nobody deployed yet, on purpose. */
  readonly withheld: Map<string, StagePlace>;
}

function emptyIndex(): Index {
  return { records: new Map(), pointers: new Map(), withheld: new Map() };
}

async function readIndex(files: Files, file: string): Promise<Index> {
  const text = await files.readText(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw readingFault(error, '.gatehouse/deployments/index.json');
  });
  if (text === undefined) return emptyIndex();
  const parsed = indexShape.safeParse(parseJson(text));
  if (!parsed.success) {
    // A workspace that cannot be written keeps it where it is.
    await files.move(file, `${file}.broken`).catch(() => undefined);
    return emptyIndex();
  }
  const { deployments, pointers, withheld } = parsed.data;
  return {
    records: new Map(deployments.map(({ apiId, records }) => [apiId, records.map(numbered)])),
    pointers: new Map(
      pointers.map(({ history = [], ...pointer }) => [
        pointerKey(pointer.apiId, pointer.stageName),
        { ...pointer, history },
      ]),
    ),
    withheld: new Map(withheld.map((stage) => [pointerKey(stage.apiId, stage.stageName), stage])),
  };
}

/** Newest first: the last one is number 1. */
function numbered(
  { description, version, ...record }: z.infer<typeof recordShape>,
  at: number,
  all: readonly unknown[],
): DeploymentRecord {
  return { ...record, version: version ?? all.length - at, ...(description !== undefined && { description }) };
}

async function readSnapshot(files: Files, file: string, hash: string): Promise<ApiSnapshot> {
  const text = await files.readText(file).catch(() => '');
  if (createHash('sha256').update(text).digest('hex') !== hash) {
    throw new StudioError(
      'BROKEN_FILE',
      `The snapshot ${hash} of a deployment is missing or was changed. Deploy again.`,
      { file },
    );
  }
  return JSON.parse(text) as ApiSnapshot;
}

function indexText({ records, pointers, withheld }: Index): string {
  const deployments = [...records].map(([apiId, list]) => ({ apiId, records: list }));
  const stages = withheld.size > 0 && { withheld: [...withheld.values()] };
  return `${JSON.stringify({ deployments, pointers: [...pointers.values()], ...stages }, null, 1)}\n`;
}

function pointerKey(apiId: string, stageName: string): string {
  return `${apiId}/${stageName}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the shape check refuses it
  }
}
