// `gatehouse import` and `export`: what is asked for comes out, and what cannot be read is refused with its place.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { exportCommand, importCommand } from './documents';

let cli: CliUnderTest;

beforeAll(async () => {
  cli = await openTestCli([importCommand, exportCommand]);
  await cli.run('import', resolve('shared/openapi/fixtures/mock-cors.yaml'));
});

afterAll(() => cli.dispose());

it.each([
  [[], [true, false]],
  [['--plain'], [false, false]],
  [
    ['--extensions', 'postman'],
    [false, true],
  ],
  [
    ['--extensions', 'integrations,postman'],
    [true, true],
  ],
])('exports with %j what they ask for', async (words, expected) => {
  const { code, output } = await cli.run('export', 'CORS by hand', ...words);
  const document = JSON.parse(output) as object;
  expect([code, output.includes('x-amazon-apigateway-integration'), 'x-postman-collection' in document]).toEqual([
    0,
    ...expected,
  ]);
});

it.each([
  [['--extensions', 'all'], '--extensions takes apigateway, integrations'],
  [['--extensions', 'postman', '--plain'], '--plain leaves out'],
])('refuses %j as wrong usage', async (words, message) => {
  const { code, errors } = await cli.run('export', 'CORS by hand', ...words);
  expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
});

it('converts OpenAPI 3.1 and says what changed', async () => {
  await writeFile(join(cli.folder, 'newer.yaml'), 'openapi: 3.1.0\ninfo: {title: Newer, version: "1"}\nwebhooks: {}\n');
  const { code, output } = await cli.run('import', 'newer.yaml');
  expect([code, output]).toEqual([0, expect.stringContaining('warning webhooks: OpenAPI 3.0 has no webhooks')]);
});

it('refuses bytes that are no text, with line and column', async () => {
  const bytes = Buffer.concat([
    Buffer.from('openapi: 3.0.1\ninfo: {title: "'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('"}'),
  ]);
  await writeFile(join(cli.folder, 'latin.yaml'), bytes);
  const { code, errors } = await cli.run('import', 'latin.yaml');
  expect([code, errors]).toEqual([1, expect.stringContaining('no UTF-8 text: see line 2, column 16.')]);
});

it('makes an HTTP API of a document, and a document of it again', async () => {
  const integration = '{type: http_proxy, httpMethod: GET, uri: "https://a.example", payloadFormatVersion: "1.0"}';
  const paths = `paths: {/pets: {get: {x-amazon-apigateway-integration: ${integration}}}}`;
  await writeFile(join(cli.folder, 'http.yaml'), `openapi: 3.0.1\ninfo: {title: Light, version: "1"}\n${paths}\n`);
  const imported = await cli.run('import', 'http.yaml', '--protocol', 'HTTP');
  expect([imported.code, imported.output]).toEqual([0, expect.stringContaining('Light, 1 routes')]);
  const { code, output } = await cli.run('export', 'Light');
  expect([code, output]).toEqual([0, expect.stringContaining('"x-amazon-apigateway-importexport-version" : "1.0"')]);
});
