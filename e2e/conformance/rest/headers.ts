// Headers that may not be mapped, that are dropped, and that come back under another name.
import { gzipSync } from 'node:zlib';
import { type ConformanceCase, internalError } from '../conformance-case';
import { http, mock, proxy } from '../operations';

const kinds = [
  ['HTTP', http],
  ['HTTP_PROXY', proxy],
] as const;

/** A literal mapped to a request header. */
const mapped = (name: string) => ({ requestParameters: { [`integration.request.header.${name}`]: "'mapped'" } });

const forbidden: readonly ConformanceCase[] = kinds.flatMap(([kind, integration]) =>
  ['Content-Length', 'Transfer-Encoding'].map(
    (name): ConformanceCase => ({
      id: `${name === 'Content-Length' && kind === 'HTTP' ? 'case 51' : '6.6'}: ${kind} with ${name} mapped fails`,
      source: 'recorded',
      paths: { '/x': { get: integration(mapped(name)) } },
      request: { path: '/dev/x' },
      answer: {
        status: 500,
        body: internalError,
        headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
        log: new RegExp(`${name} header already present`, 'i'),
        sent: null,
      },
    }),
  ),
);

const dropped: readonly ConformanceCase[] = kinds.flatMap(([kind, integration]) =>
  ['Expect', 'Proxy-Authenticate', 'TE', 'Via'].map(
    (name): ConformanceCase => ({
      id: `6.6: ${kind} with ${name} mapped leaves it out`,
      source: 'recorded',
      paths: { '/x': { get: integration(mapped(name)) } },
      request: { path: '/dev/x' },
      answer: { status: 200, sent: { headers: { [name]: null } } },
    }),
  ),
);

const allowed: readonly ConformanceCase[] = kinds.flatMap(([kind, integration]) =>
  ['Authorization', 'Host', 'User-Agent', 'Content-Type', 'Date', 'Range', 'Referer', 'WWW-Authenticate'].map(
    (name): ConformanceCase => ({
      id: `${name === 'Authorization' && kind === 'HTTP' ? 'case 52' : '6.6'}: ${kind} sends a mapped ${name}`,
      source: 'recorded',
      paths: { '/x': { get: integration(mapped(name)) } },
      request: { path: '/dev/x' },
      answer: { status: 200, sent: { headers: { [name]: 'mapped' } } },
    }),
  ),
);

const strippedOfClients: readonly ConformanceCase[] = [
  'Content-MD5',
  'Expect',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Server',
  'TE',
  'Trailer',
  'Upgrade',
  'WWW-Authenticate',
].map((name) => ({
  id: `6.6: HTTP_PROXY does not hand on the client’s ${name}`,
  source: 'recorded',
  paths: { '/x': { get: proxy() } },
  request: { path: '/dev/x', headers: [[name, 'v']] },
  answer: { status: 200, sent: { headers: { [name]: null } } },
}));

/** GET of a type whose endpoint answers with `headers`. */
function proxied(
  id: string,
  source: ConformanceCase['source'],
  name: string,
  value: string,
  answered: object,
): ConformanceCase {
  return {
    id,
    source,
    paths: { '/x': { get: proxy() } },
    endpoint: { headers: { [name]: value } },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: answered as Record<string, string | null> },
  };
}

const date = 'Tue, 19 Aug 2025 17:04:50 GMT';

