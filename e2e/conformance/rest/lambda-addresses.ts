// How integrations name their functions, with which credentials they call them, and what streams.
import { type ConformanceCase, internalError } from '../conformance-case';
import { invocationArn, lambda, lambdaProxy } from '../operations';

const functions = { fn: { returns: {} }, 'fn-dev': { returns: {} } } as const;

/** A case whose proxy names its function by `uri`. */
function named(
  id: string,
  uri: string,
  invoked: ConformanceCase['answer']['invoked'],
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source: 'documented',
    paths: { '/x': { get: lambdaProxy({ uri }) } },
    functions,
    request: { path: '/dev/x' },
    answer: { status: 200, ...(invoked !== undefined && { invoked }) },
    ...more,
  };
}

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const variables = (values: Readonly<Record<string, string>>) => ({ stage: { variables: values } });
const failing: Partial<ConformanceCase> = {
  source: 'recorded',
  answer: {
    status: 500,
    body: internalError,
    invoked: null,
    log: 'Execution failed due to configuration error: Invalid endpoint address',
  },
};

const addresses: readonly ConformanceCase[] = [
  named('6.1: an ARN', invocationArn(arn('fn')), { functionName: 'fn', qualifier: null, region: 'us-east-1' }),
  named('6.1: an alias', invocationArn(arn('fn:live')), { functionName: 'fn', qualifier: 'live' }),
  named('6.1: $LATEST', invocationArn(arn('fn:$LATEST')), { functionName: 'fn', qualifier: '$LATEST' }),
  named('6.1: a version', invocationArn(arn('fn:7')), { functionName: 'fn', qualifier: '7' }),
  named('6.1: a partial ARN', invocationArn('999999999999:function:fn'), {
    functionName: 'fn',
    accountId: '999999999999',
  }),
  named('6.1: a name', invocationArn('fn'), { functionName: 'fn', accountId: '123456789012' }),
  named(
    '6.1: a function of another region',
    invocationArn('arn:aws:lambda:eu-west-1:123456789012:function:fn', 'eu-west-1'),
    {
      region: 'eu-west-1',
    },
  ),
  named(
    '6.1: a stage variable as the name',
    invocationArn(arn('${stageVariables.fn}')),
    { functionName: 'fn-dev' },
    variables({ fn: 'fn-dev' }),
  ),
  named(
    '6.1: a stage variable in the name',
    invocationArn(arn('fn-${stageVariables.env}')),
    { functionName: 'fn-dev' },
    variables({ env: 'dev' }),
  ),
  named(
    '6.1: a stage variable with name and alias',
    invocationArn(arn('${stageVariables.fn}')),
    { functionName: 'fn', qualifier: 'live' },
    variables({ fn: 'fn:live' }),
  ),
  named(
    '6.1: a stage variable as the alias',
    invocationArn(arn('fn:${stageVariables.alias}')),
    { qualifier: 'live' },
    variables({ alias: 'live' }),
  ),
  named(
    '6.1: a stage variable as the whole ARN',
    invocationArn('${stageVariables.arn}'),
    { functionName: 'fn' },
    variables({ arn: arn('fn') }),
  ),
  named(
    '6.1: a stage variable as the region',
    `arn:aws:apigateway:\${stageVariables.region}:lambda:path/2015-03-31/functions/fn/invocations`,
    { region: 'eu-west-1' },
    variables({ region: 'eu-west-1' }),
  ),
  named('6.1: a stage variable that is not set is 500', invocationArn(arn('${stageVariables.fn}')), null, failing),
  named('6.1: a stage variable that makes no ARN is 500', invocationArn(arn('${stageVariables.fn}')), null, {
    ...failing,
    ...variables({ fn: 'a/b' }),
  }),
  named(
    '6.1: an ARN that names no function is 500',
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/a:b:c:d/invocations',
    null,
    failing,
  ),
];

/** A case with these credentials. */
function credentials(
  id: string,
  value: string,
  answer: ConformanceCase['answer'],
  more: Partial<ConformanceCase> = {},
): ConformanceCase {
  return {
    id,
    source: 'assumed',
    paths: { '/x': { get: lambdaProxy({ credentials: value }) } },
    functions,
    request: { path: '/dev/x' },
    answer,
    ...more,
  };
}

