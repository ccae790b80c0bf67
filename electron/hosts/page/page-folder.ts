// The built page as a source of files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageContentType, pagePathParts } from './page-path';
import type { PageSource } from './page-source';

/** Serves the files of `folder` and nothing outside it. */
export function pageFolder(folder: string): PageSource {
  return async (path) => {
    const parts = pagePathParts(path);
    if (parts === null) return null;
    try {
      const body = await readFile(join(folder, ...parts));
      // Vite puts a hash of the content into the name of everything below assets/.
      return { body, contentType: pageContentType(parts.at(-1) ?? ''), isImmutable: parts[0] === 'assets' };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR';
}
