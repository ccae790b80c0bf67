// Which stage, resource and method a request reaches.
import { type CaseRequest, type ConformanceCase, forbidden, missingToken } from '../conformance-case';
import { mock } from '../operations';

type Paths = ConformanceCase['paths'];

const any = (operation: object) => ({ 'x-amazon-apigateway-any-method': operation });
const pets: Paths = { '/pets': { get: mock('pets') } };
const greedy: Paths = { '/{proxy+}': { get: mock("$input.params('proxy') $context.path") } };
const mail: Paths = { '/u/{mail}': { get: mock("$input.params('mail') $context.path") } };

/** A request that reaches a method, told by what its template prints. */
function reaches(
  id: string,
  source: ConformanceCase['source'],
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

/** A request that reaches no method. */
function misses(
  id: string,
  source: ConformanceCase['source'],
  paths: Paths,
  request: CaseRequest | string,
): ConformanceCase {
  return {
    id,
    source,
    paths,
    request: typeof request === 'string' ? { path: request } : request,
    answer: { status: 403, body: missingToken, headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' } },
  };
}

const stages: readonly ConformanceCase[] = [
  {
    id: 'case 1: an unknown path is a missing token, with the headers of a front-door answer',
    source: 'recorded',
    paths: pets,
    request: { path: '/dev/unknown' },
    answer: {
      status: 403,
      body: missingToken,
      headers: {
        'x-amzn-ErrorType': 'MissingAuthenticationTokenException',
        'x-amzn-RequestId': /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
        'x-amz-apigw-id': /^\S{14,15}=$/,
        'Content-Type': 'application/json',
        'X-Amzn-Trace-Id': null,
        Allow: null,
      },
    },
  },
  misses('case 2: a method the resource lacks is a missing token too', 'recorded', pets, {
    method: 'POST',
    path: '/dev/pets',
  }),
  ...[
    ['case 3: an unknown stage', '/badstage/pets'],
    ['3 rule 1: no stage at all', '/'],
  ].map(
    ([id = '', path = '']): ConformanceCase => ({
      id: `${id} is forbidden`,
      source: 'documented',
      paths: pets,
      request: { path },
      answer: {
        status: 403,
        body: forbidden,
        headers: { 'x-amzn-ErrorType': 'ForbiddenException', 'Content-Type': 'application/json' },
      },
    }),
  ),
  {
    id: 'case 100: a disabled default endpoint is forbidden',
    source: 'documented',
    paths: pets,
    document: { 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } },
    request: { path: '/dev/pets' },
    answer: { status: 403, json: { message: 'Forbidden' } },
  },
  reaches(
    'case 20: the host may have the API id in upper case',
    'documented',
    pets,
    { path: '/dev/pets', host: '{API}.execute-api.us-east-1.amazonaws.com' },
    'pets',
  ),
];

const credentials: readonly ConformanceCase[] = [
  {
    id: 'case 4: a bearer token on an unknown path is an incomplete signature',
    source: 'recorded',
    paths: pets,
    request: { path: '/dev/unknown', headers: [['Authorization', 'Bearer x']] },
    answer: {
      status: 403,
      body: /^\{"message":"Invalid key=value pair \(missing equal-sign\) in Authorization header \(hashed with SHA-256 and encoded with Base64\): '[A-Za-z0-9+/]{43}='\."\}$/,
      headers: { 'x-amzn-ErrorType': 'IncompleteSignatureException' },
    },
  },
  {
    id: '7.3: a signature with nothing in it names all that it lacks',
    source: 'documented',
    paths: pets,
    request: { path: '/dev/unknown', headers: [['Authorization', 'AWS4-HMAC-SHA256 a=b']] },
    answer: {
      status: 403,
      body: /^\{"message":"Authorization header requires 'Credential' parameter\. Authorization header requires 'Signature' parameter\. Authorization header requires 'SignedHeaders' parameter\. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header\. Authorization=/,
      headers: { 'x-amzn-ErrorType': 'IncompleteSignatureException' },
    },
  },
  misses('3 rule 5: a whole signature on an unknown path is a missing token', 'assumed', pets, {
    path: '/dev/unknown',
    headers: [
      ['X-Amz-Date', '20250819T170450Z'],
      [
        'Authorization',
        `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20250819/us-east-1/execute-api/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`,
      ],
    ],
  }),
  reaches(
    '3 rule 5: a bearer token on a path that exists is of no interest',
    'documented',
    pets,
    { path: '/dev/pets', headers: [['Authorization', 'Bearer x']] },
    'pets',
  ),
];

const methods: readonly ConformanceCase[] = [
  {
    id: 'case 5: HEAD is not served by GET',
    source: 'documented',
    paths: pets,
    request: { method: 'HEAD', path: '/dev/pets' },
    answer: { status: 403, headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' } },
  },
  misses('3 rule 3: OPTIONS is never automatic', 'documented', pets, { method: 'OPTIONS', path: '/dev/pets' }),
  ...['OPTIONS', 'DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'].map((method) =>
    reaches(
      `case 6: ANY serves ${method}`,
      'documented',
      { '/any': any(mock('any $context.httpMethod')) },
      { method, path: '/dev/any' },
      `any ${method}`,
    ),
  ),
  ...['TRACE', 'PROPFIND'].map((method) =>
    misses(
      `3 rule 3: ANY does not pick up ${method}`,
      'documented',
      { '/any': any(mock('any')) },
      {
        method,
        path: '/dev/any',
      },
    ),
  ),
  reaches(
    '3 rule 3: a method of its own beats ANY',
    'documented',
    { '/x': { ...any(mock('any')), get: mock('own') } },
    '/dev/x',
    'own',
  ),
  reaches(
    '3 rule 9: X-HTTP-Method-Override replaces the method',
    'documented',
    { '/x': { post: mock('post'), put: mock('put $context.httpMethod') } },
    { method: 'POST', path: '/dev/x', headers: [['X-HTTP-Method-Override', 'PUT']] },
    'put PUT',
  ),
];

const precedence: readonly ConformanceCase[] = [
  reaches(
    'case 7: a literal beats a variable',
    'documented',
    { '/{p}': { get: mock('variable') }, '/a': { get: mock('literal') } },
    '/dev/a',
    'literal',
  ),
  reaches(
    'case 7: what is not the literal is the variable',
    'documented',
    { '/a': { get: mock('literal') }, '/{p}': { get: mock("variable $input.params('p')") } },
    '/dev/b',
    'variable b',
  ),
  // a greedy and a plain variable cannot be siblings, so the plain one stands below a literal here
  ...[
    ['one segment is the variable', '/dev/v/x', 'variable x'],
    ['two segments are the greedy', '/dev/v/x/y', 'greedy v/x/y'],
  ].map(([id = '', path = '', body = '']) =>
    reaches(
      `case 8: ${id}`,
      'documented',
      {
        '/v/{p}': { get: mock("variable $input.params('p')") },
        '/{proxy+}': { get: mock("greedy $input.params('proxy')") },
      },
      path,
      body,
    ),
  ),
  ...[
    ['OPTIONS', 'greedy'],
    ['POST', 'literal'],
  ].map(([method = '', body = '']) =>
    reaches(
      `case 9: ${method} of a literal and a greedy goes to the ${body}`,
      'recorded',
      { '/test': { post: mock('literal') }, '/{proxy+}': { options: mock('greedy') } },
      { method, path: '/dev/test' },
      body,
    ),
  ),
  ...[
    ['/dev/part1/x', 'greedy part1/x'],
    ['/dev/part1', 'greedy part1'],
    ['/dev/part1/y', 'literal'],
  ].map(([path = '', body = '']) =>
    reaches(
      `case 10: ${path} among /part1/y and /{param+} is ${body}`,
      'recorded',
      {
        '/part1/y': { get: mock('literal') },
        '/{param+}': any(mock("greedy $input.params('param')")),
      },
      path,
      body,
    ),
  ),
];

const paths: readonly ConformanceCase[] = [
  reaches('case 11: a trailing slash is ignored', 'documented', pets, '/dev/pets/', 'pets'),
  reaches('3 rule 1: a stage alone is the root', 'documented', { '/': { get: mock('root') } }, '/dev', 'root'),
  reaches('3 rule 1: a stage with a slash is the root', 'documented', { '/': { get: mock('root') } }, '/dev/', 'root'),
  reaches('case 12: a greedy value has no trailing slash', 'recorded', greedy, '/dev/v/', 'v /dev/v/'),
  reaches('case 13: inner double slashes stay', 'recorded', greedy, '/dev/v//w', 'v//w /dev/v//w'),
  reaches('case 14: slashes before the stage are one', 'recorded', greedy, '//dev/v', 'v /dev/v'),
  reaches('case 15: slashes after the stage stay in $context.path', 'recorded', greedy, '/dev//v', 'v /dev//v'),
  reaches('case 16: a path value is not decoded', 'assumed', mail, '/dev/u/a%2Bb@c', 'a%2Bb@c /dev/u/a%2Bb@c'),
  reaches('3 rule 7: a plus in a path stays', 'assumed', mail, '/dev/u/a+b@c', 'a+b@c /dev/u/a+b@c'),
  misses('case 19: a greedy needs a character', 'documented', { '/g/{proxy+}': { get: mock('greedy') } }, '/dev/g'),
];

const queries: readonly ConformanceCase[] = [
  reaches(
    'case 17: a query is decoded',
    'recorded',
    { '/q': { get: mock("$input.params('e')|$input.params('p')") } },
    '/dev/q?e=a%2Bb&p=a+b',
    'a+b|a b',
  ),
  reaches(
    'case 18: of several values the last one counts',
    'recorded',
    { '/q': { get: mock("$input.params('c')") } },
    '/dev/q?c=1&c=2',
    '2',
  ),
  reaches(
    '3 rule 8: a semicolon parts a query',
    'documented',
    { '/q': { get: mock("$input.params('a')|$input.params('b')") } },
    '/dev/q?a=1;b=2',
    '1|2',
  ),
];

export const routingCases: readonly ConformanceCase[] = [
  ...stages,
  ...credentials,
  ...methods,
  ...precedence,
  ...paths,
  ...queries,
];
