// Lambda authorizers: what the function is sent, and for how long its answer is kept.
import type { CaseRequest, ConformanceCase } from '../conformance-case';
import type { FunctionAnswer } from '../lambda-functions';
import { mock } from '../operations';
import { allowing, policyOf, requestAuthorizer, tokenAuthorizer, withToken } from './lambda-authorizer-parts';

const secured = { more: { security: [{ guard: [] }] } };
const paths = {
  '/x': { get: mock('x', secured), post: mock('x', secured) },
  '/x/{id}': { get: mock('x', secured) },
  '/': { get: mock('x', secured) },
};
const once = (first: FunctionAnswer): Readonly<Record<string, FunctionAnswer>> => ({
  auth: { inTurn: [first, { throws: { errorMessage: 'Unauthorized' } }] },
});
const arn = (place: string) => `arn:aws:execute-api:us-east-1:123456789012:{api}/dev/${place}`;
const uncached = { authorizerResultTtlInSeconds: 0 };

export const authorizerEventCases: readonly ConformanceCase[] = [
  {
    id: '7.2: the event of a TOKEN authorizer is these three members',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: { auth: allowing() },
    request: withToken,
    answer: {
      status: 200,
      invoked: {
        functionName: 'auth',
        invocationType: 'RequestResponse',
        payload: `{"type":"TOKEN","authorizationToken":"Bearer t0-12345","methodArn":"${arn('GET/x')}"}`,
      },
    },
  },
  {
    id: '7.2: the header of a TOKEN authorizer in any letter case',
    source: 'assumed',
    paths,
    document: tokenAuthorizer({}, {}, 'X-Token'),
    functions: { auth: allowing() },
    request: { path: '/dev/x', headers: [['x-token', 't']] },
    answer: { status: 200, invoked: { event: { authorizationToken: 't' } } },
  },
  methodArnCase('the path as it was requested, undecoded', { path: '/dev/x/a%20b' }, 'GET/x/a%20b'),
  methodArnCase('the root', { path: '/dev/' }, 'GET/'),
  methodArnCase('the verb of the request', { method: 'POST', path: '/dev/x' }, 'POST/x'),
  {
    id: '7.2: the event of a REQUEST authorizer',
    source: 'documented',
    paths,
    document: requestAuthorizer({ identitySource: 'method.request.header.X-Id' }),
    stage: { variables: { color: 'blue' } },
    functions: { auth: allowing() },
    request: {
      path: '/dev/x/7?a=1&a=2',
      headers: [
        ['X-Id', 'one'],
        ['X-Id', 'two'],
      ],
    },
    answer: {
      status: 200,
      invoked: {
        event: {
          type: 'REQUEST',
          methodArn: arn('GET/x/7'),
          resource: '/x/{id}',
          path: '/x/7',
          httpMethod: 'GET',
          'headers.X-Id': 'two',
          'multiValueHeaders.X-Id': ['one', 'two'],
          queryStringParameters: { a: '2' },
          multiValueQueryStringParameters: { a: ['1', '2'] },
          pathParameters: { id: '7' },
          stageVariables: { color: 'blue' },
          'requestContext.resourcePath': '/x/{id}',
          'requestContext.path': '/dev/x/7',
          'requestContext.stage': 'dev',
          'requestContext.identity.sourceIp': '127.0.0.1',
          'requestContext.authorizer': 'absent',
          body: 'absent',
          isBase64Encoded: 'absent',
        },
      },
    },
  },
  {
    id: '7.2: maps without content are {}',
    source: 'documented',
    paths,
    document: requestAuthorizer({ identitySource: 'method.request.header.Host' }),
    functions: { auth: allowing() },
    request: { path: '/dev/x' },
    answer: {
      status: 200,
      invoked: {
        event: {
          queryStringParameters: {},
          multiValueQueryStringParameters: {},
          pathParameters: {},
          stageVariables: {},
        },
      },
    },
  },
];

