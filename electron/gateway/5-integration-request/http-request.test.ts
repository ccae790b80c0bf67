import { describe, expect, it } from 'vitest';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import type { IntegrationRequest } from '../messages';
import { mapRequest } from './map-request';

const api = 'a1b2c3d4e5';
const traceId = 'Root=1-66ad6d53-aaaaaaaaaaaaaaaaaaaaaaaa';
const added = { 'x-amzn-apigateway-api-id': api, 'X-Amzn-Trace-Id': traceId };
const defaults = {
  Accept: 'application/json',
  'User-Agent': `AmazonAPIGateway_${api}`,
  Host: 'pets.example',
  ...added,
};
const invalid = ['API_CONFIGURATION_ERROR', 'Execution failed due to configuration error: Invalid endpoint address'];

type Mapping = Record<string, string>;

async function request(
  type: 'HTTP' | 'HTTP_PROXY',
  requestParameters: Mapping,
  options: TestExchange = {},
  uri = 'http://pets.example/x',
): Promise<IntegrationRequest | readonly unknown[]> {
  const { exchange } = openExchange({
    ...options,
    method: {
      ...options.method,
      integration: { type, uri, httpMethod: 'ANY', requestParameters, ...options.method?.integration },
    },
  });
  const { refused } = await runSteps([mapRequest], exchange);
  if (refused !== undefined) return [refused[0], refused[1].reason];
  return exchange.integrationRequest ?? [];
}

async function headersOf(...args: Parameters<typeof request>): Promise<unknown> {
  const sent = await request(...args);
  return 'headers' in sent ? Object.fromEntries(sent.headers) : sent;
}

async function urlOf(...args: Parameters<typeof request>): Promise<unknown> {
  const sent = await request(...args);
  return 'url' in sent ? sent.url : sent;
}

