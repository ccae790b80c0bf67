// APIs that are linked to documents on disk: watches the documents, merges them in, writes edits back.
import { basename, dirname, extname, resolve } from 'node:path';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { StudioEvents } from '../../../shared/contract/events';
import type { LinkDifference, LinkPush, LinkState } from '../../../shared/contract/links';
import { listApis } from '../../../shared/definition/any-api';
import { isDeepEqual } from '../../../shared/definition/changes';
import { refuse, withEntities } from '../../../shared/definition/edits/edit';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import type { SourceLink } from '../../../shared/definition/rest/rest-api';
import { printDocument } from '../../../shared/openapi/export/print-document';
import { exportLinked, type LinkedApi, linkedApiKey, requireLinkedApi } from '../../../shared/openapi/link/linked-api';
import { compareApi, type MergeSides, mergeApi } from '../../../shared/openapi/link/merge-api';
import { alignIds, readSource, sourceEntities } from '../../../shared/openapi/link/source-entities';
import { writeBack } from '../../../shared/openapi/link/write-back';
import { nodeFiles } from '../../storage/node-files';
import { watchFolder } from '../../storage/workspace-watcher';
import { coalesce } from '../coalesce';
import type { CurrentWorkspace, OpenWorkspace } from '../workspace/current-workspace';
import { editSourceText } from './edit-source-text';
import { brokenState, stateOf } from './link-state';
import { type LinkStore, openLinkStore } from './link-store';
import { linkName, readSourceFile, requireSourceFile, writeSourceFile } from './source-file';

export interface LinksOptions {
  readonly current: CurrentWorkspace;
  readonly clock: () => number;
  readonly random: () => number;
  readonly region: string;
  readonly changed: (states: readonly LinkState[]) => void;
  readonly report: (fault: unknown) => void;
  /** Hears why an edit could not be written back. */
  readonly refused: (message: string) => void;
}

export interface StudioLinks {
  readonly service: StudioServices['links'];
  /** A workspace was opened: its documents are watched. */
  entered(): void;
  /** The definition changed: edits of links that write back go into their documents. */
  follow(event: StudioEvents['definition.changed']): void;
  leave(): void;
  /** Writes back what waits, and stops. The workspace is still open. */
  dispose(): Promise<void>;
}

/** Everything about one link at one moment. */
interface Reading extends MergeSides {
  readonly api: LinkedApi;
  readonly link: SourceLink;
  readonly path: string;
  readonly text: string;
  readonly losses: ReturnType<typeof readSource>['losses'];
}

const maxSourceBytes = 64 * 1_024 * 1_024;

/** Changes are looked at so long after they came, in milliseconds. */
const refreshAfterMs = 150;

