import { expect, it } from 'vitest';
import { snapshotApi } from '../../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../../../shared/definition/entities';
import { httpRouteSelectionExpression, v2ApiSchema } from '../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import type { LambdaInvocation, LambdaOutcome } from '../../../../shared/lambda/functions';
import { openGateway } from '../../gateway';
import { noCompanions, openAccess } from '../../no-companions';
import type { AuthorizerTest } from '../../ports';
import { issuerOfSample, sampleTime, sampleToken, tokenAccess } from '../tokens/testing/sample-tokens';

const apiId = 'a60h4yl2h0';
const guard: V2Authorizer = {
  id: 'auth1',
  name: 'guard',
  authorizerType: 'REQUEST',
  identitySource: ['$request.header.Authorization'],
  authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:guard',
  authorizerPayloadFormatVersion: '2.0',
  enableSimpleResponses: true,
  authorizerResultTtlInSeconds: 60,
};
const pool: V2Authorizer = {
  id: 'jwt1',
  name: 'pool',
  authorizerType: 'JWT',
  identitySource: ['$request.header.Authorization'],
  jwtConfiguration: { issuer: issuerOfSample(), audience: ['1example23456789'] },
};

function snapshotWith(...authorizers: readonly V2Authorizer[]) {
  const api = v2ApiSchema.parse({
    id: apiId,
    name: 'api',
    protocolType: 'HTTP',
    createdDate: 0,
    routeSelectionExpression: httpRouteSelectionExpression,
  });
  const entities: [EntityKey, Entity][] = [
    [entityKey('v2-api', apiId), api],
    ...authorizers.map((one): [EntityKey, Entity] => [entityKey('v2-authorizer', apiId, one.id), one]),
  ];
  return snapshotApi(new Map(entities), apiId);
}

async function run(authorizer: V2Authorizer, headers: AuthorizerTest['headers'], answer: unknown = {}, scopes = ['']) {
  const asked: LambdaInvocation[] = [];
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 10,
      companions: noCompanions,
      access: { ...openAccess, ...tokenAccess },
    },
    observer: { traces() {}, accessLog() {}, counters() {} },
    clock: () => sampleTime,
    lambda: {
      invoke(invocation): Promise<LambdaOutcome> {
        asked.push(invocation);
        const requestId = invocation.requestId ?? '';
        const payload = JSON.stringify(answer);
        return Promise.resolve({ kind: 'answered', status: 200, payload, executedVersion: '$LATEST', requestId });
      },
    },
  });
  try {
    return await gateway.runAuthorizer({
      snapshot: snapshotWith(authorizer),
      authorizerId: authorizer.id,
      httpMethod: 'GET',
      pathWithQueryString: '/pets/7?q=1',
      headers,
      stageVariables: {},
      contextVariables: {},
      scopes: scopes.filter((scope) => scope !== ''),
    });
  } finally {
    await gateway.dispose();
  }
}

it('tells what the function was asked, what it answered and what is kept of it', async () => {
  const answer = { isAuthorized: true, context: { plan: 'gold', n: 1 } };
  const { clientStatus, event, cache, context, decision, identity } = await run(
    guard,
    [['Authorization', 'me']],
    answer,
  );
  expect({ clientStatus, route: JSON.parse(event ?? '{}').routeKey, cache, context, decision, identity }).toEqual({
    clientStatus: 0,
    route: '$default',
    cache: { ttlSeconds: 60, key: expect.any(String), isHit: false },
    context: { plan: 'gold', n: '1' },
    decision: {
      methodArn: `arn:aws:execute-api:us-east-1:123456789012:${apiId}/$default/GET/pets/7`,
      result: 'allow',
    },
    identity: [{ source: '$request.header.Authorization', value: 'me' }],
  });
});

it('says which member of an answer is wrong', async () => {
  const { clientStatus, problem, fields } = await run(guard, [['Authorization', 'me']], { isAuthorized: 'yes' });
  expect({ clientStatus, problem, fields }).toEqual({
    clientStatus: 500,
    problem: expect.stringContaining("'isAuthorized' is not true or false"),
    fields: [{ at: 'isAuthorized', expected: 'true or false', verdict: 'wrong', got: '"yes"' }],
  });
});

it('asks no function without the identity', async () => {
  const { clientStatus, refusal, event } = await run(guard, []);
  expect({ clientStatus, refusal, event }).toEqual({
    clientStatus: 401,
    refusal: { responseType: 'UNAUTHORIZED', status: 401, body: '{"message":"Unauthorized"}' },
    event: undefined,
  });
});

it('shows the claims of a good token, and the scope that another lacks', async () => {
  const header = [['Authorization', sampleToken({ claims: { scope: 'read' } })]] as const;
  const good = await run(pool, header);
  const scoped = await run(pool, header, {}, ['write']);
  expect([good.clientStatus, good.claims?.['cognito:groups'], scoped.clientStatus, scoped.problem]).toEqual([
    0,
    '[admin staff]',
    403,
    'The token has no scope of the route: write.',
  ]);
});
