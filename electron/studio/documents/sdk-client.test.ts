// The generated JavaScript client by itself: what it sends, and how it signs.
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import { importOpenApi } from '../../../shared/openapi/import/import-openapi';
import { generateJavascript } from '../../../shared/sdk/javascript/generate-javascript';
import { canonicalQuery, canonicalRequest, canonicalUri } from '../../../shared/sigv4/canonical-request';
import { signatureOf, stringToSign } from '../../../shared/sigv4/signature';
import { loadAsModule, loadAsScripts } from './sdk-fixture';

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
}

const hostile = ['__proto__', 'constructor', `"');x=(`, '</script>', '\u2028 *'];

function parameter(name: string, place: string, required = false) {
  return { name, in: place, required, schema: { type: 'string' } };
}

const document = {
  openapi: '3.0.1',
  info: { title: '*/ </script> \u2028', version: '1' },
  paths: {
    '/things/{id}/{rest+}': {
      get: {
        operationId: '__proto__',
        parameters: [
          parameter('id', 'path', true),
          parameter('rest', 'path', true),
          parameter('q', 'query'),
          parameter('X-One', 'header'),
        ],
        responses: {},
      },
      post: { operationId: 'then', responses: {} },
    },
    '/{hash}/x': { put: { parameters: [parameter('hash', 'path', true)], responses: {} } },
  },
};

function client(config: Readonly<Record<string, string>> = {}, { load = loadAsModule, globals = {} } = {}) {
  let state = 1;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const { entities, apiId } = importOpenApi(JSON.stringify(document), {
    random,
    region: 'us-east-1',
    accountId: '1',
    now: 0,
  });
  // An import refuses such names; a workspace's files may hold any.
  const requestParameters = Object.fromEntries(hostile.map((name) => [`method.request.querystring.${name}`, false]));
  const definition = [...entities].map(([key, entity]) =>
    key.endsWith('/POST') ? ([key, { ...entity, requestParameters }] as const) : ([key, entity] as const),
  );
  const view = viewRestApi(new Map(definition), apiId);
  if (view === undefined) throw new Error('The document has no API.');
  const { files } = generateJavascript(view, {
    stageName: 'dev',
    invokeUrl: 'http://127.0.0.1:4600/x/dev',
    region: 'eu-west-1',
  });
  const sent: Sent[] = [];
  const answer = { status: 200, statusText: 'OK', headers: new Map(), text: async () => '{"__proto__":1}' };
  const fetch = async (url: string, request: Omit<Sent, 'url'>) => {
    sent.push({ url, ...request });
    return answer;
  };
  const loaded = load(new Map(files.map(({ path, text }) => [path.replace('apiGateway-js-sdk/', ''), text])), {
    fetch,
    ...globals,
  });
  return { api: loaded.newClient(config), sent };
}

const path = { id: 'a/b ?é', rest: 'x/y z' };

