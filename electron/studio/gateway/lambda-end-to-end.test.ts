// The gateway in front of real functions: requests in, processes behind, answers, logs and traces out.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import { openSamplePool, type SamplePool } from '../../backends/lambda/testing/sample-functions';
import { collectBody } from '../../gateway/body-stream';
import { type Gateway, openGateway } from '../../gateway/gateway';
import { sampleStage } from '../../gateway/testing/sample-api';

const uriOf = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const proxy = (name: string) => ({ type: 'AWS_PROXY', httpMethod: 'POST', uri: uriOf(name) });
const mapped = (name: string) => ({
  ...proxy(name),
  type: 'AWS',
  requestTemplates: { 'application/json': '{"id": 7}' },
  integrationResponses: { 200: { statusCode: '200' } },
});

let sample: SamplePool;
let gateway: Gateway;
const traces: Trace[] = [];

beforeAll(() => {
  sample = openSamplePool();
  const node = (name: string, code: string, settings = {}) => sample.write(name, { 'index.js': code }, settings);
  sample.pool.serve([
    node('echo', 'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });'),
    node(
      'throws',
      'exports.handler = async () => { console.log("about to fail"); throw new Error("no such order"); };',
    ),
    node('throttled', 'exports.handler = async () => ({});', { reservedConcurrentExecutions: 0 }),
    node('notes', 'exports.handler = async (event) => { console.log("noted", event.id); return event; };'),
    node('odd', 'exports.handler = async () => ({ status: 200 });'),
    node('slow', 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60000));', { timeout: 1 }),
    node(
      'streams',
      `exports.handler = awslambda.streamifyResponse(async (event, stream) => {
        const out = awslambda.HttpResponseStream.from(stream, { statusCode: 203, headers: { 'X-A': event.path } });
        out.write('one '); out.write('two'); out.end();
      });`,
    ),
    sample.write(
      'snake',
      { 'app.py': 'def handler(event, context):\n    return {"statusCode": 202, "body": event["httpMethod"]}\n' },
      { runtime: 'python3.12', handler: 'app.handler' },
    ),
  ]);
  gateway = openGateway({
    settings: { identity: { accountId: '123456789012', region: 'us-east-1' }, endpoints: {}, tracesPerSecond: 100 },
    observer: { traces: (more) => traces.push(...more), accessLog: () => undefined, counters: () => undefined },
    lambda: sample.pool,
  });
  const methodResponses = { 200: { statusCode: '200' }, 404: { statusCode: '404' } };
  const methodOf = (methodIntegration: object) => ({
    GET: { methodResponses, methodIntegration },
    POST: { methodResponses, methodIntegration },
  });
  gateway.deploy(
    sampleStage({
      paths: {
        '/echo/{proxy+}': methodOf(proxy('echo')),
        '/throws': methodOf(proxy('throws')),
        '/odd': methodOf(proxy('odd')),
        '/slow': methodOf(proxy('slow')),
        '/impatient': methodOf({ ...proxy('slow'), timeoutInMillis: 50 }),
        '/throttled': methodOf(proxy('throttled')),
        '/later': methodOf({
          ...mapped('notes'),
          requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
        }),
        '/no-json': methodOf({ ...mapped('notes'), requestTemplates: { 'application/json': 'no json' } }),
        '/missing': methodOf(proxy('missing')),
        '/snake': methodOf(proxy('snake')),
        '/streams': methodOf({
          ...proxy('streams'),
          uri: uriOf('streams')
            .replace('2015-03-31', '2021-11-15')
            .replace('invocations', 'response-streaming-invocations'),
          responseTransferMode: 'STREAM',
        }),
        '/mapped': methodOf({
          ...mapped('throws'),
          integrationResponses: {
            200: { statusCode: '200' },
            404: {
              statusCode: '404',
              selectionPattern: 'no such .*',
              responseTemplates: { 'application/json': '{"error": $input.json("$.errorMessage")}' },
            },
          },
        }),
      },
    }),
  );
});

afterAll(async () => {
  await gateway.dispose();
  await sample.dispose();
});

