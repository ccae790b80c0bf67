import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { cacheCommand } from './cache';
import { importCommand } from './documents';
import { deployCommand } from './run';

const document = {
  openapi: '3.0.1',
  info: { title: 'Orders', version: '1' },
  paths: {
    '/orders': {
      get: {
        parameters: [{ name: 'page', in: 'query', schema: { type: 'string' } }],
        responses: { '200': { description: 'fine' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
          responses: { default: { statusCode: '200' } },
          cacheKeyParameters: ['method.request.querystring.page'],
        },
      },
    },
  },
};

let cli: CliUnderTest;
beforeEach(async () => {
  cli = await openTestCli([importCommand, deployCommand, cacheCommand]);
  await writeFile(join(cli.folder, 'orders.json'), JSON.stringify(document));
  await cli.run('import', 'orders.json', '--no-deploy');
  await cli.run('deploy', 'Orders', '--stage', 'dev');
});
afterEach(() => cli.dispose());

async function switchOn(): Promise<void> {
  const settings = `stageName: dev\ncacheClusterEnabled: true\nmethodSettings:\n  '*/*': { cachingEnabled: true }\n`;
  await writeFile(join(cli.folder, 'apis/orders/stages/dev.yaml'), settings);
}

it('says that a stage has no cache, and why a request would not be kept', async () => {
  const list = await cli.run('cache', 'list', 'Orders', '--stage', 'dev');
  const explained = await cli.run('cache', 'explain', 'Orders', 'get', '/orders', '--stage', 'dev');
  expect([list.output, explained.output.split('\n')]).toEqual([
    'The stage has no cache cluster.',
    ['uncached: The stage has no cache cluster.', 'Method: GET /orders'],
  ]);
});

it('lists a cache, explains a miss with its key, and flushes', async () => {
  await switchOn();
  const list = await cli.run('cache', 'list', 'Orders', '--stage', 'dev');
  const explained = await cli.run('cache', 'explain', 'Orders', 'GET', '/orders?page=2&q=x', '--stage', 'dev');
  const flushed = await cli.run('cache', 'flush', 'Orders', '--stage', 'dev', '--json');
  expect([list.output, explained.output.split('\n'), JSON.parse(flushed.output)]).toEqual([
    '0.5 GB, 0 of 16777216 bytes used here; 0 hits, 0 misses',
    [
      'miss: Nothing is kept under this key.',
      'Method: GET /orders',
      expect.stringMatching(/^Key: \w+ GET page=2$/),
      'Query parameter q is no part of the key: all its values share one entry.',
    ],
    { removed: 0 },
  ]);
});

it('refuses entries and stages that are not there', async () => {
  const entry = await cli.run('cache', 'invalidate', 'Orders', 'abc', '--stage', 'dev');
  const stage = await cli.run('cache', 'list', 'Orders', '--stage', 'prod');
  const without = await cli.run('cache', 'list', 'Orders');
  const action = await cli.run('cache', 'drop', 'Orders', '--stage', 'dev');
  expect([entry.errors, stage.errors, [entry, stage, without, action].map(({ code }) => code)]).toEqual([
    expect.stringContaining('Stage dev keeps no entry abc.'),
    expect.stringContaining('There is no stage prod of a REST API'),
    [1, 1, 2, 2],
  ]);
});
