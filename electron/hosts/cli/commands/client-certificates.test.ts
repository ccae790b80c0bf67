import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { clientCertificatesCommand } from './client-certificates';
import { importCommand } from './documents';
import { deployCommand } from './run';

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, clientCertificatesCommand]);
  const mock = '{ x-amazon-apigateway-integration: { type: mock } }';
  const text = `openapi: 3.0.1\ninfo: { title: A, version: '1' }\npaths: { /x: { get: ${mock} } }\n`;
  await writeFile(join(cli.folder, 'a.yaml'), text);
  await cli.run('import', 'a.yaml');
  await cli.run('deploy', 'A', '--stage', 'dev');
});
afterEach(() => cli.dispose());

const words = (...sent: string[]) => cli.run('client-certificates', ...sent);

it('generates certificates for back ends, lists, shows, describes and deletes them', async () => {
  const none = await words();
  const { output: id } = await words('generate', '--description', 'Orders');
  const shown = await words('show', id);
  await words('describe', id, '--description', 'Payments');
  const listed = await words();
  const gone = await words('delete', id);
  expect([none.output, shown.output.split('\n').slice(0, 2), listed.output, gone.output]).toEqual([
    'No client certificates.',
    [
      expect.stringMatching(new RegExp(`^# ${id}  until \\d{4}-\\d\\d-\\d\\d  used by nothing  Orders$`)),
      '-----BEGIN CERTIFICATE-----',
    ],
    expect.stringContaining('used by nothing  Payments'),
    `${id} is gone.`,
  ]);
});

it('keeps one that a stage shows, and says which', async () => {
  const { output: id } = await words('generate');
  const file = join(cli.folder, 'apis', 'a', 'stages', 'dev.yaml');
  await writeFile(file, `${await readFile(file, 'utf8')}clientCertificateId: ${id}\n`);
  const listed = await words();
  const refused = await words('delete', id);
  expect([listed.output, refused.code, refused.errors]).toEqual([
    expect.stringMatching(/ {2}used by [a-z0-9]{10}\/dev$/),
    1,
    expect.stringMatching(new RegExp(`Client certificate ${id} is used by stage [a-z0-9]{10}/dev`)),
  ]);
});

it('ends with 2 where words are missing, with 1 for one that is not there', async () => {
  const codes = [await words('show'), await words('bend'), await words('show', 'zzzzzz')];
  expect(codes.map(({ code }) => code)).toEqual([2, 2, 1]);
});
