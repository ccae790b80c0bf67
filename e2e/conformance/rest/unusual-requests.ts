// Requests as clients rarely write them: escapes, doubled and empty parts, foreign verbs, letter case.
import { type CaseRequest, type ConformanceCase, forbidden, type SentRequest } from '../conformance-case';
import { http, mock, parameters, proxy } from '../operations';

type Source = ConformanceCase['source'];
type Paths = ConformanceCase['paths'];

/** GET of `path`, told by what a template prints. */
function prints(
  id: string,
  source: Source,
  paths: Paths,
  request: CaseRequest | string,
  body: string,
): ConformanceCase {
  return {
    id,
    source,
    paths,
    request: typeof request === 'string' ? { path: request } : request,
    answer: { status: 200, body },
  };
}

function misses(id: string, source: Source, paths: Paths, request: CaseRequest): ConformanceCase {
  const headers = { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException', Allow: null };
  return { id, source, paths, request, answer: { status: 403, headers } };
}

const value: Paths = { '/u/{v}': { get: mock("$input.params('v')") } };
const greedy: Paths = { '/g/{v+}': { get: mock("$input.params('v')") } };
const pets: Paths = { '/pets': { get: mock('pets') } };

/** Path values and greedy values stay as they were sent, whatever is in them. */
const escapes: readonly ConformanceCase[] = [
  ['an encoded slash is no slash', 'a%2Fb'],
  ['an encoded space', 'a%20b'],
  ['encoded UTF-8', '%C3%A9'],
  ['an escape in lower case', '%c3%a9'],
  ['a plus', 'a+b'],
  ['an escape that is none', 'a%zz'],
  ['a percent sign alone', '%'],
  ['an escape cut short', 'a%2'],
  ['an escaped null', '%00'],
  ['escapes that are no UTF-8', '%ff%fe'],
  ['reserved characters', "a;b=c,d:e@f!$&'()*"],
].flatMap(([what = '', text = '']) => [
  prints(`3 rule 7: ${what} stays in a path value`, 'assumed', value, `/dev/u/${text}`, text),
  prints(`3 rule 7: ${what} stays in a greedy value`, 'assumed', greedy, `/dev/g/x/${text}`, `x/${text}`),
]);

/** What of a path value an HTTP endpoint gets. */
const handedOn: readonly ConformanceCase[] = [
  ['a%2Fb', '/back/a%2Fb'],
  ['a%20b', '/back/a%20b'],
  ['%C3%A9', '/back/%C3%A9'],
  ['a+b', '/back/a+b'],
  ['a%zz', '/back/a%25zz'],
  ['%', '/back/%25'],
].map(([sent = '', url = '']) => ({
  id: `3 rule 7: an HTTP endpoint gets the path value ${sent} encoded once`,
  source: 'assumed',
  paths: {
    '/u/{v}': {
      get: http(
        {
          uri: 'http://{endpoint}/back/{v}',
          requestParameters: { 'integration.request.path.v': 'method.request.path.v' },
        },
        { more: parameters('path v') },
      ),
    },
  },
  request: { path: `/dev/u/${sent}` },
  answer: { status: 200, sent: { url } },
}));

const two: Paths = { '/q': { get: mock("$input.params('a')|$input.params('b')") } };

const queries: readonly ConformanceCase[] = (
  [
    ['a name without a value is empty', 'a&b=1', '|1'],
    ['an empty value', 'a=&b=1', '|1'],
    ['an equals sign in the value', 'a=x=y', 'x=y|'],
    ['a name in escapes', '%61=1', '1|'],
    ['UTF-8', 'a=%C3%A9&b=%E2%82%AC', 'é|€'],
    ['what is no escape stays', 'a=%zz&b=100%', '%zz|100%'],
    ['escapes that are no UTF-8 stay', 'a=%ff', '%ff|'],
    ['empty parts', '&&a=1&&b=2&', '1|2'],
    ['the last of several values', 'a=1&b=x&a=&a=3', '3|x'],
    ['names are told by case', 'A=1&b=2', '|2'],
    ['what follows a number sign is not sent on', 'a=1#b=2', '1|'],
    ['a second question mark belongs to the value', 'a=1?b=2', '1?b=2|'],
  ] as const
).map(([what, query, body]) => prints(`3 rule 7: in a query ${what}`, 'documented', two, `/dev/q?${query}`, body));

const handedOnQueries: readonly ConformanceCase[] = [
  ['a=1&a=2', '/back?a=1&a=2'],
  ['a=%20+b&c', '/back?a=%20+b&c'],
  ['a=%2B', '/back?a=%2B'],
].map(([query = '', url = '']) => ({
  id: `6.6: HTTP_PROXY hands the query ${query} on as it was sent`,
  source: 'assumed',
  paths: { '/x': { get: proxy() } },
  request: { path: `/dev/x?${query}` },
  answer: { status: 200, sent: { url } satisfies SentRequest },
}));

const verbs: readonly ConformanceCase[] = [
  ...['TRACE', 'PROPFIND', 'LINK', 'PURGE'].map((method) =>
    misses(`3 rule 3: ${method} finds no method`, 'documented', pets, { method, path: '/dev/pets' }),
  ),
  {
    id: '3 rule 3: HEAD has a method of its own',
    source: 'documented',
    paths: { '/x': { get: mock('get'), head: mock(undefined, { status: '204' }) } },
    request: { method: 'HEAD', path: '/dev/x' },
    answer: { status: 204, body: '' },
  },
  {
    id: '3 rule 3: HEAD of an HTTP_PROXY is HEAD at the endpoint',
    source: 'documented',
    paths: { '/x': { 'x-amazon-apigateway-any-method': proxy() } },
    request: { method: 'HEAD', path: '/dev/x' },
    answer: { status: 200, sent: { method: 'HEAD' } },
  },
  misses('3 rule 9: a method that X-HTTP-Method-Override names must be there', 'documented', pets, {
    path: '/dev/pets',
    headers: [['X-HTTP-Method-Override', 'DELETE']],
  }),
  misses(
    '3 rule 2: the root has its own methods',
    'documented',
    { '/': { get: mock('root') } },
    {
      method: 'POST',
      path: '/dev/',
    },
  ),
  misses(
    '3 rule 4: the root is no match of a greedy',
    'documented',
    { '/{proxy+}': { get: mock('greedy') } },
    {
      path: '/dev/',
    },
  ),
  misses('3: letter case tells paths apart', 'documented', pets, { path: '/dev/Pets' }),
  misses('3: a path below a resource is another', 'documented', pets, { path: '/dev/pets/1' }),
  {
    id: '3: letter case tells stages apart',
    source: 'documented',
    paths: pets,
    request: { path: '/Dev/pets' },
    answer: { status: 403, body: forbidden },
  },
  {
    id: '3: letter case tells the APIs of a path form apart from nothing',
    source: 'documented',
    paths: pets,
    request: { path: '/dev/pets', host: '{API}.EXECUTE-API.us-east-1.amazonaws.com:4600' },
    answer: { status: 200, body: 'pets' },
  },
];

const slashes: readonly ConformanceCase[] = (
  [
    ['a trailing slash of a path value', value, '/dev/u/7/', '7'],
    ['several trailing slashes', value, '/dev/u/7//', '7'],
    ['a trailing slash of a greedy value', greedy, '/dev/g/a/b/', 'a/b'],
    ['doubled slashes inside a greedy value', greedy, '/dev/g/a//b', 'a//b'],
    ['slashes before the stage and after it', value, '///dev//u/7', '7'],
  ] as const
).map(([what, paths, path, body]) => prints(`3 rule 6: ${what}`, 'documented', paths, path, body));

const header = (name: string): Paths => ({ '/h': { get: mock(`$input.params('${name}')`) } });

const headers: readonly ConformanceCase[] = [
  prints(
    '5.1: of two header lines of one name a template sees the last',
    'documented',
    header('X-A'),
    {
      path: '/dev/h',
      headers: [
        ['X-A', '1'],
        ['X-A', '2'],
      ],
    },
    '2',
  ),
  prints(
    '3 rule 10: header lines in two letter cases are two names',
    'documented',
    { '/h': { get: mock("$input.params('X-A')$input.params('x-a')") } },
    {
      path: '/dev/h',
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    },
    '12',
  ),
  ...[
    'Connection',
    'Content-MD5',
    'Expect',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'TE',
    'Trailer',
    'Upgrade',
    'WWW-Authenticate',
  ].map((name) =>
    prints(
      `case 39: a template does not see the client’s ${name}`,
      'recorded',
      header(name),
      { path: '/dev/h', headers: [[name, 'v']] },
      '',
    ),
  ),
  prints(
    '5.1: an empty header is empty',
    'documented',
    { '/h': { get: mock("[$input.params('X-A')]") } },
    { path: '/dev/h', headers: [['X-A', '']] },
    '[]',
  ),
];

const uuid = '6c1c05b4-51d1-4d4e-9f80-8a1b5a3f6e2d';

const ids: readonly ConformanceCase[] = (
  [
    ['a UUID', uuid, uuid],
    ['a UUID in upper case', uuid.toUpperCase(), uuid.toUpperCase()],
    ['what is no UUID', 'mine', /^(?!mine)[0-9a-f-]{36}$/],
  ] as const
).map(([what, sent, got]) => ({
  id: `5.7: ${what} as x-amzn-RequestId, on a refused request`,
  source: 'documented',
  paths: pets,
  request: { path: '/dev/unknown', headers: [['x-amzn-RequestId', sent]] },
  answer: { status: 403, headers: { 'x-amzn-RequestId': got } },
}));

export const unusualRequestCases: readonly ConformanceCase[] = [
  ...escapes,
  ...handedOn,
  ...queries,
  ...handedOnQueries,
  ...verbs,
  ...slashes,
  ...headers,
  ...ids,
];