const remappedByProxy: readonly ConformanceCase[] = [
  proxied('case 55: HTTP_PROXY renames Date', 'recorded', 'Date', date, { 'x-amzn-Remapped-Date': date, Date: null }),
  proxied('case 55: HTTP_PROXY renames Connection', 'recorded', 'Connection', 'close', {
    'x-amzn-Remapped-Connection': 'close',
    Connection: null,
  }),
  proxied('6.6: HTTP_PROXY renames Content-Length', 'recorded', 'Content-Length', '19', {
    'x-amzn-Remapped-Content-Length': '19',
  }),
  proxied('6.6: HTTP_PROXY renames Server', 'recorded', 'Server', 'back/1', {
    'x-amzn-Remapped-Server': 'back/1',
    Server: null,
  }),
  proxied('6.6: HTTP_PROXY renames WWW-Authenticate', 'documented', 'WWW-Authenticate', 'Basic', {
    'x-amzn-Remapped-WWW-Authenticate': 'Basic',
    'WWW-Authenticate': null,
  }),
  proxied('6.6: HTTP_PROXY renames the endpoint’s request id', 'recorded', 'x-amzn-RequestId', 'theirs', {
    'x-amzn-Remapped-x-amzn-RequestId': 'theirs',
  }),
  proxied('6.6: HTTP_PROXY drops Via', 'recorded', 'Via', '1.1 back', { Via: null }),
  proxied('6.6: HTTP_PROXY drops Transfer-Encoding', 'recorded', 'Transfer-Encoding', 'chunked', {
    'Transfer-Encoding': null,
    'x-amzn-Remapped-Transfer-Encoding': null,
  }),
  proxied('6.6: HTTP_PROXY hands on the rest', 'recorded', 'X-Own', 'v', {
    'X-Own': 'v',
    'Content-Type': 'application/json',
  }),
  {
    id: '6.6: HTTP_PROXY drops Content-Encoding',
    source: 'recorded',
    paths: { '/x': { get: proxy() } },
    endpoint: { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync('plain') },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { 'Content-Encoding': null } },
  },
];

/** GET whose integration response maps a literal to `name`. */
function answers(id: string, name: string, kind: 'http' | 'mock', headers: object): ConformanceCase {
  const responseParameters = { [`method.response.header.${name}`]: "'v'" };
  const get =
    kind === 'mock'
      ? mock('ok', { headers: [name], response: { responseParameters } })
      : http({ responses: { default: { statusCode: '200', responseParameters } } }, { headers: [name] });
  return {
    id,
    source: 'recorded',
    paths: { '/x': { get } },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: headers as Record<string, string | null> },
  };
}

const renamedByHttp = [
  'Connection',
  'Content-Length',
  'Date',
  'Server',
  'Authorization',
  'Content-MD5',
  'Expect',
  'Host',
  'Max-Forwards',
  'Proxy-Authenticate',
  'Trailer',
  'Upgrade',
  'User-Agent',
  'WWW-Authenticate',
];

const mappedAnswers: readonly ConformanceCase[] = [
  ...renamedByHttp.map((name) =>
    answers(`6.6: HTTP renames a mapped ${name}`, name, 'http', {
      [`x-amzn-Remapped-${name}`]: 'v',
      ...(name !== 'Content-Length' && { [name]: null }),
    }),
  ),
  ...['Content-Type', 'Content-Encoding', 'Age', 'Pragma', 'Range', 'TE', 'Warn'].map((name) =>
    answers(`6.6: HTTP answers a mapped ${name}`, name, 'http', { [name]: 'v', [`x-amzn-Remapped-${name}`]: null }),
  ),
  answers('6.6: a mapped Transfer-Encoding is dropped', 'Transfer-Encoding', 'http', {
    'Transfer-Encoding': null,
    'x-amzn-Remapped-Transfer-Encoding': null,
  }),
  answers('11: MOCK answers a mapped header', 'X-Own', 'mock', { 'X-Own': 'v' }),
  {
    id: '6.6: HTTP hands no header of the endpoint on by itself',
    source: 'documented',
    paths: { '/x': { get: http() } },
    endpoint: { headers: { 'X-Own': 'v', 'Content-Type': 'text/csv' } },
    request: { path: '/dev/x' },
    answer: { status: 200, headers: { 'X-Own': null, 'Content-Type': 'application/json' } },
  },
];

export const headerCases: readonly ConformanceCase[] = [
  ...forbidden,
  ...dropped,
  ...allowed,
  ...strippedOfClients,
  ...remappedByProxy,
  ...mappedAnswers,
];
