import { expect, it } from 'vitest';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import { type SampleApi, sampleStage } from '../../testing/sample-api';
import { openSampleGateway } from '../../testing/sample-gateway';

const uri = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`;
const token: Authorizer = { id: 'auth01', name: 'guard', type: 'TOKEN', authorizerUri: uri('auth') };
const guardedBy = (authorizer: Partial<Authorizer>, method: object = {}): SampleApi => ({
  authorizers: [{ ...token, ...authorizer }],
  paths: { '/x': { GET: { authorizationType: 'CUSTOM', authorizerId: 'auth01', ...method } } },
});
const allow = JSON.stringify({
  principalId: 'ann-marie',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }],
  },
  context: { role: 'clerk' },
});
const request = { path: '/dev/x', headers: [['Authorization', 'Bearer secret-token-1']] as const };

/** A gateway whose authorizer answers `payload`; `calls` are the invocations. */
function open(sample: SampleApi, payload = allow, wait: Promise<unknown> = Promise.resolve()) {
  const calls: LambdaInvocation[] = [];
  const opened = openSampleGateway(sample, {
    lambda: {
      async invoke(invocation): Promise<LambdaOutcome> {
        calls.push(invocation);
        await wait;
        const { requestId = '' } = invocation;
        return { kind: 'answered', status: 200, payload, executedVersion: '$LATEST', requestId };
      },
    },
  });
  return { ...opened, calls };
}

it('asks for each of several requests that come at once, and for none after that', async () => {
  let answer = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { send, calls } = open(guardedBy({}), allow, wait);
  const together = [send(request), send(request), send(request)];
  await Promise.resolve();
  answer();
  const first = await Promise.all(together);
  const later = await send(request);
  expect([first.map(({ status }) => status), later.status, calls.length]).toEqual([[200, 200, 200], 200, 3]);
});

it('asks again once the stage is flushed, and once the authorizer is another one', async () => {
  const { gateway, send, calls } = open(guardedBy({}));
  await send(request);
  await send(request);
  await gateway.flushAuthorizers('abc1234567', 'prod');
  await send(request);
  const kept = calls.length;
  await gateway.flushAuthorizers('abc1234567', 'dev');
  await send(request);
  expect([kept, calls.length]).toEqual([1, 2]);
});

it('tells the trace every check, and no token', async () => {
  const { gateway, send, traces } = open(guardedBy({}));
  await send(request);
  await send(request);
  await gateway.drain();
  const [first, second] = traces;
  const told = (trace = first) =>
    trace?.checks?.filter(({ name }) => name.startsWith('authorizer')).map(({ name, verdict }) => `${name} ${verdict}`);
  const cached = (trace = first) => {
    const evidence = trace?.checks?.find(({ name }) => name === 'authorizer')?.evidence;
    return evidence?.kind === 'authorizer' && [evidence.isCached, evidence.principalId, evidence.context];
  };
  expect({
    first: told(),
    second: told(second),
    cached: [cached(), cached(second)],
    functions: [first?.authorizer?.functionName, second?.authorizer],
    leaks: JSON.stringify(traces).includes('secret-token'),
  }).toEqual({
    first: [
      'authorizer-identity passed',
      'authorizer-cache passed',
      'authorizer passed',
      expect.stringContaining('authorizer-policy'),
    ],
    second: [
      'authorizer-identity passed',
      'authorizer-cache passed',
      'authorizer passed',
      expect.stringContaining('authorizer-policy'),
    ],
    cached: [
      [false, 'ann-marie', { role: 'clerk' }],
      [true, 'ann-marie', { role: 'clerk' }],
    ],
    functions: ['auth', undefined],
    leaks: false,
  });
});

it('says field by field what is wrong with an answer', async () => {
  const { gateway, send, traces } = open(guardedBy({}), '{"principalId":"ann","policyDocument":"{}"}');
  const { status, text } = await send(request);
  await gateway.drain();
  const { failure, checks } = traces[0] ?? {};
  const wrong = failure?.shape?.fields.filter(({ verdict }) => verdict === 'wrong').map(({ at }) => at);
  expect([status, text, failure?.responseType, wrong, checks?.at(-1)?.verdict]).toEqual([
    500,
    '{"message":null}',
    'AUTHORIZER_CONFIGURATION_ERROR',
    ['policyDocument'],
    'denied',
  ]);
});

it.each([
  ['a source that is none', guardedBy({ type: 'REQUEST', identitySource: 'method.request.path.id' }), 'identitySource'],
  [
    'two headers for a token',
    guardedBy({ identitySource: 'method.request.header.a,method.request.header.b' }),
    'identitySource',
  ],
  ['a broken pattern', guardedBy({ identityValidationExpression: '(' }), 'identityValidationExpression'],
  ['no function', guardedBy({ authorizerUri: undefined }), 'authorizerUri'],
  ['text that names no function', guardedBy({ authorizerUri: 'https://example.com/' }), 'authorizerUri'],
  ['credentials that are no role', guardedBy({ authorizerCredentials: 'me' }), 'authorizerCredentials'],
  ['an authorizer that is not there', guardedBy({}, { authorizerId: 'gone' }), 'authorizerId'],
  ['no authorizer at all', guardedBy({}, { authorizerId: undefined }), 'authorizerId'],
])('serves no request with %s, and says so at deploy', async (_, sample, path) => {
  const { gateway, send, calls } = open(sample);
  const { problems } = gateway.deploy(sampleStage(sample));
  const { status, text } = await send(request);
  expect([problems.map((problem) => problem.path), status, text, calls]).toEqual([[path], 500, '{"message":null}', []]);
});

it('holds out against patterns and tokens that would take for ever', async () => {
  const { send, calls } = open(guardedBy({ identityValidationExpression: '(a+)+b' }));
  const { status } = await send({ path: '/dev/x', headers: [['Authorization', 'a'.repeat(4_000)]] });
  expect([status, calls.length]).toEqual([401, 0]);
});

it('shows a token in a header of any name to no trace', async () => {
  const lambda = { type: 'AWS_PROXY', httpMethod: 'POST', uri: uri('auth') };
  const { gateway, send, traces } = open(
    guardedBy({ identitySource: 'method.request.header.X-Badge' }, { methodIntegration: lambda }),
  );
  await send({ path: '/dev/x', headers: [['x-badge', 'secret-token-1']] });
  await gateway.drain();
  expect([traces.length, JSON.stringify(traces).match(/.{60}secret-tok.{20}/g)]).toEqual([1, null]);
});
