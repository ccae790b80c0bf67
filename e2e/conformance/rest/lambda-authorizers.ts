// Lambda authorizers: when the function is asked, and what becomes of its answer.
import type { CaseRequest, ConformanceCase } from '../conformance-case';
import type { FunctionAnswer } from '../lambda-functions';
import { invocationArn, lambdaProxy, mock } from '../operations';
import {
  allowing,
  authorizerError,
  denyingPolicy,
  policyOf,
  requestAuthorizer,
  tokenAuthorizer,
  withToken,
} from './lambda-authorizer-parts';

type Source = ConformanceCase['source'];

const guarded = { '/x': { get: mock('$context.authorizer.principalId', { more: { security: [{ guard: [] }] } }) } };
const byVariable = invocationArn('arn:aws:lambda:us-east-1:123456789012:function:${stageVariables.fn}');
const unauthorized = { status: 401, body: '{"message":"Unauthorized"}' } as const;

/** GET `/x` behind a TOKEN authorizer whose function answers so. */
function answering(
  id: string,
  source: Source,
  auth: FunctionAnswer,
  answer: ConformanceCase['answer'],
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source,
    paths: guarded,
    document: tokenAuthorizer(),
    functions: { auth },
    request: withToken,
    answer,
    ...more,
  };
}

/** The same, answered by AUTHORIZER_CONFIGURATION_ERROR. */
function failing(id: string, source: Source, auth: FunctionAnswer | undefined, log: string): ConformanceCase {
  return {
    ...answering(id, source, 'echo', {
      ...authorizerError,
      log: [`Execution failed due to configuration error: ${log}`, 'AuthorizerConfigurationException'],
    }),
    functions: auth === undefined ? {} : { auth },
  };
}

const bad = (members: object): FunctionAnswer => ({ returns: { ...allowing().returns, ...members } });

