// The logs of a workspace, one file for each stage or function, as log groups would hold them: JSON lines, local to a
// machine, bounded. A line is an object `{id, at, text, requestId?, logStream?, isCanary?, level?}`; whose it is, its file says.
import { appendFile, mkdir, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { LogLine, LogQuery } from '../../../shared/contract/logs';
import { errorCode } from '../node-files';
import { escapeName, unescapeName } from '../workspace-files/file-names';
import { linesBackwards } from './lines-backwards';
import { isWanted, type LogStore, mayStillMatch, newestOf, withIds } from './log-store';

/** A log that grows beyond this moves to `.1`; the `.1` before it goes. */
const maxLogBytes = 8 * 1_024 * 1_024;

/** Longest text of a line. AWS documented: a log event of CloudWatch Logs holds 256 KB at most. */
const maxTextLength = 256 * 1_024;

const ending = '.jsonl';

export interface LogFilesOptions {
  /** The workspace's local folder. */
  readonly folder: string;
  readonly clock: () => number;
  /** Hears of a disk that refuses; the lines are lost then. */
  readonly failed: (error: unknown) => void;
}

/** Opens the logs under `folder`. */
export function openLogFiles({ folder, clock, failed }: LogFilesOptions): LogStore {
  const root = join(folder, 'logs');
  const number = withIds(clock);
  let waiting = new Map<string, string[]>();
  let writing: Promise<void> = Promise.resolve();
  let isScheduled = false;

  async function writeWaiting(): Promise<void> {
    isScheduled = false;
    const batch = waiting;
    waiting = new Map();
    for (const [file, lines] of batch) {
      await mkdir(dirname(file), { recursive: true });
      await rotate(file);
      await appendFile(file, `${lines.join('\n')}\n`);
    }
  }

  return {
    append(added) {
      const lines = number(added);
      for (const line of lines) {
        const file = join(root, fileOf(line));
        const texts = waiting.get(file) ?? [];
        texts.push(printLine(line));
        waiting.set(file, texts);
      }
      if (!isScheduled && lines.length > 0) {
        isScheduled = true;
        writing = writing.then(writeWaiting).catch(failed);
      }
      return lines;
    },
    async query(query) {
      await writing;
      const found = await Promise.all((await ownersOf(root, query)).map((owner) => readOwner(root, owner, query)));
      return newestOf(found.flat(), query.limit);
    },
    flush: () => writing,
  };
}

type Owner = Pick<LogLine, 'source' | 'apiId' | 'stage' | 'functionName'>;

/** Names come from definitions of others: escaped they stay inside the folder, whatever they are. */
function fileOf({ source, apiId = '', stage = '', functionName = '' }: Owner): string {
  const name = source === 'function' ? escapeName(functionName) : join(escapeName(apiId), escapeName(stage));
  return join(source, name + ending);
}

function printLine({ id, at, text, requestId, logStream, isCanary, level }: LogLine): string {
  return JSON.stringify({ id, at, text: text.slice(0, maxTextLength), requestId, logStream, isCanary, level });
}

async function readOwner(root: string, owner: Owner, query: LogQuery): Promise<LogLine[]> {
  const found: LogLine[] = [];
  const file = join(root, fileOf(owner));
  for (const part of [file, `${file}.1`]) {
    for await (const text of linesBackwards(part)) {
      const line = parseLine(owner, text);
      if (line === undefined) continue;
      if (!mayStillMatch(line, query) || found.length >= query.limit) return found;
      if (isWanted(line, query)) found.push(line);
    }
  }
  return found;
}

/** Undefined for a line that a kill cut in two. */
function parseLine(owner: Owner, text: string): LogLine | undefined {
  try {
    const line = JSON.parse(text) as Omit<LogLine, keyof Owner>;
    return typeof line.id === 'number' && typeof line.text === 'string' ? { ...owner, ...line } : undefined;
  } catch {
    return undefined; // what is no JSON is no line
  }
}

/** The stages or functions a query is about, as far as they have files. */
async function ownersOf(root: string, { source, apiId, stage, functionName }: LogQuery): Promise<Owner[]> {
  if (source === 'function') {
    if (functionName !== undefined) return [{ source, functionName }];
    return (await namesIn(join(root, source))).map((name) => ({ source, functionName: name }));
  }
  const apiIds = apiId === undefined ? await namesIn(join(root, source), '') : [apiId];
  const owners = apiIds.map(async (id): Promise<Owner[]> => {
    const stages = stage === undefined ? await namesIn(join(root, source, escapeName(id))) : [stage];
    return stages.map((name) => ({ source, apiId: id, stage: name }));
  });
  return (await Promise.all(owners)).flat();
}

async function namesIn(folder: string, suffix: string = ending): Promise<string[]> {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(suffix));
    return names.flatMap((name) => unescapeName(name.slice(0, name.length - suffix.length)) ?? []);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0, // the first line makes the file
  );
  if (size > maxLogBytes) await rename(file, `${file}.1`);
}
