import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restMethodSteps } from '../chains/rest-method-steps';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import { EndpointFailure } from '../gateway-error';
import { openHttpEndpoints } from './http-endpoints';

let http: ReturnType<typeof openHttpEndpoints>;
let server: Server;
let listener: RequestListener;
let seen: IncomingMessage | undefined;

beforeEach(async () => {
  http = openHttpEndpoints({ endpoints: { localPort: () => undefined } });
  listener = (_, outgoing) => outgoing.end();
  server = createServer((incoming, outgoing) => {
    seen = incoming;
    incoming.resume().on('end', () => listener(incoming, outgoing));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await http.dispose();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function methodOf(
  type: 'HTTP' | 'HTTP_PROXY',
  more: Record<string, unknown> = {},
): NonNullable<TestExchange['method']> {
  const { port } = server.address() as AddressInfo;
  return {
    methodResponses: { 200: { statusCode: '200' } },
    integration: {
      type,
      uri: `http://127.0.0.1:${port}/pets/{id}`,
      httpMethod: 'ANY',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
      integrationResponses: { 200: { statusCode: '200' } },
      ...more,
    },
  };
}

const pathParameters = { id: '7%2F8' };

describe('HTTP_PROXY', () => {
  it('cases 55 and 58: passes status, headers and body, renaming what it must', async () => {
    listener = (_, outgoing) => {
      outgoing.writeHead(400, [
        'Date',
        'today',
        'Content-Type',
        'text/plain',
        'x-amzn-RequestId',
        'r',
        'Set-Cookie',
        '1',
        'Set-Cookie',
        '2',
        'Content-Length',
        '3',
      ]);
      outgoing.end('bad');
    };
    const { exchange } = openExchange({
      method: methodOf('HTTP_PROXY'),
      pathParameters,
      query: 'a=1',
      body: 'hello',
      http,
    });
    const { status, body } = await runSteps(restMethodSteps, exchange);
    expect([status, body]).toEqual([400, 'bad']);
    expect(exchange.response?.headers).toEqual([
      ['x-amzn-Remapped-Date', 'today'],
      ['Content-Type', 'text/plain'],
      ['x-amzn-Remapped-x-amzn-RequestId', 'r'],
      ['Set-Cookie', '1'],
      ['Set-Cookie', '2'],
      ['x-amzn-Remapped-Content-Length', '3'],
      ['x-amzn-Remapped-Connection', 'keep-alive'],
    ]);
    expect([seen?.method, seen?.url, seen?.headers['content-length']]).toEqual(['POST', '/pets/7%2F8?a=1', '5']);
  });

  it.each<[coding: string, sent: Uint8Array, body: string]>([
    ['gzip', gzipSync('plain'), 'plain'],
    ['gzip', Buffer.from('not gzip'), 'not gzip'],
    ['unknown', Buffer.from('as it is'), 'as it is'],
  ])('hands on what came as %s without its coding: %#', async (coding, sent, body) => {
    listener = (_, outgoing) => outgoing.setHeader('Content-Encoding', coding).end(sent);
    const outcome = await runSteps(
      restMethodSteps,
      openExchange({ method: methodOf('HTTP_PROXY'), pathParameters, http }).exchange,
    );
    expect([outcome.body, Object.keys(outcome.headers ?? {}).includes('Content-Encoding')]).toEqual([body, false]);
  });

  it('sends an empty POST with its length', async () => {
    await runSteps(restMethodSteps, openExchange({ method: methodOf('HTTP_PROXY'), pathParameters, http }).exchange);
    expect(seen?.headers['content-length']).toBe('0');
  });
});

describe('HTTP', () => {
  it('cases 57 and 60: maps the status and body of the answer', async () => {
    listener = (_, outgoing) => outgoing.writeHead(404).end('{"why":"none"}');
    const responseTemplates = { 'application/json': "$input.path('$.why')" };
    const integrationResponses = { 200: { statusCode: '200', responseTemplates } };
    const { exchange } = openExchange({ method: methodOf('HTTP', { integrationResponses }), pathParameters, http });
    expect(await runSteps(restMethodSteps, exchange)).toEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: 'none',
    });
  });

  it('case 61: is 504 past its timeout', async () => {
    listener = () => undefined;
    const { exchange } = openExchange({ method: methodOf('HTTP', { timeoutInMillis: 50 }), pathParameters, http });
    expect(await runSteps(restMethodSteps, exchange)).toEqual({
      refused: ['INTEGRATION_TIMEOUT', { reason: 'Execution failed due to a timeout error' }],
    });
  });
});

const configurationError = 'Execution failed due to configuration error: ';

it.each<[failure: EndpointFailure['failure'], message: string, refused: unknown, logsTheCall: boolean]>([
  [
    'invalid-address',
    'x',
    ['API_CONFIGURATION_ERROR', { reason: `${configurationError}Invalid endpoint address` }],
    false,
  ],
  [
    'unreachable',
    'connect ECONNREFUSED',
    [
      'INTEGRATION_FAILURE',
      {
        status: 504,
        message: 'Network error communicating with endpoint',
        reason: 'Execution failed due to a network error communicating with endpoint: connect ECONNREFUSED',
      },
    ],
    true,
  ],
  ['timeout', 'x', ['INTEGRATION_TIMEOUT', { reason: 'Execution failed due to a timeout error' }], true],
  [
    'certificate',
    "Host name 'h'",
    ['DEFAULT_5XX', { status: 500, reason: `${configurationError}Host name 'h'` }],
    true,
  ],
  ['too-large', 'too long', ['API_CONFIGURATION_ERROR', { reason: `${configurationError}too long` }], true],
])('answers %s as AWS does', async (failure, message, refused, logsTheCall) => {
  const failing = { call: () => Promise.reject(new EndpointFailure(failure, message)) };
  const { exchange, log } = openExchange({ method: methodOf('HTTP'), pathParameters, http: failing });
  expect(await runSteps(restMethodSteps, exchange)).toEqual({ refused });
  expect(log.some((line) => line.startsWith('INFO Sending request to'))).toBe(logsTheCall);
});

it('lets a fault of its own through', async () => {
  const failing = { call: () => Promise.reject(new TypeError('bug')) };
  const { exchange } = openExchange({ method: methodOf('HTTP'), pathParameters, http: failing });
  await expect(runSteps(restMethodSteps, exchange)).rejects.toThrow('bug');
});

it('writes the call into log and trace', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pets/7`;
  const { exchange, log, notes } = openExchange({
    method: methodOf('HTTP'),
    pathParameters: { id: '7' },
    http: {
      call: async () => ({ status: 200, headers: [['X-A', '1']], body: Buffer.from('answer'), latencyMs: 12.3 }),
    },
  });
  await runSteps(restMethodSteps, exchange);
  expect(log).toEqual([
    `TRACE Endpoint request URI: ${url}`,
    expect.stringMatching(
      /^TRACE Endpoint request headers: \{x-amzn-apigateway-api-id=a1b2c3d4e5, Accept=application\/json, User-Agent=AmazonAPIGateway_a1b2c3d4e5, Host=127/,
    ),
    'TRACE Endpoint request body after transformations: ',
    `INFO Sending request to ${url}`,
    'INFO Received response. Status: 200, Integration latency: 12 ms',
    'TRACE Endpoint response headers: {X-A=1}',
    'TRACE Endpoint response body before transformations: answer',
    'TRACE Method response body after transformations: answer',
  ]);
  expect(notes.flatMap(({ decided, changed }) => [decided, changed].filter(Boolean))).toEqual([
    'no parameter is checked',
    'no body is checked',
    'no template: body passes through',
    'body 0 B → 0 B',
    `POST ${url}`,
    'matched default → 200',
    'body 6 B → 6 B',
    '200',
  ]);
});