const role = 'arn:aws:iam::123456789012:role/invoke';

const roles: readonly ConformanceCase[] = [
  credentials('6.5: a role, and no source ARN', role, {
    status: 200,
    invoked: { functionName: 'fn' },
    log: /^Endpoint request headers: (?!.*X-Amz-Source-Arn)/,
  }),
  credentials(
    '6.5: a role from a stage variable',
    '${stageVariables.role}',
    { status: 200 },
    {
      ...variables({ role }),
      source: 'documented',
    },
  ),
  credentials('11: a role that is none cannot be assumed', '${stageVariables.role}', {
    status: 500,
    body: internalError,
    invoked: null,
    log: 'API Gateway does not have permission to assume the provided role ${stageVariables.role}',
  }),
  credentials('6.5: the caller’s credentials need a caller who signed', 'arn:aws:iam::*:user/*', {
    status: 500,
    body: internalError,
    invoked: null,
  }),
];

const illegal: readonly ConformanceCase[] = [
  'Authorization',
  'Connection',
  'Content-Length',
  'Expect',
  'Proxy-Authenticate',
  'TE',
  'Transfer-Encoding',
].map((name) => ({
  id: `6.6: AWS_PROXY with ${name} mapped fails`,
  source: 'recorded',
  paths: { '/x': { get: lambdaProxy({ requestParameters: { [`integration.request.header.${name}`]: "'mapped'" } }) } },
  functions,
  request: { path: '/dev/x' },
  answer: { status: 500, body: internalError, log: `${name} header already present`, invoked: null },
}));

const separator = '\0'.repeat(8);

/** A case whose function streams. */
function streamed(
  id: string,
  streams: readonly string[],
  answer: ConformanceCase['answer'],
  breaksOff = false,
): ConformanceCase {
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/${arn('fn')}/response-streaming-invocations`;
  return {
    id,
    source: 'documented',
    paths: { '/x': { get: lambdaProxy({ uri, responseTransferMode: 'STREAM' }) } },
    functions: { fn: { streams, breaksOff } },
    request: { path: '/dev/x' },
    answer,
  };
}

const streaming: readonly ConformanceCase[] = [
  streamed(
    '6.9: metadata, eight NUL bytes, payload',
    [`{"statusCode":203,"headers":{"X-A":"1"},"cookies":["a=b"]}${separator}one `, 'two ', 'three'],
    { status: 203, body: 'one two three', headers: { 'X-A': '1', 'Set-Cookie': 'a=b', 'Content-Length': null } },
  ),
  streamed(
    '6.9: metadata and separator in pieces',
    ['{"status', `Code":201}${separator.slice(3)}`, separator.slice(5), 'x'],
    {
      status: 201,
      body: 'x',
    },
  ),
  streamed('6.9: an empty payload', [`{"statusCode":204}${separator}`], { status: 204, body: '' }),
  streamed('6.9: several values of a header', [`{"multiValueHeaders":{"X-A":["1","2"]}}${separator}x`], {
    status: 200,
    headers: { 'X-A': '1, 2' },
  }),
  streamed('6.9: malformed metadata is 502', [`{"statusCode":"x"}${separator}payload`], {
    status: 502,
    body: internalError,
    log: 'Malformed Lambda proxy response',
  }),
  streamed('6.9: a payload without metadata is 502', ['just text'], { status: 502, body: internalError }),
  streamed(
    '6.9: a function that fails before its metadata is 502',
    ['{"statusC'],
    { status: 502, body: internalError },
    true,
  ),
];

const partition: ConformanceCase = {
  id: '6.1: AWS names its function the same way',
  source: 'documented',
  paths: { '/x': { get: lambda({ uri: invocationArn(arn('${stageVariables.fn}:live')) }) } },
  functions,
  stage: { variables: { fn: 'fn' } },
  request: { path: '/dev/x' },
  answer: { status: 200, invoked: { functionName: 'fn', qualifier: 'live' } },
};

export const lambdaAddressCases: readonly ConformanceCase[] = [...addresses, partition, ...roles, ...illegal];
export const lambdaStreamingCases: readonly ConformanceCase[] = streaming;
