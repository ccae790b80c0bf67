// Access logs of the stages, one file each, as a log group would hold them. Local to a machine and bounded.
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface AccessLogEntry {
  readonly apiId: string;
  readonly stage: string;
  readonly text: string;
}

export interface AccessLogFiles {
  /** Takes lines in order; returns at once and writes them in batches. */
  append(entries: readonly AccessLogEntry[]): void;
  /** Path of a stage's log. */
  path(apiId: string, stage: string): string;
  /** Done when the disk has everything taken before. */
  flush(): Promise<void>;
}

/** A log that grows beyond this moves to `.1`; the `.1` before it goes. */
const maxLogBytes = 16 * 1_024 * 1_024;

/** Opens the logs under `folder` (the workspace's local folder). `failed` hears of a disk that refuses. */
export function openAccessLogFiles(folder: string, failed: (error: unknown) => void): AccessLogFiles {
  let waiting = new Map<string, string[]>();
  let writing: Promise<void> = Promise.resolve();
  let isScheduled = false;
  const path = (apiId: string, stage: string) => join(folder, 'logs', apiId, `${stage}.access.log`);

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
    path,
    append(entries) {
      for (const { apiId, stage, text } of entries) {
        const file = path(apiId, stage);
        const lines = waiting.get(file);
        if (lines === undefined) waiting.set(file, [text]);
        else lines.push(text);
      }
      if (isScheduled || entries.length === 0) return;
      isScheduled = true;
      writing = writing.then(writeWaiting).catch(failed);
    },
    flush: () => writing,
  };
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0, // the first line makes the file
  );
  if (size > maxLogBytes) await rename(file, `${file}.1`);
}