export const authorizerCacheCases: readonly ConformanceCase[] = [
  {
    id: '7.2: the answer is kept, for 300 seconds unless something else is said',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: once(allowing()),
    before: [withToken],
    request: { ...withToken, afterSeconds: 299 },
    answer: { status: 200 },
  },
  {
    id: '7.2: after that the function is asked again',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: once(allowing()),
    before: [withToken],
    request: { ...withToken, afterSeconds: 300 },
    answer: { status: 401 },
  },
  {
    id: '7.2: for as long as the authorizer says',
    source: 'documented',
    paths,
    document: tokenAuthorizer({ authorizerResultTtlInSeconds: 10 }),
    functions: once(allowing()),
    before: [withToken],
    request: { ...withToken, afterSeconds: 11 },
    answer: { status: 401 },
  },
  {
    id: '7.2: 0 asks for every request',
    source: 'documented',
    paths,
    document: tokenAuthorizer(uncached),
    functions: once(allowing()),
    before: [withToken],
    request: withToken,
    answer: { status: 401 },
  },
  {
    id: '7.2: another token is another key',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: once(allowing()),
    before: [withToken],
    request: { path: '/dev/x', headers: [['Authorization', 'Bearer t0-99999']] },
    answer: { status: 401 },
  },
  {
    id: '90: a kept policy for one method refuses the next one',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: {
      auth: {
        returns: { principalId: 'user', policyDocument: policyOf('Allow', 'arn:aws:execute-api:*:*:*/dev/GET/x') },
      },
    },
    before: [withToken],
    request: { ...withToken, method: 'POST' },
    answer: { status: 403, json: { Message: 'User is not authorized to access this resource' } },
  },
  {
    id: '90: a kept policy for the stage lets the next method in, and the function is not asked',
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: once(allowing()),
    before: [withToken],
    request: { ...withToken, method: 'POST' },
    answer: { status: 200 },
  },
  {
    id: '7.2: errors are not kept',
    source: 'assumed',
    paths,
    document: tokenAuthorizer(),
    functions: { auth: { inTurn: [{ throws: { errorMessage: 'Unauthorized' } }, allowing()] } },
    before: [withToken],
    request: withToken,
    answer: { status: 200 },
  },
  {
    id: '91: REQUEST with a source missing, kept: refused before the call',
    source: 'documented',
    paths,
    document: requestAuthorizer({ identitySource: 'method.request.header.X-Id, method.request.querystring.key' }),
    functions: { auth: allowing() },
    request: { path: '/dev/x', headers: [['X-Id', '1']] },
    answer: { status: 401, body: '{"message":"Unauthorized"}', invoked: null },
  },
  {
    id: '91: REQUEST with a source missing, not kept: the function is called',
    source: 'documented',
    paths,
    document: requestAuthorizer({ identitySource: 'method.request.header.X-Id', ...uncached }),
    functions: { auth: allowing() },
    request: { path: '/dev/x' },
    answer: { status: 200, invoked: { functionName: 'auth' } },
  },
  {
    id: '7.2: REQUEST without sources, not kept: the function is called',
    source: 'documented',
    paths,
    document: requestAuthorizer(uncached),
    functions: { auth: allowing() },
    request: { path: '/dev/x' },
    answer: { status: 200, invoked: { functionName: 'auth' } },
  },
  {
    id: '7.2: every value of a source counts for what is kept',
    source: 'assumed',
    paths,
    document: requestAuthorizer({ identitySource: 'method.request.header.X-Id' }),
    functions: once(allowing()),
    before: [{ path: '/dev/x', headers: [['X-Id', 'one']] }],
    request: {
      path: '/dev/x',
      headers: [
        ['X-Id', 'other'],
        ['X-Id', 'one'],
      ],
    },
    answer: { status: 401 },
  },
];

function methodArnCase(what: string, request: CaseRequest, place: string): ConformanceCase {
  return {
    id: `1.8: the method ARN has ${what}`,
    source: 'documented',
    paths,
    document: tokenAuthorizer(),
    functions: { auth: allowing() },
    request: { ...request, headers: withToken.headers ?? [] },
    answer: { status: 200, invoked: { event: { methodArn: arn(place) } } },
  };
}
