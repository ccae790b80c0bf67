// `gatehouse push` against an endpoint with a socket: another studio's management APIs.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../../../management/management-fixture';
import { type CliUnderTest, openTestCli } from '../cli-fixture';
import { readInput } from '../read-input';
import { importCommand } from './documents';
import { pushCommand } from './push';

let there: ManagementUnderTest;
let server: Server;
let cli: CliUnderTest;
let endpoint: string;

beforeAll(async () => {
  vi.stubEnv('AWS_CONFIG_FILE', '/no/such/file');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/no/such/file');
  for (const name of ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION']) vi.stubEnv(name, undefined);
  there = await openTestManagement();
  server = createServer((request, response) => {
    void readInput(request).then(async (body) => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const answer = await there.call(request.method ?? 'GET', request.url ?? '/', body, headers);
      response.writeHead(answer.status, answer.headers).end(answer.text);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cli = await openTestCli([importCommand, pushCommand]);
  await cli.run('import', resolve('shared/openapi/fixtures/mock-cors.yaml'));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await cli.dispose();
  await new Promise((closed) => server.close(closed));
  await there.dispose();
});

const title = 'CORS by hand';

async function push(words: readonly string[], input = '') {
  const { code, output, errors } = await cli.runWith(
    ['push', title, '--stage', 'dev', '--endpoint', endpoint, ...words],
    {
      input,
    },
  );
  return { code, lines: output.split('\n'), errors };
}

it('shows what would change, asks, pushes, and finds nothing to push after it', async () => {
  const refused = await push([], 'no\n');
  expect([refused.code, refused.errors]).toEqual([1, expect.stringContaining('Nothing was pushed.')]);
  expect(refused.lines[0]).toBe(`${title} to a new API, stage dev, at ${endpoint} (us-east-1)`);
  const pushed = await push([], 'yes\n');
  expect([pushed.code, pushed.lines.slice(-4)]).toEqual([
    0,
    [
      expect.stringMatching(/^Put the definition: \d+ added$/),
      'Deployed to stage dev',
      'Set stage dev',
      expect.stringMatching(/^[a-z0-9]{10} dev, deployment \w+$/),
    ],
  ]);
  const again = await push(['--yes']);
  expect([again.code, again.lines.at(-1)]).toEqual([0, 'Nothing to push: the endpoint has it all.']);
});

it('prints the plan for machines and changes nothing', async () => {
  const { code, lines } = await push(['--plan', '--json']);
  expect([code, JSON.parse(lines.join('\n'))]).toMatchObject([0, { plan: { apiName: title, endpoint } }]);
});

it('needs a stage', async () => {
  expect((await cli.run('push', title)).code).toBe(2);
});