export const lambdaAuthorizerCases: readonly ConformanceCase[] = [
  answering(
    '84: TOKEN without its header, the function is not called',
    'documented',
    allowing(),
    {
      ...unauthorized,
      headers: { 'x-amzn-ErrorType': 'UnauthorizedException' },
      invoked: null,
    },
    { request: { path: '/dev/x' } },
  ),
  answering(
    '84: TOKEN with an empty header',
    'documented',
    allowing(),
    { ...unauthorized, invoked: null },
    {
      request: { path: '/dev/x', headers: [['Authorization', '']] },
    },
  ),
  answering(
    '85: a token that does not match is refused before the call',
    'documented',
    allowing(),
    { ...unauthorized, invoked: null },
    {
      document: tokenAuthorizer({ identityValidationExpression: 'Bearer [a-z]+' }),
      request: { path: '/dev/x', headers: [['Authorization', 'Bearer abc1']] },
    },
  ),
  answering(
    '85: the pattern has to match the whole token',
    'documented',
    allowing(),
    { status: 200, body: 'user' },
    {
      document: tokenAuthorizer({ identityValidationExpression: 'Bearer [a-z]+' }),
      request: { path: '/dev/x', headers: [['Authorization', 'Bearer abc']] },
    },
  ),
  answering(
    '86: the error Unauthorized',
    'documented',
    { throws: { errorMessage: 'Unauthorized' } },
    {
      ...unauthorized,
      log: 'Unauthorized request: ',
    },
  ),
  failing(
    '86: the error unauthorized, in other letters',
    'documented',
    { throws: { errorMessage: 'unauthorized' } },
    'Authorizer error',
  ),
  failing('86: any other error', 'recorded', { throws: { errorMessage: 'boom' } }, 'Authorizer error'),
  failing('7.2: a function that does not exist', 'documented', undefined, 'Authorizer error'),
  failing(
    '7.2: a function that may not be invoked',
    'documented',
    {
      refuses: { status: 403, errorType: 'AccessDeniedException', message: 'not authorized' },
    },
    'Authorizer error',
  ),
  answering(
    '7.2: no capacity to run the function',
    'assumed',
    {
      refuses: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate Exceeded.' },
    },
    { status: 500, body: '{"message":null}', headers: { 'x-amzn-ErrorType': 'AuthorizerFailureException' } },
  ),
  failing('7.2: text that is no JSON', 'recorded', { writes: 'no json' }, 'Could not parse policy'),
  failing('7.2: null', 'recorded', { writes: 'null' }, 'Could not parse policy'),
  failing('7.2: no principalId', 'documented', bad({ principalId: undefined }), 'Could not parse policy'),
  failing('7.2: no policyDocument', 'documented', bad({ policyDocument: undefined }), 'Could not parse policy'),
  failing(
    '7.2: a policy without statements',
    'documented',
    bad({ policyDocument: { Version: '2012-10-17' } }),
    'Could not parse policy',
  ),
  failing(
    '7.2: a statement with an effect that is none',
    'documented',
    bad({
      policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Maybe', Action: '*', Resource: '*' }] },
    }),
    'Could not parse policy',
  ),
  failing(
    '1.8: a resource of more than 512 characters',
    'documented',
    bad({
      policyDocument: policyOf('Allow', `arn:aws:execute-api:*:*:*/dev/GET/${'x'.repeat(500)}`),
    }),
    'Could not parse policy',
  ),
  failing('89: an object in the context', 'documented', bad({ context: { a: { b: 1 } } }), 'Could not parse policy'),
  failing('89: a list in the context', 'documented', bad({ context: { a: [1] } }), 'Could not parse policy'),
  answering(
    '87: Deny',
    'recorded',
    { returns: { ...allowing().returns, policyDocument: denyingPolicy } },
    {
      status: 403,
      json: {
        Message: 'User is not authorized to access this resource with an explicit deny in an identity-based policy',
      },
      headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
    },
  ),
  answering(
    '7.2: no statement matches',
    'documented',
    {
      returns: { ...allowing().returns, policyDocument: policyOf('Allow', 'arn:aws:execute-api:*:*:*/dev/POST/x') },
    },
    { status: 403, json: { Message: 'User is not authorized to access this resource' } },
  ),
  answering(
    '7.2: conditions count',
    'documented',
    {
      returns: {
        ...allowing().returns,
        policyDocument: policyOf('Allow', '*', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
      },
    },
    { status: 403, json: { Message: 'User is not authorized to access this resource' } },
  ),
  answering(
    '88: context as text in templates',
    'documented',
    allowing({ n: 1, b: true, s: 'x', none: null }),
    {
      status: 200,
      body: 'user 1 true x ',
    },
    {
      paths: {
        '/x': {
          get: mock(
            '$context.authorizer.principalId $context.authorizer.n $context.authorizer.b $context.authorizer.s $!context.authorizer.none',
            { more: { security: [{ guard: [] }] } },
          ),
        },
      },
    },
  ),
  answering(
    '88: context as text in the event of a proxy',
    'documented',
    allowing({ n: 1, b: true }),
    {
      status: 200,
      invoked: {
        functionName: 'fn',
        event: { 'requestContext.authorizer': { n: '1', b: 'true', principalId: 'user', integrationLatency: 0 } },
      },
    },
    {
      paths: { '/x': { get: lambdaProxy({}, { more: { security: [{ guard: [] }] } }) } },
      functions: { auth: allowing({ n: 1, b: true }), fn: { returns: { statusCode: 200 } } },
      // a kept result takes no time
      before: [withToken],
    },
  ),
  {
    id: '6.1: a function by a stage variable that is not there',
    source: 'assumed',
    paths: guarded,
    document: tokenAuthorizer({ authorizerUri: byVariable }),
    request: withToken,
    answer: { ...authorizerError, invoked: null },
  },
  {
    id: '6.1: the function by a stage variable',
    source: 'documented',
    paths: guarded,
    document: tokenAuthorizer({ authorizerUri: byVariable }),
    stage: { variables: { fn: 'other' } },
    functions: { other: allowing() },
    request: withToken,
    answer: { status: 200, invoked: { functionName: 'other' } },
  },
  {
    id: '93: a bad token and no key',
    source: 'documented',
    paths: { '/x': { get: mock('x', { more: { security: [{ guard: [], api_key: [] }] } }) } },
    document: tokenAuthorizer({}, { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }),
    functions: { auth: { throws: { errorMessage: 'Unauthorized' } } },
    request: withToken,
    answer: unauthorized,
  },
  ...keyCases(),
  {
    id: '98: a policy that denies the address, the authorizer is not called',
    source: 'documented',
    paths: guarded,
    document: {
      ...tokenAuthorizer(),
      'x-amazon-apigateway-policy': {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'execute-api:Invoke',
            Resource: 'execute-api:/*',
            Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
          },
        ],
      },
    },
    functions: { auth: allowing() },
    request: withToken,
    answer: { status: 403, invoked: null },
  },
  {
    id: '11: the block of log lines',
    source: 'recorded',
    paths: guarded,
    document: tokenAuthorizer(),
    functions: { auth: allowing() },
    request: withToken,
    answer: {
      status: 200,
      log: [
        /^Starting authorizer: [a-z0-9]{6} for request: [0-9a-f-]{36}$/,
        'Incoming identity: *********-12345',
        'Endpoint request URI: https://lambda.us-east-1.amazonaws.com/',
        'Endpoint request headers: {',
        /^Endpoint request body after transformations: \{"type":"TOKEN","authorizationToken":"\*{9}-12345",/,
        'Sending request to https://lambda.us-east-1.amazonaws.com/',
        'Authorizer result body before parsing: {"principalId":"user"',
        'Using valid authorizer policy for principal: ****',
        'Successfully completed authorizer execution',
        'Extended Request Id: ',
        'Starting execution for request: ',
      ],
    },
  },
  accessLogCase('11: the access log of a request that is let in', allowing(), {
    status: 200,
    accessLog: /^200 200 \d+ \d+ 0f1e2d3c-0000-4000-8000-00000000abcd - user x$/,
  }),
  accessLogCase(
    '11: the access log where the function fails',
    { throws: { errorMessage: 'boom' } },
    {
      status: 500,
      accessLog: /^500 200 \d+ \d+ 0f1e2d3c-0000-4000-8000-00000000abcd The function failed: boom - -$/,
    },
  ),
  {
    id: '7.2: REQUEST reads what TOKEN does not',
    source: 'documented',
    paths: guarded,
    document: requestAuthorizer({
      identitySource: 'method.request.querystring.key, stageVariables.color, context.stage',
    }),
    stage: { variables: { color: 'blue' } },
    functions: { auth: allowing() },
    request: { path: '/dev/x?key=1' },
    answer: { status: 200, invoked: { functionName: 'auth' } },
  },
];