describe('HTTP', () => {
  it('case 53: sends its own headers and none of the client’s but Content-Type', async () => {
    const headers = [
      ['Content-Type', 'text/plain'],
      ['User-Agent', 'curl'],
      ['Cookie', 'a'],
    ] as const;
    expect(await headersOf('HTTP', {}, { headers })).toEqual({ ...defaults, 'Content-Type': 'text/plain' });
    expect(await headersOf('HTTP', {}, { headers, httpMethod: 'GET' })).toEqual(defaults);
  });

  it.each<[expression: string, value: string | undefined]>([
    ['method.request.path.id', 'a%2Bb'],
    ['method.request.querystring.q', '2 3'],
    ['method.request.multivaluequerystring.q', '1,2 3'],
    ['method.request.header.X-A', 'last'],
    ['method.request.multivalueheader.X-A', 'first,last'],
    ['method.request.header.x-a', undefined],
    ['method.request.querystring.none', undefined],
    ['method.request.path.constructor', undefined],
    ['method.request.body', '{"a":{"b":[1,2.50]},"n":null,"t":"x"}'],
    ['method.request.body.a', '{"b":[1,2.5]}'],
    ['method.request.body.a.b[0]', '1'],
    ["method.request.body['t']", undefined],
    ['method.request.body.t', 'x'],
    ['method.request.body.n', undefined],
    ['context.requestId', '11111111-2222-3333-4444-555555555555'],
    ['context.identity.sourceIp', '1.2.3.4'],
    ['context.identity.userArn', undefined],
    ['context.nothing', undefined],
    ['stageVariables.color', 'red'],
    ['stageVariables.none', undefined],
    ["'literal''s'", "literal''s"],
    ["''", ''],
    ['nonsense', undefined],
  ])('maps %s', async (expression, value) => {
    const headers = await headersOf(
      'HTTP',
      { 'integration.request.header.X-Out': expression },
      {
        pathParameters: { id: 'a%2Bb' },
        query: 'q=1&q=2+3',
        headers: [
          ['X-A', 'first'],
          ['X-A', 'last'],
        ],
        body: '{"a":{"b":[1,2.50]},"n":null,"t":"x"}',
        stageVariables: { color: 'red' },
      },
    );
    expect(headers).toEqual({ ...defaults, ...(value !== undefined && { 'X-Out': value }) });
  });

  it('reports an expression that is none, and leaves its target out', async () => {
    const { problems } = openExchange({
      method: { integration: { requestParameters: { 'integration.request.header.A': 'nonsense', 'header.B': "'b'" } } },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'nonsense is no mapping expression: its value is left out.',
      'header.B is no parameter of the integration request.',
    ]);
  });

  it.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id'])('case 51: refuses a mapped %s', async (name) => {
    const refusal = [
      'API_CONFIGURATION_ERROR',
      `Execution failed due to configuration error: ${name} header already present`,
    ];
    expect(await headersOf('HTTP', { [`integration.request.header.${name}`]: "'1'" })).toEqual(refusal);
    expect(await headersOf('HTTP_PROXY', { [`integration.request.header.${name}`]: "'1'" })).toEqual(refusal);
  });

  it('case 52: sends a mapped Authorization, drops what belongs to the connection', async () => {
    const mapped = ['Authorization', 'Expect', 'Proxy-Authenticate', 'TE', 'Via', 'Connection', 'Upgrade'];
    const mapping = Object.fromEntries(mapped.map((name) => [`integration.request.header.${name}`, "'x'"]));
    expect(await headersOf('HTTP', mapping)).toEqual({ ...defaults, Authorization: 'x' });
  });

  it('lets mappings replace Host, User-Agent, Accept and Content-Type', async () => {
    const mapping = Object.fromEntries(
      ['Host', 'user-agent', 'Accept', 'content-type'].map((name) => [`integration.request.header.${name}`, "'x'"]),
    );
    const headers = await headersOf('HTTP', mapping, { headers: [['Content-Type', 'text/plain']] });
    expect(headers).toEqual({ Host: 'x', 'user-agent': 'x', Accept: 'x', 'content-type': 'x', ...added });
  });

  it('keeps line breaks of a payload out of the headers', async () => {
    const headers = await headersOf(
      'HTTP',
      { 'integration.request.header.X': 'method.request.body.x' },
      { body: '{"x":"a\\r\\nEvil: 1é→"}' },
    );
    expect(headers).toMatchObject({ X: Buffer.from('a  Evil: 1é→').toString('latin1') });
  });

  it('lets a template override path, query and headers, lists joined, and wins over mappings', async () => {
    const template = `#set($context.requestOverride.header.X-A = "override")
#set($context.requestOverride.header["X-List"] = ["1", "2"])
#set($context.requestOverride.header["X-Amz-Target"] = "Svc.Do")
#set($context.requestOverride.path.id = "8")
#set($n = "page")#set($context.requestOverride.querystring[$n] = ["a b", 2])body`;
    const sent = await request(
      'HTTP',
      {
        'integration.request.header.x-a': "'mapped'",
        'integration.request.path.id': "'7'",
        'integration.request.querystring.q': "'1'",
      },
      { method: { integration: { requestTemplates: { 'application/json': template } } } },
      'http://pets.example/{id}',
    );
    expect(sent).toMatchObject({ url: 'http://pets.example/8?q=1&page=a%20b&page=2', body: Buffer.from('body') });
    expect(Object.fromEntries((sent as IntegrationRequest).headers)).toEqual({
      ...defaults,
      'X-A': 'override',
      'X-List': '1,2',
      'X-Amz-Target': 'Svc.Do',
    });
  });

  it('refuses an override of a header that the service sets', async () => {
    const template = '#set($context.requestOverride.header.Content-Length = "1")';
    expect(
      await headersOf('HTTP', {}, { method: { integration: { requestTemplates: { 'application/json': template } } } }),
    ).toEqual([
      'API_CONFIGURATION_ERROR',
      'Execution failed due to configuration error: Content-Length header already present',
    ]);
  });
});

