import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { importCommand } from './documents';
import { linkCommand } from './link';

const document = `openapi: 3.0.1
info: { title: Pets, version: '1' } # by hand
paths:
  /pets:
    get:
      operationId: listPets
      responses: { '200': { description: 200 response } }
`;

let cli: CliUnderTest;
let file: string;
beforeEach(async () => {
  cli = await openTestCli([importCommand, linkCommand]);
  file = join(cli.folder, 'pets.yaml');
  await writeFile(file, document);
  await cli.run('import', 'pets.yaml');
});
afterEach(() => cli.dispose());

it('links, tells and pulls a change of the document, and lets go', async () => {
  expect((await cli.run('link', 'Pets', 'pets.yaml')).output).toBe('Pets <- pets.yaml: in step');
  await writeFile(file, document.replace('listPets', 'allPets'));
  const status = await cli.run('link', '--status');
  expect(status.output).toBe('Pets <- pets.yaml: source changed: 0 added, 1 changed, 0 removed');
  const preview = await cli.run('link', 'Pets', '--preview');
  expect(preview.output.split('\n')).toContain('  ~ document GET /pets operationName: listPets | allPets');
  expect((await cli.run('link', 'Pets', '--pull')).output).toBe('Pets <- pets.yaml: in step');
  expect((await cli.run('link', 'Pets', '--push')).output).toBe('pets.yaml has it all.\nPets <- pets.yaml: in step');
  expect((await cli.run('link', 'Pets', '--unlink')).output).toBe('Pets is not linked any more.');
  expect((await cli.run('link', '--status')).output).toBe('No API is linked to a document.');
  expect(await readFile(file, 'utf8')).toBe(document.replace('listPets', 'allPets'));
});

it('shows the line and a caret where the document is broken', async () => {
  await cli.run('link', 'Pets', 'pets.yaml');
  await writeFile(file, document.replace("version: '1' }", "version: '1'"));
  const { code, output } = await cli.run('link', '--status');
  expect(code).toBe(1);
  expect(output).toMatch(/^Pets <- pets\.yaml: pets\.yaml:\d+:\d+: .+\n.+\n +\^$/);
});

it('refuses words that do not go together', async () => {
  expect(await cli.run('link', 'Pets')).toMatchObject({ code: 2 });
  expect(await cli.run('link', 'Pets', '--pull', '--push')).toMatchObject({ code: 2 });
  expect(await cli.run('link', 'Pets', '--pull', '--ours', '--theirs')).toMatchObject({ code: 2 });
});
