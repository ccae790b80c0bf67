import { expect, it } from 'vitest';
import type { FileStamp } from '../../files';
import { openMemoryFiles } from '../../memory-files';
import { loadTree, reloadPaths } from './load-tree';
import { folderAt, textAt } from './workspace-tree';

const [get, put] = ['/w/apis/pets/resources/@GET.yaml', '/w/apis/pets/resources/@PUT.yaml'];

/** Two files that this process wrote, and what has been read of the disk. */
async function open() {
  const files = openMemoryFiles();
  const written = new Map<string, FileStamp>();
  await files.makeFolder('/w/apis/pets/resources');
  for (const path of [get, put]) {
    await files.createText(path, 'mine');
    const stamp = await files.stamp(path);
    if (stamp !== undefined) written.set(path.slice('/w/'.length), stamp);
  }
  const tree = await loadTree('/w', files);
  const read: string[] = [];
  files.refuse = (operation, path) => {
    if (operation === 'readText') read.push(path);
    return undefined;
  };
  const reload = (...paths: string[]) => reloadPaths({ folder: '/w', files, written }, tree, paths);
  return { files, tree, read, reload };
}

it('does not read what this process wrote, and gives back the very same tree', async () => {
  const { tree, read, reload } = await open();
  const { root } = await reload('apis/pets', 'apis/pets/resources/@GET.yaml');
  expect([read, root === tree.root]).toEqual([[], true]);
});

it('reads a file that somebody has replaced by one of the same length', async () => {
  const { files, tree, read, reload } = await open();
  await files.removeFile(get);
  await files.createText(get, 'ours');
  const { root } = await reload('apis/pets');
  expect([read, textAt(root, 'apis/pets/resources/@GET.yaml')]).toEqual([[get], 'ours']);
  expect(folderAt(root, 'apis/pets/resources')).not.toBe(folderAt(tree.root, 'apis/pets/resources'));
});

it('leaves out a file that is gone', async () => {
  const { files, reload } = await open();
  await files.removeFile(put);
  const { root } = await reload('apis');
  expect([...(folderAt(root, 'apis/pets/resources')?.texts.keys() ?? [])]).toEqual(['@GET.yaml']);
});