async function send(path: string, body = '', headers: readonly string[] = []) {
  const answer = await gateway.handle({
    method: body === '' ? 'GET' : 'POST',
    url: `/dev${path}`,
    rawHeaders: ['Host', 'abc1234567.execute-api.us-east-1.localhost', ...headers],
    body: Buffer.from(body),
    connection: { remoteAddress: '127.0.0.1', port: 4600, isTls: false },
  });
  const bytes = answer.stream === undefined ? answer.body : await collectBody(answer.stream, 1_000_000);
  await gateway.drain();
  return { status: answer.status, headers: answer.headers, text: Buffer.from(bytes).toString() };
}

/** The trace of the last request. */
const lastTrace = (): Trace | undefined => traces.at(-1);

it('hands a function the request as an event, and the client its answer', async () => {
  const { status, text } = await send('/echo/a/b?x=1', '{"order":1}', ['Content-Type', 'application/json']);
  expect([status, JSON.parse(text)]).toMatchObject([
    200,
    {
      resource: '/echo/{proxy+}',
      path: '/echo/a/b',
      httpMethod: 'POST',
      queryStringParameters: { x: '1' },
      pathParameters: { proxy: 'a/b' },
      body: '{"order":1}',
    },
  ]);
});

it('answers 502 for a function that throws, and the trace leads to its log', async () => {
  const { status } = await send('/throws');
  const trace = lastTrace();
  await sample.linesWith('throws', 'about to fail');
  const line = sample.lines.find(
    ({ text, requestId }) => text.includes('about to fail') && requestId === trace?.function?.requestId,
  );
  expect([status, trace?.failure?.reason, trace?.function?.functionError, line?.functionName]).toEqual([
    502,
    `Lambda execution failed with status 200 due to customer function error: no such order. Lambda request id: ${trace?.function?.requestId}`,
    'Unhandled',
    'throws',
  ]);
});

it('says which field of an answer is none', async () => {
  const { status } = await send('/odd');
  expect([status, lastTrace()?.failure?.shape?.fields.at(-1)]).toEqual([
    502,
    { at: 'status', expected: 'no such field', verdict: 'unknown', got: '200' },
  ]);
});

it('selects the integration response by the error of a function that is mapped', async () => {
  const { status, text } = await send('/mapped');
  expect([status, JSON.parse(text)]).toEqual([404, { error: 'no such order' }]);
});

it('answers 502 where the function’s own time runs out, and 504 where the integration’s does', async () => {
  const own = await send('/slow');
  const reason = lastTrace()?.failure?.reason;
  const integration = await send('/impatient');
  expect([own.status, reason?.includes('Task timed out after 1.00 seconds'), integration.status]).toEqual([
    502,
    true,
    504,
  ]);
});

it('answers 500 for a function that is not there', async () => {
  const { status } = await send('/missing');
  expect([status, lastTrace()?.failure?.reason]).toEqual([
    500,
    'Execution failed due to configuration error: Function not found: arn:aws:lambda:us-east-1:123456789012:function:missing',
  ]);
});

it('answers 500 for a function that is throttled', async () => {
  const { status } = await send('/throttled');
  const { failure, log } = lastTrace() ?? {};
  expect([
    status,
    failure?.reason,
    log?.some(({ text }) => text.startsWith('Lambda invocation failed with status: 429.')),
  ]).toEqual([500, 'Execution failed due to configuration error: Rate Exceeded.', true]);
});

it('answers at once where the invocation is an event, and the function runs all the same', async () => {
  const { status, text } = await send('/later');
  await sample.linesWith('notes', 'noted 7');
  expect([status, text, lastTrace()?.integration?.status]).toEqual([200, '', 202]);
});

it('hands on what Lambda says of a payload that is no JSON', async () => {
  const { status, text } = await send('/no-json');
  expect([status, JSON.parse(text)]).toEqual([
    200,
    { Type: 'User', message: expect.stringContaining('Could not parse request body into json') },
  ]);
});

it('streams what a function streams', async () => {
  const { status, headers, text } = await send('/streams');
  expect([status, headers[headers.indexOf('X-A') + 1], text]).toEqual([203, '/streams', 'one two']);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

it.skipIf(!hasPython)('runs Python behind a method as well', async () => {
  const { status, text } = await send('/snake');
  expect([status, text]).toEqual([202, 'GET']);
});
