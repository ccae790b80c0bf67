// Log groups that clients made: what they said of them in one local file, the events they put in a file for each group.
import { appendFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import { escapeName } from '../workspace-files/file-names';

const groupShape = z.object({
  /** Epoch milliseconds. */
  creationTime: z.number(),
  retentionInDays: z.number().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  /** Name → epoch milliseconds when it was made. */
  streams: z.record(z.string(), z.number()).default({}),
  /** Streams that were deleted, by the last line that went with them. */
  deletedStreams: z.record(z.string(), z.number()).optional(),
});
const fileShape = z.object({
  groups: z.record(z.string(), groupShape).default({}),
  /** Groups that were deleted, by the last line that went with them: what the gateway wrote stays in its own files. */
  deleted: z.record(z.string(), z.number()).default({}),
});

export type StoredLogGroup = z.output<typeof groupShape>;

export interface StoredLogGroups {
  readonly groups: ReadonlyMap<string, StoredLogGroup>;
  readonly deleted: ReadonlyMap<string, number>;
}

export interface StoredLogEvent {
  readonly id: number;
  readonly logStream: string;
  /** Epoch milliseconds, as the client said. */
  readonly at: number;
  readonly ingestedAt: number;
  readonly text: string;
}

export interface LogGroupStore {
  read(): Promise<StoredLogGroups>;
  /** Replaces what is known of the groups; one change after the other. */
  change(change: (before: StoredLogGroups) => StoredLogGroups): Promise<void>;
  append(group: string, events: readonly Omit<StoredLogEvent, 'id'>[]): Promise<void>;
  /** In the order they were put. */
  events(group: string): Promise<readonly StoredLogEvent[]>;
  /** Removes the events of a group. */
  clear(group: string): Promise<void>;
}

const fileName = 'log-groups.json';

/** Events of a group beyond this move to `.1`; the `.1` before it goes. */
const maxBytes = 8 * 1_024 * 1_024;

/** Opens the store in the workspace's local folder. A file that is not understood counts as empty. */
export function openLogGroupStore(folder: string, files: Files, clock: () => number): LogGroupStore {
  const file = join(folder, fileName);
  const eventsFile = (group: string) => join(folder, 'logs', 'groups', `${escapeName(group)}.jsonl`);
  let working: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  async function read(): Promise<StoredLogGroups> {
    const text = await files.readText(file).catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '{}';
      throw readingFault(error, fileName);
    });
    const { groups, deleted } = parse(text);
    return { groups: new Map(Object.entries(groups)), deleted: new Map(Object.entries(deleted)) };
  }

  function next<T>(task: () => Promise<T>): Promise<T> {
    const run = working.then(task);
    working = run.catch(() => undefined);
    return run.catch((error: unknown) => {
      throw storageFault(error, fileName);
    });
  }

  return {
    read: () => next(read),
    change: (change) =>
      next(async () => {
        const { groups, deleted } = change(await read());
        const content = { groups: Object.fromEntries(groups), deleted: Object.fromEntries(deleted) };
        await replaceText(files, file, `${JSON.stringify(content, null, 2)}\n`);
      }),
    append: (group, events) =>
      next(async () => {
        const path = eventsFile(group);
        await mkdir(dirname(path), { recursive: true });
        const size = await stat(path).then(
          (found) => found.size,
          () => 0, // the first event makes the file
        );
        if (size > maxBytes) await rename(path, `${path}.1`);
        lastId = Math.max(lastId, Math.floor(clock()) * 1_000);
        await appendFile(path, events.map((event) => `${JSON.stringify({ id: ++lastId, ...event })}\n`).join(''));
      }),
    events: (group) =>
      next(async () => {
        const parts = await Promise.all([`${eventsFile(group)}.1`, eventsFile(group)].map(linesOf));
        return parts.flat().flatMap((line) => parseEvent(line) ?? []);
      }),
    clear: (group) =>
      next(async () => {
        for (const path of [eventsFile(group), `${eventsFile(group)}.1`]) await rm(path, { force: true });
      }),
  };
}

function parse(text: string): z.output<typeof fileShape> {
  try {
    return fileShape.parse(JSON.parse(text));
  } catch {
    return { groups: {}, deleted: {} }; // the lines are in files of their own; their groups are made anew
  }
}

async function linesOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n');
}

/** Undefined for a line that a kill cut in two. */
function parseEvent(line: string): StoredLogEvent | undefined {
  try {
    return JSON.parse(line) as StoredLogEvent;
  } catch {
    return undefined; // what is no JSON is no event
  }
}
