// The system's dialogs for folders and documents.
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import { StudioError } from '../../../shared/contract/errors';
import type { HostDialogs } from '../../studio/host';

/** Beyond this a file is no API definition but a mistake in the dialog. */
const documentBytesLimit = 32 * 1024 * 1024;

/** What can be imported. Everything else can still be chosen: a document is known by what it says. */
const documentFilters = [
  {
    name: 'Documents',
    extensions: ['json', 'yaml', 'yml', 'template', 'tf', 'har', 'txt', 'sh', 'cmd'],
  },
  { name: 'All files', extensions: ['*'] },
];

/** Dialogs over `window()`, or free-standing while there is none. */
export function nativeDialogs(dialog: Dialog, window: () => BrowserWindow | null): HostDialogs {
  async function pickPath(title: string, kind: 'openDirectory' | 'openFile'): Promise<string | null> {
    const properties = kind === 'openFile' ? [kind] : [kind, 'createDirectory' as const];
    const options = { title, properties, ...(kind === 'openFile' && { filters: documentFilters }) };
    const parent = window();
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  }
  return {
    pickFolder: (title) => pickPath(title, 'openDirectory'),
    pickFile: (title) => pickPath(title, 'openFile'),
    async pickDocument(title) {
      const path = await pickPath(title, 'openFile');
      return path === null ? null : { fileName: basename(path), text: await readDocument(path) };
    },
    async saveDocument(title, fileName, content) {
      const options = { title, defaultPath: fileName };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      if (canceled || filePath === undefined || filePath === '') return null;
      await writeBeside(filePath, content);
      return filePath;
    },
  };
}

/** Reads a document of bearable size. */
export async function readDocument(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > documentBytesLimit) {
      throw new StudioError('IMPORT_REFUSED', `${basename(path)} is larger than 32 MB.`, { file: path });
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw new StudioError('STORAGE_FAILED', `${basename(path)} could not be read: ${reasonOf(error)}`, { file: path });
  }
}

/** Writes beside the target and renames, so that a failure never leaves half a document in place of the old one. */
export async function writeBeside(path: string, content: string | Uint8Array): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    throw new StudioError('STORAGE_FAILED', `${basename(path)} could not be written: ${reasonOf(error)}`, {
      file: path,
    });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
