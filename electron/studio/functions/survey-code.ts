// What is at a place of code, without reading it: a fingerprint of names, sizes and times, and how much there is.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface CodeSurvey {
  /** Another one where a file came, went or changed; the same on another path. */
  readonly fingerprint: string;
  readonly bytes: number;
  /** Of the newest file, in epoch milliseconds; 0 where there is none. */
  readonly modifiedAt: number;
  readonly isFile: boolean;
}

/** Folders that a run of the code makes by itself. */
const madeByRuns: ReadonlySet<string> = new Set(['__pycache__', '.pytest_cache']);

/** Surveys a folder or a file; what is not there is empty. */
export async function surveyCode(place: string): Promise<CodeSurvey> {
  const marks: string[] = [];
  let bytes = 0;
  let modifiedAt = 0;

  async function look(path: string, shown: string): Promise<boolean> {
    const found = await lstat(path).catch(() => undefined);
    if (found?.isDirectory() === true) {
      const names = await readdir(path).catch(() => []);
      for (const name of names.sort()) if (!madeByRuns.has(name)) await look(join(path, name), `${shown}/${name}`);
      return false;
    }
    if (found === undefined) return false;
    bytes += found.size;
    modifiedAt = Math.max(modifiedAt, found.mtimeMs);
    marks.push(`${shown}:${found.size}:${Math.floor(found.mtimeMs)}`);
    return true;
  }

  const isFile = await look(place, '');
  return { fingerprint: marks.join('\n'), bytes, modifiedAt, isFile };
}
