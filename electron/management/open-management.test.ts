// The management listener over HTTP: what stands around the services.
import { Agent, request as openRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio/studio-fixture';
import { type Management, openManagement } from './open-management';

let studio: StudioUnderTest;
let management: Management;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  studio = await openTestStudio();
  await studio.client.workspace.create({ name: 'Managed' });
  management = await openManagement(studio.studio);
});

afterAll(async () => {
  agent.destroy();
  await management.dispose();
  await studio.dispose();
});

interface Answer {
  readonly status: number | undefined;
  readonly type: unknown;
  readonly text: string;
  readonly isReused: boolean;
}

function send(
  method: string,
  path: string,
  body: Buffer | string = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { port, secret } = management.place;
  return new Promise((resolve, reject) => {
    const sent = openRequest(
      { host: '127.0.0.1', port, method, path, agent, headers: { 'x-gatehouse-secret': secret, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            type: response.headers['x-amzn-errortype'],
            text: Buffer.concat(parts).toString(),
            isReused: sent.reusedSocket,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

it('lets nobody in without the secret', async () => {
  expect((await send('GET', '/restapis', '', { 'x-gatehouse-secret': 'guessed' })).status).toBe(403);
});

it.each([['application/json'], ['application/x-amz-json-1.1'], ['text/plain'], ['application/octet-stream']])(
  'reads a body whatever its type is called: %s',
  async (type) => {
    const made = await send('POST', '/apikeys', '{"name": "k"}', { 'Content-Type': type });
    expect([made.status, (JSON.parse(made.text) as { name: string }).name]).toEqual([201, 'k']);
  },
);

it.each([
  ['GET', '/nowhere', 403, 'MissingAuthenticationTokenException'],
  ['GET', '/', 403, 'MissingAuthenticationTokenException'],
  ['PUT', '/restapis', 403, 'MissingAuthenticationTokenException'],
  ['OPTIONS', '/restapis', 403, 'MissingAuthenticationTokenException'],
  ['GET', '/restapis//resources', 403, 'MissingAuthenticationTokenException'],
  ['GET', '/restapis/none', 404, 'NotFoundException'],
  ['GET', '/restapis/', 200, undefined],
])('answers %s %s as AWS does', async (method, path, status, type) => {
  const answer = await send(method, path);
  expect([answer.status, answer.type]).toEqual([status, type]);
});

it('answers HEAD without a body', async () => {
  const { status, text } = await send('HEAD', '/restapis');
  expect([status, text]).toEqual([403, '']);
});

it('refuses what is too large after it was sent, and keeps the connection', async () => {
  const import7 = Buffer.alloc(7 * 1_024 * 1_024, ' ');
  const document = await send('POST', '/restapis?mode=import', import7);
  const whole = await send('POST', '/restapis', Buffer.alloc(65 * 1_024 * 1_024, 'a'));
  const next = await send('GET', '/restapis');
  expect([
    [document.status, document.type],
    [whole.status, whole.type],
    [next.status, next.isReused],
    studio.faults,
  ]).toEqual([[400, 'BadRequestException'], [413, 'RequestEntityTooLargeException'], [200, true], []]);
});

it('tells clients of S3 in their own form what is not built', async () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260115/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=00';
  expect(await send('GET', '/', '', { authorization })).toMatchObject({
    status: 501,
    text: '<Error><Code>NotImplemented</Code><Message>Gatehouse does not implement s3 GET / yet.</Message></Error>',
  });
});
