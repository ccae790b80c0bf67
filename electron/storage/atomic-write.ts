// Replaces a file so that at any moment either the old or the new text is there, whole.
import { dirname } from 'node:path';
import type { Files } from './files';
import { errorCode } from './node-files';

/** Ending of a file that is being written. One that is found is left over from a kill and may go. */
export const savingSuffix = '.saving';

/** Writes `text` beside `path`, waits for the disk, then renames it over `path`. Makes the folder where missing. */
export async function replaceText(files: Files, path: string, text: string, mode?: number): Promise<void> {
  await files.makeFolder(dirname(path));
  const beside = await writeBeside(files, path, text, mode);
  try {
    await files.move(beside, path);
  } catch (error) {
    await removeQuietly(files, beside);
    throw error;
  }
}

/** The first half of a replacement: the text is on disk under the path returned, ready to be renamed. */
export async function writeBeside(files: Files, path: string, text: string, mode?: number): Promise<string> {
  const beside = path + savingSuffix;
  try {
    await files.createText(beside, text, mode).catch(async (error) => {
      if (errorCode(error) !== 'EEXIST') throw error;
      // A leftover goes first: writing into it could follow a link that came with somebody's repository.
      await files.removeFile(beside);
      await files.createText(beside, text, mode);
    });
  } catch (error) {
    await removeQuietly(files, beside);
    throw error;
  }
  return beside;
}

/** Removes a file; that it is not there or cannot go is no failure. */
export async function removeQuietly(files: Files, path: string): Promise<void> {
  await files.removeFile(path).catch(() => undefined);
}