describe('a call', () => {
  it('goes to the path with its variables, the query sorted, and default headers', async () => {
    const { api, sent } = client();
    await api.thingsIdRestGet?.({ ...path, q: ['2', '10'], 'X-One': 1, unknown: 'x' }, { ignored: true });
    await api.thingsIdRestPost?.(
      { id: 1, rest: '' },
      { a: 1 },
      { headers: { accept: 'text/plain' }, queryParams: { z: 'ü&' } },
    );
    expect(sent).toEqual([
      {
        url: 'http://127.0.0.1:4600/x/dev/things/a%2Fb%20%3F%C3%A9/x/y%20z?q=10&q=2',
        method: 'GET',
        headers: [
          ['X-One', '1'],
          ['Accept', 'application/json'],
        ],
      },
      {
        url: 'http://127.0.0.1:4600/x/dev/things/1/?z=%C3%BC%26',
        method: 'POST',
        headers: [
          ['accept', 'text/plain'],
          ['Content-Type', 'application/json'],
        ],
        body: '{"a":1}',
      },
    ]);
  });

  it('takes URL, key and types from the configuration, and sends nothing for an empty body', async () => {
    const { api, sent } = client({
      invokeUrl: 'https://api.example.com/',
      apiKey: 'k',
      defaultAcceptType: 'text/csv',
      defaultContentType: 'text/x',
    });
    await api.hashXPut?.({ hash: 'h' }, {});
    await api.hashXPut?.({ hash: 'h' }, 'text');
    expect(sent).toEqual([
      {
        url: 'https://api.example.com/h/x',
        method: 'PUT',
        headers: [
          ['x-api-key', 'k'],
          ['Accept', 'text/csv'],
        ],
      },
      {
        url: 'https://api.example.com/h/x',
        method: 'PUT',
        headers: [
          ['x-api-key', 'k'],
          ['Accept', 'text/csv'],
          ['Content-Type', 'text/x'],
        ],
        body: 'text',
      },
    ]);
  });

  it('carries parameters of any name, and no name changes the client or the page', async () => {
    const { api, sent } = client({}, { load: loadAsScripts });
    const params = JSON.parse(`{"id":"1","rest":"2","__proto__":"own"}`) as object;
    const { data } =
      (await api.thingsIdRestPost?.(
        { ...params, ...Object.fromEntries(hostile.slice(1).map((name) => [name, 'v'])) },
        'x',
      )) ?? {};
    const names = [...new URL(sent[0]?.url ?? '').searchParams.keys()].sort();
    expect([names, Object.keys(api), Object.keys(data as object)]).toEqual([
      [...hostile].sort(),
      ['thingsIdRestGet', 'proto', 'thingsIdRestPost', 'hashXPut'],
      ['__proto__'],
    ]);
  });

  it('goes out by XMLHttpRequest where there is no fetch', async () => {
    const calls: unknown[] = [];
    class XMLHttpRequest {
      readonly status = 404;
      readonly statusText = 'Not Found';
      readonly responseText = '{"message":"no"}';
      onload = () => {};
      open = (...given: unknown[]) => calls.push(given);
      setRequestHeader = (...given: unknown[]) => calls.push(given);
      getAllResponseHeaders = () => 'X-Two: a: b\r\n';
      send(body: unknown) {
        calls.push(body);
        queueMicrotask(() => this.onload());
      }
    }
    const { api } = client({}, { globals: { fetch: undefined, XMLHttpRequest } });
    const refused = api.hashXPut?.({ hash: 'h' }, [1]);
    await expect(refused).rejects.toMatchObject({ status: 404, data: { message: 'no' }, headers: { 'x-two': 'a: b' } });
    expect(calls).toEqual([
      ['PUT', 'http://127.0.0.1:4600/x/dev/h/x', true],
      ['Accept', 'application/json'],
      ['Content-Type', 'application/json'],
      '[1]',
    ]);
  });
});

/** The signature that the request should have, made by Node's own functions. */
function expectedSignature({ url, method, headers, body = '' }: Sent, secret: string): string {
  const { host, pathname, search } = new URL(url);
  const sha256Hex = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');
  const crypto = {
    sha256Hex,
    hmac: (key: Uint8Array | string, text: string) => createHmac('sha256', key).update(text).digest(),
  };
  const authorization = headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
  const [, date = '', region = '', service = '', names = ''] =
    /Credential=AKID\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+),/.exec(authorization) ?? [];
  const canonical = canonicalRequest({
    method,
    uri: canonicalUri(pathname, service),
    query: canonicalQuery(search.slice(1)),
    headers: [...headers, ['host', host]],
    signedHeaders: names.split(';'),
    payloadHash: sha256Hex(body),
  });
  const time = headers.find(([name]) => name === 'x-amz-date')?.[1] ?? '';
  const scope = { date, region, service };
  return `AWS4-HMAC-SHA256 Credential=AKID/${date}/${region}/${service}/aws4_request, SignedHeaders=${names}, Signature=${signatureOf(stringToSign(time, scope, canonical, crypto), secret, scope, crypto)}`;
}

describe('a signed call', () => {
  const keys = { accessKey: 'AKID', secretKey: 'secret/é', sessionToken: 'token' };

  it('covers host, body type and all of AWS’s headers with the region of the configuration', async () => {
    const { api, sent } = client({ ...keys, region: 'ap-south-1', apiKey: 'k' });
    await api.hashXPut?.({ hash: 'h' }, { a: 1 });
    const [request] = sent;
    const authorization = request?.headers.find(([name]) => name === 'Authorization')?.[1] ?? '';
    expect(authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/ap-south-1\/execute-api\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
  });

  it('has the signature that Node’s own functions compute, whatever path, query and body are', async () => {
    const { api, sent } = client(keys);
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !/^\.\.?$/.test(value));
    const body = fc.oneof(
      text,
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.string({ minLength: 50, maxLength: 130 }),
    );
    await fc.assert(
      fc.asyncProperty(text, text, fc.array(text), body, async (id, hash, q, given) => {
        await api.thingsIdRestGet?.({ id, rest: 'a/b', q });
        await api.hashXPut?.({ hash }, given);
        for (const request of sent.splice(0)) {
          expect(request.headers).toContainEqual(['Authorization', expectedSignature(request, keys.secretKey)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
