import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialog } from 'electron';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nativeDialogs } from './native-dialogs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'native-dialogs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Dialogs in which the user always chooses `path`, or cancels. */
function dialogsChoosing(path: string | null) {
  const dialog = {
    showOpenDialog: async () => ({ canceled: path === null, filePaths: path === null ? [] : [path] }),
    showSaveDialog: async () => (path === null ? { canceled: true } : { canceled: false, filePath: path }),
  };
  return nativeDialogs(dialog as unknown as Dialog, () => null);
}

it('offers every kind of document that can be imported, and all others', async () => {
  const asked: object[] = [];
  const dialog = {
    showOpenDialog: async ({ filters, properties }: Electron.OpenDialogOptions) => {
      asked.push([properties?.[0], filters?.map(({ extensions }) => extensions.join(' '))]);
      return { canceled: true, filePaths: [] };
    },
  };
  const dialogs = nativeDialogs(dialog as unknown as Dialog, () => null);
  await dialogs.pickDocument('Import');
  await dialogs.pickFolder('Open');
  expect(asked).toEqual([
    ['openFile', ['json yaml yml template tf har txt sh cmd', '*']],
    ['openDirectory', undefined],
  ]);
});

it('answers null to every question the user cancels', async () => {
  const dialogs = dialogsChoosing(null);
  expect([
    await dialogs.pickFolder('Open'),
    await dialogs.pickFile('Link'),
    await dialogs.pickDocument('Import'),
    await dialogs.saveDocument('Export', 'api.json', '{}'),
  ]).toEqual([null, null, null, null]);
});

it('reads the document that was chosen', async () => {
  writeFileSync(join(folder, 'api.yaml'), 'openapi: 3.0.1');
  expect(await dialogsChoosing(join(folder, 'api.yaml')).pickDocument('Import')).toEqual({
    fileName: 'api.yaml',
    text: 'openapi: 3.0.1',
  });
});

it('says in words what cannot be read, and what is too large to be a document', async () => {
  const large = join(folder, 'video.mp4');
  writeFileSync(large, Buffer.alloc(33 * 1024 * 1024));
  await expect(dialogsChoosing(large).pickDocument('Import')).rejects.toMatchObject({ code: 'IMPORT_REFUSED' });
  await expect(dialogsChoosing(join(folder, 'gone.yaml')).pickDocument('Import')).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    message: expect.stringContaining('gone.yaml could not be read'),
  });
});

it('writes the document beside its place and leaves nothing else behind', async () => {
  const path = join(folder, 'api.json');
  writeFileSync(path, 'old');
  expect(await dialogsChoosing(path).saveDocument('Export', 'api.json', '{}')).toBe(path);
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['api.json'], '{}']);
});

it('writes the bytes of an archive as they are', async () => {
  const path = join(folder, 'client.zip');
  const bytes = Buffer.from([0x50, 0x4b, 0x05, 0x06, 0xff, 0x00, 0x80]);
  expect(await dialogsChoosing(path).saveDocument('Save', 'client.zip', bytes)).toBe(path);
  expect(readFileSync(path)).toEqual(bytes);
});

it('says where a document cannot be written', async () => {
  const path = join(folder, 'missing', 'api.json');
  await expect(dialogsChoosing(path).saveDocument('Export', 'api.json', '{}')).rejects.toMatchObject({
    code: 'STORAGE_FAILED',
    details: { file: path },
  });
});
