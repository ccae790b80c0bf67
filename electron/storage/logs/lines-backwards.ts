// Reads a file of lines from its end: the newest come first, and nobody waits for the rest.
import { type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../node-files';

const newline = 0x0a;

/** The lines of `file`, last one first, without their line ends. A file that is not there has none. */
export async function* linesBackwards(file: string, chunkBytes = 256 * 1_024): AsyncGenerator<string> {
  const handle = await openIfThere(file);
  if (handle === undefined) return;
  try {
    let position = (await handle.stat()).size;
    // The beginning of this piece belongs to a line that starts further up.
    let rest: Buffer = Buffer.alloc(0);
    while (position > 0) {
      const length = Math.min(chunkBytes, position);
      position -= length;
      const chunk = Buffer.alloc(length);
      const { bytesRead } = await handle.read(chunk, 0, length, position);
      const piece = Buffer.concat([chunk.subarray(0, bytesRead), rest]);
      const start = position === 0 ? 0 : piece.indexOf(newline) + 1;
      // No line ends in here: it goes on further up.
      if (start === 0 && position > 0) {
        rest = piece;
        continue;
      }
      rest = piece.subarray(0, start);
      const lines = piece.toString('utf8', start).split('\n');
      for (const line of lines.reverse()) if (line !== '') yield line;
    }
  } finally {
    await handle.close();
  }
}

async function openIfThere(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