describe('HTTP_PROXY', () => {
  const headers = [
    ['Host', 'me.example'],
    ['User-Agent', 'curl'],
    ['X-Two', '1'],
    ['X-Two', '2'],
    ['Content-Encoding', 'gzip'],
    ['Via', 'x'],
    ['Keep-Alive', 'timeout=5'],
    ['X-Amzn-Trace-Id', 'client'],
    ['X-Forwarded-For', '9.9.9.9, 1.2.3.4'],
    ['Authorization', 'Bearer t'],
  ] as const;

  it('case 54: forwards the client’s headers and adds its own', async () => {
    const sent = await request('HTTP_PROXY', { 'integration.request.header.x-new': "'n'" }, { headers });
    expect((sent as IntegrationRequest).headers).toEqual([
      ['User-Agent', 'curl'],
      ['X-Two', '1'],
      ['X-Two', '2'],
      ['X-Forwarded-For', '9.9.9.9, 1.2.3.4'],
      ['Authorization', 'Bearer t'],
      ['x-new', 'n'],
      ['x-amzn-apigateway-api-id', api],
      ['Accept', 'application/json'],
      ['Host', 'pets.example'],
      ['X-Amzn-Trace-Id', traceId],
    ]);
  });

  it('replaces what is mapped, whatever the letter case', async () => {
    expect(
      await headersOf('HTTP_PROXY', { 'integration.request.header.x-two': "'n'" }, { headers: [['X-Two', '1']] }),
    ).toEqual({
      'x-two': 'n',
      ...defaults,
    });
  });

  it('does not hand on a signature meant for the gateway', async () => {
    const signature = [['Authorization', 'AWS4-HMAC-SHA256 Credential=…']] as const;
    expect(await headersOf('HTTP_PROXY', {}, { headers: signature })).toEqual(defaults);
  });

  it('case 56: appends mapped query parameters to the client’s and the URI’s', async () => {
    const mapping = { 'integration.request.querystring.testQs': "'foo bar'" };
    expect(
      await urlOf('HTTP_PROXY', mapping, { query: 'testQs=own&a=%20b+c' }, 'http://pets.example/x?testQs=bar'),
    ).toBe('http://pets.example/x?testQs=bar&testQs=own&a=%20b+c&testQs=foo%20bar');
    expect(await urlOf('HTTP', mapping, { query: 'testQs=own' }, 'http://pets.example/x')).toBe(
      'http://pets.example/x?testQs=foo%20bar',
    );
  });

  it.each<[integration: string, client: string, sent: string]>([
    ['ANY', 'PUT', 'PUT'],
    ['POST', 'GET', 'POST'],
  ])('with integration method %s and client method %s sends %s', async (httpMethod, client, sent) => {
    const options = { httpMethod: client, body: 'b', method: { integration: { httpMethod } } };
    expect(await request('HTTP_PROXY', {}, options)).toMatchObject({ method: sent, body: Buffer.from('b') });
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('sends no body with %s', async (httpMethod) => {
    expect(await request('HTTP_PROXY', {}, { httpMethod, body: 'b' })).toMatchObject({ body: null });
  });
});

describe('the address', () => {
  const proxy = { 'integration.request.path.proxy': 'method.request.path.proxy' };

  it.each<[uri: string, mapping: Mapping, options: TestExchange, url: unknown]>([
    ['http://h/{proxy}', proxy, { pathParameters: { proxy: 'a%2Bb/c@d' } }, 'http://h/a%2Bb/c@d'],
    [
      'http://h/{proxy}/{proxy}',
      proxy,
      { pathParameters: { proxy: 'é|%zz' } },
      'http://h/%C3%A9%7C%25zz/%C3%A9%7C%25zz',
    ],
    ['http://h/{proxy}', proxy, { pathParameters: { proxy: '{proxy}' } }, 'http://h/%7Bproxy%7D'],
    ['http://h/{proxy}', { 'integration.request.path.proxy': "'a b?c#d%'" }, {}, 'http://h/a%20b%3Fc%23d%25'],
    ['http://h/?q={proxy}', { 'integration.request.path.proxy': "'a&b=c'" }, {}, 'http://h/?q=a%26b%3Dc'],
    ['http://{proxy}:8080/', { 'integration.request.path.proxy': "'pets'" }, {}, 'http://pets:8080/'],
    ['http://{proxy}/', { 'integration.request.path.proxy': "'evil/x'" }, {}, invalid],
    ['http://h/{proxy}', {}, { pathParameters: { proxy: 'x' } }, invalid],
    ['http://h/?q={proxy}', {}, { pathParameters: { proxy: 'x' } }, invalid],
    ['http://h/{proxy}', proxy, {}, invalid],
    ['http://h/{proxy+}', proxy, { pathParameters: { proxy: 'x' } }, invalid],
    [
      'http://${stageVariables.host}/${stageVariables.v}',
      {},
      { stageVariables: { host: 'h:81', v: 'v1' } },
      'http://h:81/v1',
    ],
    ['${stageVariables.url}', {}, { stageVariables: { url: 'https://h/x?a=1' } }, 'https://h/x?a=1'],
    ['http://${stageVariables.host}/', {}, {}, invalid],
    ['http://h/${stageVariables.path}', {}, {}, invalid],
    ['http://h/${stageVariables.constructor}', {}, {}, invalid],
    ['not an address', {}, {}, invalid],
  ])('case 62: %s with %j', async (uri, mapping, options, url) => {
    expect(await urlOf('HTTP', mapping, options, uri)).toEqual(url);
  });
});
