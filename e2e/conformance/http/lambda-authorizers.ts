// HTTP APIs: Lambda authorizers (reference A12, Lambda authorizer).
import type { V2Authorizer } from '../../../shared/definition/v2/authorizer';
import type { CaseAnswer, CaseRequest } from '../conformance-case';
import { type CaseRoute, type HttpCase, lambda1, lambda2 } from '../http-case';
import type { FunctionAnswer } from '../lambda-functions';

const owner = 'arn:aws:execute-api:us-east-1:123456789012:a60h4yl2h0';
// as the comparison shows events: with the API's id named
const shownOwner = 'arn:aws:execute-api:us-east-1:123456789012:{api}';
const request: V2Authorizer = {
  id: 'auth1',
  name: 'guard',
  authorizerType: 'REQUEST',
  identitySource: ['$request.header.Authorization'],
  authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:guard',
  authorizerPayloadFormatVersion: '2.0',
  enableSimpleResponses: true,
};
const withPolicies: Partial<V2Authorizer> = { enableSimpleResponses: false };
const format1: Partial<V2Authorizer> = { enableSimpleResponses: false, authorizerPayloadFormatVersion: '1.0' };

const guarded = (integration: CaseRoute = lambda2): CaseRoute => ({
  ...integration,
  route: { authorizationType: 'CUSTOM', authorizerId: 'auth1' },
});
const bearing = (path: string): CaseRequest => ({ path, headers: [['Authorization', 'user1']] });

const forbidden: CaseAnswer = { status: 403, body: '{"message":"Forbidden"}', headers: { 'x-amzn-errortype': null } };
const failed: CaseAnswer = { status: 500, body: '{"message":"Internal Server Error"}' };
const unknown: CaseAnswer = { status: 401, body: '{"message":"Unauthorized"}' };

const yes: FunctionAnswer = { returns: { isAuthorized: true } };
const no: FunctionAnswer = { returns: { isAuthorized: false } };
const policy = (effect: string, resource: string, context?: object): FunctionAnswer => ({
  returns: {
    principalId: 'user',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
    ...(context !== undefined && { context }),
  },
});

function custom(
  id: string,
  source: HttpCase['source'],
  guard: FunctionAnswer,
  answer: CaseAnswer,
  { authorizer, ...more }: Partial<HttpCase> & { readonly authorizer?: Partial<V2Authorizer> } = {},
): HttpCase {
  return {
    id: `A12: ${id}`,
    source,
    routes: { 'GET /x': guarded(), 'GET /y': guarded(), 'GET /users/{id}': guarded() },
    authorizers: [{ ...request, ...authorizer }],
    functions: { guard, fn: { returns: 'in' } },
    request: bearing('/x'),
    answer,
    ...more,
  };
}

const asked: CaseAnswer = { ...forbidden, invoked: { functionName: 'guard' } };
const error = (format: string): Partial<HttpCase> => ({ stages: { $default: { accessLogFormat: format } } });
const cached = { authorizerResultTtlInSeconds: 60 };

