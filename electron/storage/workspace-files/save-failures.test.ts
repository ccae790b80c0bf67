import { describe, expect, it, vi } from 'vitest';
import { type Entity, type EntityKey, entityKey, entitySchemas } from '../../../shared/definition/entities';
import { type MemoryFiles, openMemoryFiles } from '../memory-files';
import { openWorkspaceFiles } from './open-workspace-files';
import type { WorkspaceFiles } from './workspace-files';

const key: EntityKey = entityKey('stage', 'api1', 'dev');
const stage = (description: string) => entitySchemas.stage.parse({ stageName: 'dev', description }) as Entity;
const api = entitySchemas['rest-api'].parse({
  id: 'api1',
  name: 'Pets',
  createdDate: 1,
  rootResourceId: 'root1',
}) as Entity;
const file = '/w/apis/pets/stages/dev.yaml';

async function open(): Promise<{ files: MemoryFiles; workspace: WorkspaceFiles }> {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files });
  await workspace.save([
    { key: 'rest-api:api1', after: api },
    { key, after: stage('first') },
  ]);
  return { files, workspace };
}

const change = (from: string, to: string) => [{ key, before: stage(from), after: stage(to) }];
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'saved',
    (error) => [error.code, error.details.file],
  );

describe.each([
  ['the disk is full', 'createText', 'ENOSPC', 'STORAGE_FULL'],
  ['the quota is used up', 'createText', 'EDQUOT', 'STORAGE_FULL'],
  ['the file may not be written', 'createText', 'EACCES', 'READ_ONLY'],
  ['the disk is read-only', 'makeFolder', 'EROFS', 'READ_ONLY'],
  ['the rename fails', 'move', 'EIO', 'STORAGE_FAILED'],
] as const)('while %s', (_, operation, errno, code) => {
  const refuse = (files: MemoryFiles) => {
    files.refuse = (asked, path) => (asked === operation && path.includes('stages') ? errno : undefined);
  };

  it('the files stay as they are, the change waits and is read all the same', async () => {
    const { files, workspace } = await open();
    const before = files.contents();
    refuse(files);
    const refusal = await codeOf(workspace.save(change('first', 'second')));
    const { definition } = await workspace.read();
    expect([refusal, workspace.unsaved() === undefined, files.contents(), definition.get(key)]).toEqual([
      [code, expect.stringMatching(/^apis\/pets\/stages/)],
      false,
      before,
      stage('second'),
    ]);
  });

  it('nothing is lost: what waits is saved in order when the disk takes it', async () => {
    const { files, workspace } = await open();
    const heard: (string | undefined)[] = [];
    workspace.onUnsavedChanged((unsaved) => heard.push(unsaved === undefined ? 'saved' : 'waits'));
    refuse(files);
    await codeOf(workspace.save(change('first', 'second')));
    await codeOf(workspace.save(change('second', 'third')));
    files.refuse = () => undefined;
    await workspace.retry();
    const { definition } = await openWorkspaceFiles({ folder: '/w', files }).read();
    expect([definition.get(key), workspace.unsaved(), heard]).toEqual([stage('third'), undefined, ['waits', 'saved']]);
  });
});

it('comes to the right end where a step failed halfway and was taken back', async () => {
  const { files, workspace } = await open();
  const other = entityKey('stage', 'api1', 'prod');
  let moves = 0;
  files.refuse = (operation) => (operation === 'move' && ++moves > 1 ? 'EIO' : undefined);
  const both = [...change('first', 'second'), { key: other, after: { ...stage('new'), stageName: 'prod' } as Entity }];
  await codeOf(workspace.save(both));
  files.refuse = () => undefined;
  await workspace.save([...change('second', 'first'), { key: other, before: both[1]?.after as Entity }]);
  const { definition } = await openWorkspaceFiles({ folder: '/w', files }).read();
  expect([...definition]).toEqual([
    ['rest-api:api1', api],
    [key, stage('first')],
  ]);
});

it('leaves no half-written file behind', async () => {
  const { files, workspace } = await open();
  files.refuse = (operation) => (operation === 'move' ? 'EIO' : undefined);
  await codeOf(workspace.save(change('first', 'second')));
  expect(Object.keys(files.contents()).filter((path) => path.endsWith('.saving'))).toEqual([]);
});

it('takes away what a kill left half-written, when it opens', async () => {
  const { files } = await open();
  await files.createText(`${file}.saving`, 'descr');
  const { problems } = await openWorkspaceFiles({ folder: '/w', files }).read();
  expect([problems, Object.hasOwn(files.contents(), `${file}.saving`)]).toEqual([[], false]);
});

it('tries again by itself', async () => {
  const files = openMemoryFiles();
  const workspace = openWorkspaceFiles({ folder: '/w', files, retryMs: 1 });
  files.refuse = (operation) => (operation === 'createText' ? 'ENOSPC' : undefined);
  const saved = new Promise<void>((resolve) => {
    workspace.onUnsavedChanged((unsaved) => (unsaved === undefined ? resolve() : undefined));
  });
  await codeOf(workspace.save([{ key: 'rest-api:api1', after: api }]));
  files.refuse = () => undefined;
  await saved;
  expect(Object.keys(files.contents())).toEqual(['/w/apis/pets/api.yaml']);
});

it('puts a broken file aside instead of writing over it', async () => {
  const { files, workspace } = await open();
  await files.removeFile(file);
  await files.createText(file, 'stageName: dev\ndescription: [half a\n');
  const heard = vi.fn();
  workspace.watch(heard);
  await workspace.save(change('first', 'second'));
  const { definition, problems } = await openWorkspaceFiles({ folder: '/w', files }).read();
  await workspace.dispose();
  expect([definition.get(key), problems, files.contents()[`${file}.broken`]]).toEqual([
    stage('second'),
    [],
    'stageName: dev\ndescription: [half a\n',
  ]);
  expect(heard.mock.calls.map(([edit]) => edit.problems.length)).toEqual([1, 0]);
});

it('tells an edit made outside a moment before, and keeps it', async () => {
  const { files, workspace } = await open();
  const heard: EntityKey[][] = [];
  workspace.watch(({ changes }) => heard.push(changes.map((edit) => edit.key)));
  const text = files.contents()[file] ?? '';
  await files.removeFile(file);
  await files.createText(file, `${text}tracingEnabled: true # asked for by ops\n`);
  await workspace.save(change('first', 'second'));
  await workspace.dispose();
  expect([heard, files.contents()[file]]).toEqual([
    [[key]],
    'stageName: dev\ndescription: second\ntracingEnabled: true # asked for by ops\n',
  ]);
});

it('does its own writes without a word', async () => {
  const { workspace } = await open();
  const heard = vi.fn();
  workspace.watch(heard);
  await workspace.save(change('first', 'second'));
  await workspace.dispose();
  expect(heard).not.toHaveBeenCalled();
});