function accessLogCase(id: string, auth: FunctionAnswer, answer: ConformanceCase['answer']): ConformanceCase {
  const names = [
    'status',
    'integrationStatus',
    'latency',
    'integrationLatency',
    'requestId',
    'error',
    'principalId',
    's',
  ];
  const accessLogFormat = names.map((name) => `$context.authorizer.${name}`).join(' ');
  const told = typeof auth === 'object' && 'returns' in auth ? allowing({ s: 'x' }) : auth;
  return answering(id, 'documented', told, answer, { stage: { accessLogFormat } });
}

function keyCases(): ConformanceCase[] {
  const plan = { id: 'plan01', name: 'gold', apiStages: [{ apiId: '{api}', stage: 'dev' }], keyIds: ['k1'] };
  const key = { id: 'k1', value: 'the-key-of-20-letters', enabled: true, createdDate: 0, lastUpdatedDate: 0 };
  const base = {
    source: 'documented',
    paths: {
      '/x': { get: mock('$context.identity.apiKey', { more: { security: [{ guard: [], api_key: [] }] } }) },
    },
    document: {
      ...tokenAuthorizer({}, { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }),
      'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    },
    request: withToken,
    access: { usagePlans: [plan], apiKeys: [key] },
  } as const;
  const withKey = (value: unknown): FunctionAnswer => bad({ usageIdentifierKey: value });
  const headers: NonNullable<CaseRequest['headers']> = [
    ...(withToken.headers ?? []),
    ['x-api-key', 'the-key-of-20-letters'],
  ];
  return [
    {
      ...base,
      id: '94: the key that the authorizer gives',
      functions: { auth: withKey('the-key-of-20-letters') },
      answer: { status: 200, body: 'the-key-of-20-letters' },
    },
    { ...base, id: '94: a key that is none', functions: { auth: withKey('other') }, answer: { status: 403 } },
    {
      ...base,
      id: '7.1: a key in the header does not count where the authorizer gives keys',
      functions: { auth: allowing() },
      request: { ...withToken, headers },
      answer: { status: 403 },
    },
  ];
}