export const httpLambdaAuthorizerCases: readonly HttpCase[] = [
  custom('55: no identity', 'documented', yes, { ...unknown, invoked: null }, { request: { path: '/x' } }),
  custom(
    'an empty identity',
    'documented',
    yes,
    { ...unknown, invoked: null },
    {
      request: { path: '/x', headers: [['Authorization', '']] },
    },
  ),
  custom(
    'one of two identities',
    'documented',
    yes,
    { ...unknown, invoked: null },
    {
      authorizer: { identitySource: ['$request.header.Authorization', '$request.querystring.q'] },
    },
  ),
  custom(
    'no identity sources',
    'documented',
    yes,
    { status: 200 },
    {
      authorizer: { identitySource: [] },
      request: { path: '/x' },
    },
  ),
  custom('a simple yes', 'documented', yes, { status: 200, invoked: { functionName: 'fn' } }),
  custom('56: a simple no', 'documented', no, asked),
  custom(
    '56: an answer without isAuthorized',
    'documented',
    { returns: { ok: true } },
    {
      ...failed,
      accessLog:
        "The response from the Lambda Authorizer function doesn't match the format that API Gateway expects. Simple response did not include 'isAuthorized'",
    },
    error('$context.authorizer.error'),
  ),
  custom('isAuthorized as text', 'assumed', { returns: { isAuthorized: 'true' } }, failed),
  custom('a policy where a simple answer is wanted', 'assumed', policy('Allow', '*'), failed),
  custom('a simple answer where a policy is wanted', 'documented', yes, failed, { authorizer: withPolicies }),
  custom('an answer that is no object', 'documented', { returns: 'yes' }, failed),
  custom('a function that throws', 'documented', { throws: { errorMessage: 'no' } }, failed),
  custom('a function that throws Unauthorized', 'assumed', { throws: { errorMessage: 'Unauthorized' } }, failed),
  custom(
    'a function that is not there',
    'documented',
    {
      refuses: {
        status: 403,
        errorType: 'AccessDeniedException',
        message: 'no',
      },
    },
    {
      ...failed,
      accessLog:
        "The IAM role configured on the authorizer or API Gateway doesn't have permissions to call the authorizer. Check the permissions and try again.",
    },
    error('$context.authorizer.error'),
  ),
  custom(
    'credentials that are no role',
    'documented',
    yes,
    { ...failed, invoked: null },
    {
      authorizer: { authorizerCredentialsArn: 'nobody' },
    },
  ),
  custom(
    'a policy that allows the route',
    'documented',
    policy('Allow', `${owner}/$default/GET/x`),
    { status: 200 },
    {
      authorizer: withPolicies,
    },
  ),
  custom('a policy for another route', 'documented', policy('Allow', `${owner}/$default/GET/y`), asked, {
    authorizer: withPolicies,
  }),
  custom("an authorizer's policy that denies", 'documented', policy('Deny', '*'), asked, { authorizer: withPolicies }),
  custom(
    'format 1.0 answers with a policy',
    'documented',
    policy('Allow', '*'),
    { status: 200 },
    {
      authorizer: format1,
    },
  ),
  custom('format 1.0 has no simple answers', 'documented', yes, failed, { authorizer: format1 }),
  custom(
    'event 2.0',
    'documented',
    no,
    {
      ...forbidden,
      invoked: {
        event: {
          version: '2.0',
          type: 'REQUEST',
          routeArn: `${shownOwner}/dev/GET/users/7`,
          identitySource: ['user1', '123'],
          routeKey: 'GET /users/{id}',
          rawPath: '/dev/users/7',
          rawQueryString: 'q=123',
          cookies: ['c=1'],
          'headers.authorization': 'user1',
          queryStringParameters: { q: '123' },
          'requestContext.http.method': 'GET',
          'requestContext.authorizer': 'absent',
          pathParameters: { id: '7' },
          stageVariables: { k: 'v' },
          body: 'absent',
        },
      },
    },
    {
      authorizer: { identitySource: ['$request.header.Authorization', '$request.querystring.q'] },
      stages: { dev: { variables: { k: 'v' } } },
      request: {
        path: '/dev/users/7?q=123',
        headers: [
          ['Authorization', 'user1'],
          ['Cookie', 'c=1'],
        ],
      },
    },
  ),
  custom(
    'event 1.0',
    'documented',
    policy('Deny', '*'),
    {
      ...forbidden,
      invoked: {
        event: {
          version: '1.0',
          type: 'REQUEST',
          methodArn: `${shownOwner}/$default/GET/users/7`,
          identitySource: 'user1,v',
          authorizationToken: 'user1,v',
          resource: '/users/{id}',
          path: '/users/7',
          httpMethod: 'GET',
          queryStringParameters: { q: '1' },
          pathParameters: { id: '7' },
          stageVariables: { k: 'v' },
          'requestContext.resourceId': 'GET /users/{id}',
          body: 'absent',
        },
      },
    },
    {
      authorizer: { ...format1, identitySource: ['$request.header.Authorization', '$stageVariables.k'] },
      stages: { $default: { variables: { k: 'v' } } },
      request: bearing('/users/7?q=1'),
    },
  ),
  custom(
    '58: context keeps its types',
    'documented',
    {
      returns: { isAuthorized: true, context: { n: 1, list: ['a'], map: { b: true }, claims: 'reserved' } },
    },
    {
      status: 200,
      invoked: {
        event: { 'requestContext.authorizer': { lambda: { n: 1, list: ['a'], map: { b: true } } } },
      },
    },
  ),
  custom(
    'context as texts in format 1.0',
    'documented',
    policy('Allow', '*', { n: 1, yes: true, s: 'a' }),
    {
      status: 200,
      invoked: { event: { 'requestContext.authorizer': { principalId: 'user', n: '1', yes: 'true', s: 'a' } } },
    },
    {
      authorizer: format1,
      routes: { 'GET /x': guarded(lambda1) },
      functions: { guard: policy('Allow', '*', { n: 1, yes: true, s: 'a' }), fn: { returns: { statusCode: 200 } } },
    },
  ),
  custom(
    '57: a simple answer counts for every route',
    'documented',
    { inTurn: [yes, no] },
    { status: 200 },
    {
      authorizer: cached,
      before: [bearing('/x')],
      request: bearing('/y'),
    },
  ),
  custom('a kept no counts for every route', 'documented', { inTurn: [no, yes] }, forbidden, {
    authorizer: cached,
    before: [bearing('/x')],
    request: bearing('/y'),
  }),
  custom('$context.routeKey keeps routes apart', 'documented', { inTurn: [yes, no] }, asked, {
    authorizer: { ...cached, identitySource: ['$request.header.Authorization', '$context.routeKey'] },
    before: [bearing('/x')],
    request: bearing('/y'),
  }),
  custom(
    'a kept policy is asked for each route',
    'documented',
    { inTurn: [policy('Allow', `${owner}/$default/GET/x`), policy('Allow', '*')] },
    forbidden,
    { authorizer: { ...withPolicies, ...cached }, before: [bearing('/x')], request: bearing('/y') },
  ),
  custom('another identity asks anew', 'documented', { inTurn: [yes, no] }, asked, {
    authorizer: cached,
    before: [bearing('/x')],
    request: { path: '/x', headers: [['Authorization', 'user2']] },
  }),
  custom('a result that is too old', 'documented', { inTurn: [yes, no] }, asked, {
    authorizer: cached,
    before: [bearing('/x')],
    request: { ...bearing('/x'), afterSeconds: 60 },
  }),
  custom('TTL 0 keeps nothing', 'documented', { inTurn: [yes, no] }, asked, {
    authorizer: { authorizerResultTtlInSeconds: 0 },
    before: [bearing('/x')],
  }),
];
