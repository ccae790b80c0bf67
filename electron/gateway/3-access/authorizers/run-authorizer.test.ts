import { expect, it } from 'vitest';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { LambdaOutcome } from '../../../../shared/lambda/functions';
import type { AuthorizerTest } from '../../ports';
import { type SampleApi, sampleSnapshot } from '../../testing/sample-api';
import { openSampleGateway } from '../../testing/sample-gateway';

const guard: Authorizer = {
  id: 'auth01',
  name: 'guard',
  type: 'REQUEST',
  identitySource: 'method.request.header.X-Id,context.who',
  authorizerUri:
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations',
};
const sample: SampleApi = {
  authorizers: [guard],
  paths: { '/pets/{id}': { GET: { authorizationType: 'CUSTOM', authorizerId: 'auth01' } } },
};
const answerFor = (resource: string) => ({
  principalId: 'ann',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resource }],
  },
  context: { role: 'clerk' },
  usageIdentifierKey: 'k',
});
const answered = (payload: unknown, functionError?: 'Unhandled'): LambdaOutcome => ({
  kind: 'answered',
  status: 200,
  payload: JSON.stringify(payload),
  executedVersion: '$LATEST',
  requestId: 'r1',
  logTail: Buffer.from('START\nnoted\n').toString('base64'),
  ...(functionError && { functionError }),
});

function run(outcome: LambdaOutcome, changes: Partial<AuthorizerTest> = {}) {
  const { gateway } = openSampleGateway(sample, { lambda: { invoke: () => Promise.resolve(outcome) } });
  return gateway.runAuthorizer({
    snapshot: sampleSnapshot(sample),
    authorizerId: 'auth01',
    httpMethod: 'GET',
    pathWithQueryString: '/pets/7?a=1',
    headers: [['X-Id', 'one']],
    stageVariables: {},
    contextVariables: { who: 'me' },
    scopes: [],
    ...changes,
  });
}

it('tells everything of an authorizer that lets the request in', async () => {
  const { log, checks, event, cache, fields, latencyMs, policy, ...told } = await run(answered(answerFor('*')), {
    stageName: 'dev',
  });
  expect({ ...told, cache, event: JSON.parse(event ?? ''), isTimed: latencyMs >= 0 }).toMatchObject({
    clientStatus: 0,
    identity: [
      { source: 'method.request.header.X-Id', value: 'one' },
      { source: 'context.who', value: 'me' },
    ],
    cache: { ttlSeconds: 300, isHit: false, key: expect.any(String) },
    event: {
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/pets/7',
      resource: '/pets/{id}',
      pathParameters: { id: '7' },
      queryStringParameters: { a: '1' },
    },
    answer: JSON.stringify(answerFor('*')),
    functionLog: 'START\nnoted\n',
    function: { functionName: 'auth', requestId: 'r1' },
    principalId: 'ann',
    context: { role: 'clerk' },
    usageIdentifierKey: 'k',
    decision: { result: 'allow', methodArn: expect.stringMatching(/GET\/pets\/7$/) },
    isTimed: true,
  });
  expect([
    JSON.parse(policy ?? '{}'),
    fields?.every(({ verdict }) => verdict === 'ok'),
    checks.map(({ name }) => name),
    log.split('\n').filter((line) => /Starting|Using|Success/.test(line)).length,
  ]).toEqual([answerFor('*').policyDocument, true, ['authorizer-identity', 'authorizer', 'authorizer-policy'], 3]);
});

it('tells who was denied, and why', async () => {
  const { clientStatus, refusal, decision, principalId } = await run(
    answered(answerFor('arn:aws:execute-api:*:*:*/*/POST/*')),
  );
  expect([clientStatus, refusal?.responseType, decision, principalId]).toEqual([
    403,
    'ACCESS_DENIED',
    {
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/ESTestInvoke-stage/GET/pets/7',
      result: 'implicit-deny',
    },
    'ann',
  ]);
});

it('tells what is missing, and asks nobody', async () => {
  const { clientStatus, problem, event, decision } = await run(answered({}), { contextVariables: {} });
  expect([clientStatus, problem, event, decision]).toEqual([401, 'context.who has no value', undefined, undefined]);
});

it('tells an answer that does not fit field by field, and an error as it is', async () => {
  const odd = await run(answered({ ...answerFor('*'), context: { deep: {} } }));
  const failed = await run(answered({ errorMessage: 'boom' }, 'Unhandled'));
  expect([
    odd.clientStatus,
    odd.fields?.filter(({ verdict }) => verdict === 'wrong').map(({ at }) => at),
    failed.clientStatus,
    failed.problem,
    failed.answer,
    failed.fields,
    failed.log
      .split('\n')
      .slice(-3)
      .map((line) => line.split(' : ')[1]),
  ]).toEqual([
    500,
    ['context.deep'],
    500,
    'The function failed: boom',
    '{"errorMessage":"boom"}',
    undefined,
    ['Execution failed due to configuration error: Authorizer error', 'AuthorizerConfigurationException', undefined],
  ]);
});

it('keeps nothing, and knows what the stage keeps', async () => {
  const { gateway, send } = openSampleGateway(
    { ...sample, authorizers: [{ ...guard, identitySource: 'method.request.header.X-Id' }] },
    { lambda: { invoke: () => Promise.resolve(answered(answerFor('*'))) } },
  );
  const test: AuthorizerTest = {
    snapshot: sampleSnapshot({ ...sample, authorizers: [{ ...guard, identitySource: 'method.request.header.X-Id' }] }),
    authorizerId: 'auth01',
    stageName: 'dev',
    httpMethod: 'GET',
    pathWithQueryString: '',
    headers: [['X-Id', 'one']],
    stageVariables: {},
    contextVariables: {},
    scopes: [],
  };
  const [before, again] = [await gateway.runAuthorizer(test), await gateway.runAuthorizer(test)];
  await send({ path: '/dev/pets/7', headers: [['X-Id', 'one']] });
  gateway.advanceClock(100);
  const after = await gateway.runAuthorizer(test);
  expect([before.cache?.isHit, again.cache?.isHit, after.cache?.isHit, after.cache?.keptForMs]).toEqual([
    false,
    false,
    true,
    200_000,
  ]);
});

it('refuses an authorizer that is not there', async () => {
  await expect(run(answered({}), { authorizerId: 'gone' })).rejects.toThrow('Invalid Authorizer identifier specified');
});
