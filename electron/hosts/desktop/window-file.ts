// Remembers the window between runs. Written while the window closes, so it does not wait.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSavedWindow, type SavedWindow } from './window-bounds';

export interface WindowFile {
  read(): SavedWindow | null;
  write(saved: SavedWindow): void;
}

/** The file in `folder`, which must exist. */
export function windowFile(folder: string): WindowFile {
  const path = join(folder, 'window.json');
  return {
    read() {
      try {
        return readSavedWindow(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        // Missing the first time; broken, it is worth no more than the default place.
        return null;
      }
    },
    write(saved) {
      writeFileSync(`${path}.new`, JSON.stringify(saved));
      renameSync(`${path}.new`, path);
    },
  };
}