/** Makes the links of the studio. */
export function createLinks(options: LinksOptions): StudioLinks {
  const { current, clock, random, region, report } = options;
  const files = nodeFiles();
  const watches = new Map<string, () => void>();
  let known: readonly LinkState[] = [];
  let isWaiting = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after another: a write must not come between another's reading and writing. */
  function enqueue<T>(task: () => Promise<T>): Promise<T> {
    const run = queue.then(task);
    queue = run.catch(() => undefined);
    return run;
  }

  const importing = (definition: Definition, fileName: string) => ({
    random,
    region,
    now: clock(),
    maxBytes: maxSourceBytes,
    accountId: findEntity(definition, 'account')?.accountId ?? '000000000000',
    fileName,
  });

  const storeOf = (workspace: OpenWorkspace): LinkStore => openLinkStore(workspace.folder, files);

  async function read(workspace: OpenWorkspace, apiId: string): Promise<Reading> {
    const { definition } = workspace.workingCopy;
    const api = requireLinkedApi(definition, apiId);
    const link = api.source ?? refuse('NOT_FOUND', `${api.name} is not linked to a document.`, 'apiId');
    const path = resolve(workspace.folder, link.file);
    const text = await requireSourceFile(files, path, link.file);
    const stored = await storeOf(workspace).read(apiId, link.file);
    const base = stored && {
      document: alignIds(stored.document, definition, apiId),
      api: alignIds(stored.api, definition, apiId),
    };
    const source = readSource(
      text,
      { definition, apiId, ...(base !== undefined && { base: base.document }) },
      importing(definition, link.file),
    );
    return { definition, apiId, base, theirs: source.entities, losses: source.losses, api, link, path, text };
  }

  async function stateAndDifferences(workspace: OpenWorkspace, api: LinkedApi) {
    try {
      const reading = await read(workspace, api.id);
      const differences = compareApi(reading);
      return { state: stateOf(reading.api, reading.link, differences), differences };
    } catch (error) {
      return { state: brokenState(api, api.source ?? { file: '' }, error), differences: [] };
    }
  }

  async function stateOfApi(workspace: OpenWorkspace, apiId: string): Promise<LinkState> {
    return (await stateAndDifferences(workspace, requireLinkedApi(workspace.workingCopy.definition, apiId))).state;
  }

  const linkedApis = (workspace: OpenWorkspace): readonly LinkedApi[] =>
    listApis(workspace.workingCopy.definition).filter(({ source }) => source !== undefined);

  async function statesOf(workspace: OpenWorkspace): Promise<readonly LinkState[]> {
    const states: LinkState[] = [];
    for (const api of linkedApis(workspace)) states.push((await stateAndDifferences(workspace, api)).state);
    return states;
  }

  /** Writes the API's changes into its document; refused while the document has changes of its own. */
  async function push(workspace: OpenWorkspace, apiId: string): Promise<LinkPush> {
    const reading = await read(workspace, apiId);
    const { definition, link, path, text } = reading;
    refuseUnmerged(link, compareApi(reading));
    const target = { definition, apiId };
    const written = writeBack(text, target, { ...importing(definition, link.file), editText: editSourceText });
    const isWritten = written.text !== text;
    if (isWritten) {
      // Somebody may have saved the document meanwhile: what they wrote is not overwritten.
      if ((await readSourceFile(files, path)) !== text) {
        throw new StudioError('CONFLICT', `${link.file} was changed while it was written.`, { file: link.file });
      }
      await writeSourceFile(files, path, written.text);
    }
    const base = { document: written.document, api: sourceEntities(definition, apiId) };
    await storeOf(workspace).save(apiId, link.file, base);
    return { state: await stateOfApi(workspace, apiId), isWritten, losses: written.losses };
  }

  function watchAll(workspace: OpenWorkspace | undefined): void {
    const apis = workspace === undefined ? [] : linkedApis(workspace);
    const paths = new Set(apis.map(({ source }) => resolve(workspace?.folder ?? '', source?.file ?? '')));
    for (const [path, stop] of watches) {
      if (paths.has(path)) continue;
      stop();
      watches.delete(path);
    }
    for (const path of paths) {
      if (watches.has(path)) continue;
      const name = basename(path);
      watches.set(path, watchFolder({ folder: dirname(path), matters: (met) => met === name, changed: refresh }));
    }
  }

  /** Looks at all links, writes what is to be written back, and tells what changed. */
  async function refreshNow(): Promise<void> {
    const { workspace } = current;
    if (workspace === undefined) return;
    watchAll(workspace);
    let isWritten = false;
    for (const { apiId, writeBack: isWrittenBack, status } of await statesOf(workspace)) {
      if (!isWrittenBack || status !== 'api changed' || workspace.isReadOnly) continue;
      const pushed = await push(workspace, apiId).catch((error: unknown) => {
        // A document that may not be written now: its link keeps saying that the API changed.
        if (!(error instanceof StudioError)) throw error;
        options.refused(`${error.details.file ?? apiId} was not written: ${error.message}`);
        return undefined;
      });
      isWritten ||= pushed?.isWritten === true;
    }
    const states = await statesOf(workspace);
    if (workspace !== current.workspace || (!isWritten && isDeepEqual(states, known))) return;
    known = states;
    options.changed(states);
  }

  const refreshSoon = coalesce(() => void refreshWaiting(), refreshAfterMs);

  function refresh(): void {
    isWaiting = true;
    refreshSoon();
  }

  async function refreshWaiting(): Promise<void> {
    if (!isWaiting) return;
    isWaiting = false;
    await enqueue(refreshNow).catch(report);
  }

  /** One edit of the link of an API. */
  function editLink(apiId: string, label: (api: LinkedApi) => string, source: SourceLink | undefined) {
    const workspace = current.require();
    const key = linkedApiKey(workspace.workingCopy.definition, apiId);
    return workspace.workingCopy.edit(
      label(requireLinkedApi(workspace.workingCopy.definition, apiId)),
      (definition) => {
        const { source: _before, ...api } = requireLinkedApi(definition, apiId);
        return { definition: withEntities(definition, [[key, source === undefined ? api : { ...api, source }]]), key };
      },
    );
  }

  const service: StudioServices['links'] = {
    list: () => enqueue(() => statesOf(current.require())),
    link: ({ apiId, file, writeBack: isWrittenBack }) =>
      enqueue(async () => {
        const workspace = current.require();
        const { definition } = workspace.workingCopy;
        requireLinkedApi(definition, apiId);
        const link = { file: linkName(workspace.folder, file), ...(isWrittenBack && { writeBack: true }) };
        const path = resolve(workspace.folder, link.file);
        const before = await readSourceFile(files, path);
        const text = before ?? newDocument(definition, apiId, link.file);
        const { entities: document } = readSource(text, { definition, apiId }, importing(definition, link.file));
        if (before === undefined) await writeSourceFile(files, path, text);
        const edit = await editLink(apiId, ({ name }) => `Link ${name} to ${link.file}`, link);
        const isSame = compareApi({ base: undefined, definition, apiId, theirs: document }).length === 0;
        if (isSame || before === undefined) {
          await storeOf(workspace).save(apiId, link.file, { document, api: sourceEntities(definition, apiId) });
        }
        return { ...edit, state: await stateOfApi(workspace, apiId) };
      }),
    unlink: ({ apiId }) =>
      enqueue(async () => {
        const edit = await editLink(apiId, ({ name }) => `Unlink ${name}`, undefined);
        await storeOf(current.require()).forget(apiId);
        return edit;
      }),
    preview: ({ apiId }) =>
      enqueue(async () => {
        const reading = await read(current.require(), apiId);
        const differences = compareApi(reading);
        return { state: stateOf(reading.api, reading.link, differences), differences, losses: reading.losses };
      }),
    merge: ({ apiId, take, decisions }) =>
      enqueue(async () => {
        const workspace = current.require();
        const reading = await read(workspace, apiId);
        const { base, ...edit } = await workspace.workingCopy.edit(`Take over ${reading.link.file}`, (definition) => ({
          ...mergeApi({ ...reading, definition }, { decisions, ...(take !== undefined && { take }) }),
          key: linkedApiKey(definition, apiId),
        }));
        await storeOf(workspace).save(apiId, reading.link.file, base);
        refresh();
        return { revision: edit.revision, key: edit.key, state: await stateOfApi(workspace, apiId) };
      }),
    push: ({ apiId }) => enqueue(() => push(current.require(), apiId)).finally(refresh),
  };

  return {
    service,
    entered() {
      known = [];
      if (current.workspace !== undefined && linkedApis(current.workspace).length > 0) refresh();
    },
    follow() {
      const { workspace } = current;
      if (workspace !== undefined && (known.length > 0 || linkedApis(workspace).length > 0)) refresh();
    },
    leave() {
      watchAll(undefined);
      known = [];
    },
    async dispose() {
      await refreshWaiting();
      await queue;
      watchAll(undefined);
    },
  };

  function newDocument(definition: Definition, apiId: string, file: string): string {
    const host = `${apiId}.execute-api.${region}.amazonaws.com`;
    const exported = exportLinked(definition, apiId, { format: 'oas30', host, region, now: clock() });
    return printDocument(exported.document, extname(file) === '.json' ? 'json' : 'yaml');
  }
}

function refuseUnmerged({ file }: SourceLink, differences: readonly LinkDifference[]): void {
  const unmerged = differences.filter(({ changedBy }) => changedBy !== 'ours');
  if (unmerged.length === 0) return;
  throw new StudioError('CONFLICT', `${file} has changes that were not taken over: merge it first.`, {
    file,
    problems: unmerged.map(({ name, path }) => ({
      message: 'changed in the document',
      path: [name, ...path].join('.'),
    })),
  });
}
