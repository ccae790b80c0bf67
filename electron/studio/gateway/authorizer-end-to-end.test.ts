// Lambda authorizers with real functions: Node and Python, errors, timeouts, logs.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
import type { Trace } from '../../../shared/trace/trace';
import { openSamplePool, type SamplePool } from '../../backends/lambda/testing/sample-functions';
import { type Gateway, openGateway } from '../../gateway/gateway';
import { mockAnswering, sampleStage } from '../../gateway/testing/sample-api';

const uriOf = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const authorizer = (name: string, more: Partial<Authorizer> = {}): Authorizer => ({
  id: name,
  name,
  type: 'REQUEST',
  identitySource: 'method.request.querystring.user',
  authorizerUri: uriOf(name),
  ...more,
});
const names = ['by-query', 'throws', 'refuses', 'slow', 'odd', 'snake'];

let sample: SamplePool;
let gateway: Gateway;
const traces: Trace[] = [];

beforeAll(() => {
  sample = openSamplePool();
  const node = (name: string, code: string, settings = {}) => sample.write(name, { 'index.js': code }, settings);
  sample.pool.serve([
    node(
      'by-query',
      `let asked = 0;
      exports.handler = async (event) => {
        console.log('asked about', event.queryStringParameters.user);
        return {
          principalId: event.queryStringParameters.user,
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
          },
          context: { asked: ++asked, isGood: true },
        };
      };`,
    ),
    node('throws', 'exports.handler = async () => { throw new Error("no such user"); };'),
    node('refuses', 'exports.handler = (event, context, callback) => callback("Unauthorized");'),
    node('slow', 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60000));', { timeout: 1 }),
    node('odd', 'exports.handler = async () => ({ isAuthorized: true });'),
    sample.write(
      'snake',
      { 'app.py': 'def handler(event, context):\n    raise Exception("Unauthorized")\n' },
      { runtime: 'python3.12', handler: 'app.handler' },
    ),
  ]);
  gateway = openGateway({
    settings: { identity: { accountId: '123456789012', region: 'us-east-1' }, endpoints: {}, tracesPerSecond: 100 },
    observer: { traces: (more) => traces.push(...more), accessLog: () => undefined, counters: () => undefined },
    lambda: sample.pool,
  });
  const methodIntegration = mockAnswering(200, {
    responseTemplates: { 'application/json': '$context.authorizer.principalId $context.authorizer.asked' },
  });
  const guarded = (authorizerId: string) => ({ authorizationType: 'CUSTOM', authorizerId, methodIntegration });
  gateway.deploy(
    sampleStage({
      authorizers: names.map((name) => authorizer(name)),
      paths: Object.fromEntries(names.map((name) => [`/${name}`, { GET: guarded(name), POST: guarded(name) }])),
    }),
  );
});

afterAll(async () => {
  await gateway.dispose();
  await sample.dispose();
});

async function send(path: string, method = 'GET') {
  const answer = await gateway.handle({
    method,
    url: `/dev${path}`,
    rawHeaders: ['Host', 'abc1234567.execute-api.us-east-1.localhost'],
    body: Buffer.alloc(0),
    connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
  });
  await gateway.drain();
  return [answer.status, Buffer.from(answer.body).toString()];
}

it('asks the function, keeps its answer, and refuses the method that the kept policy does not name', async () => {
  const answers = [
    await send('/by-query?user=ann'),
    await send('/by-query?user=ann'),
    await send('/by-query?user=ann', 'POST'),
    await send('/by-query?user=bob', 'POST'),
  ];
  expect(answers).toEqual([
    [200, 'ann 1'],
    [200, 'ann 1'],
    [403, '{"Message":"User is not authorized to access this resource"}'],
    [200, 'bob 2'],
  ]);
});

it('leads from the trace to the log of the function that was asked', async () => {
  await send('/by-query?user=eve');
  const requestId = traces.at(-1)?.authorizer?.requestId;
  await sample.linesWith('by-query', 'asked about eve');
  const line = sample.lines.find(({ text }) => text.includes('asked about eve'));
  expect([line?.requestId, traces.at(-1)?.function]).toEqual([requestId, undefined]);
});

it('answers 401 for Unauthorized and 500 for everything else that goes wrong', async () => {
  const nothing = '{"message":null}';
  expect([
    await send('/refuses?user=a'),
    await send('/throws?user=a'),
    await send('/slow?user=a'),
    await send('/odd?user=a'),
  ]).toEqual([
    [401, '{"message":"Unauthorized"}'],
    [500, nothing],
    [500, nothing],
    [500, nothing],
  ]);
  const wrong = traces.at(-1)?.failure?.shape?.fields.filter(({ verdict }) => verdict === 'wrong');
  expect(wrong?.map(({ at }) => at)).toEqual(['principalId', 'policyDocument']);
});

it.skipIf(spawnSync('python3', ['--version']).status !== 0)('takes Python’s exception for an error too', async () => {
  expect(await send('/snake?user=a')).toEqual([401, '{"message":"Unauthorized"}']);
});
