// Explanations of what the gateway really traced of HTTP APIs: each check that refuses.
import { expect, it } from 'vitest';
import { snapshotApi } from '../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';
import { httpRouteSelectionExpression, v2ApiSchema } from '../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../shared/definition/v2/authorizer';
import { type V2Route, v2RouteSchema } from '../../../shared/definition/v2/route';
import type { LambdaOutcome } from '../../../shared/lambda/functions';
import { explainRequest } from '../../../shared/trace/explain-request';
import type { Trace } from '../../../shared/trace/trace';
import { issuerOfSample, sampleTime, sampleToken, tokenAccess } from '../3-access/tokens/testing/sample-tokens';
import { openGateway } from '../gateway';
import { noCompanions, openAccess } from '../no-companions';
import type { StageSettings } from '../ports';

const apiId = 'a60h4yl2h0';
const jwt: V2Authorizer = {
  id: 'au1',
  name: 'pool',
  authorizerType: 'JWT',
  identitySource: ['$request.header.Authorization'],
  jwtConfiguration: { issuer: issuerOfSample(), audience: ['1example23456789'] },
};
const simple: V2Authorizer = {
  id: 'au1',
  name: 'guard',
  authorizerType: 'REQUEST',
  identitySource: ['$request.header.Authorization'],
  authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:guard',
  authorizerPayloadFormatVersion: '2.0',
  enableSimpleResponses: true,
};
const policies: V2Authorizer = { ...simple, enableSimpleResponses: false };
const noOtherRoute = {
  principalId: 'me',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:*:*:*/*/GET/other' }],
  },
};

interface Scene {
  readonly route?: Partial<V2Route>;
  readonly authorizer?: V2Authorizer;
  readonly token?: string;
  /** What the authorizer's function answers. */
  readonly answers?: unknown;
  readonly settings?: Partial<StageSettings>;
}

async function explained({ route, authorizer, token, answers, settings }: Scene) {
  const traces: Trace[] = [];
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 10,
      companions: noCompanions,
      access: { ...openAccess, ...tokenAccess },
    },
    observer: { traces: (found) => traces.push(...found), accessLog() {}, counters() {} },
    clock: () => sampleTime,
    lambda: {
      invoke({ requestId = '' }): Promise<LambdaOutcome> {
        const payload = JSON.stringify(answers);
        return Promise.resolve({ kind: 'answered', status: 200, payload, executedVersion: '$LATEST', requestId });
      },
    },
  });
  const api = v2ApiSchema.parse({
    id: apiId,
    name: 'api',
    protocolType: 'HTTP',
    createdDate: 0,
    routeSelectionExpression: httpRouteSelectionExpression,
  });
  const entities: [EntityKey, Entity][] = [
    [entityKey('v2-api', apiId), api],
    [entityKey('v2-route', apiId, 'r1'), v2RouteSchema.parse({ id: 'r1', routeKey: 'GET /x', ...route })],
    ...(authorizer ? [[entityKey('v2-authorizer', apiId, 'au1'), authorizer] as [EntityKey, Entity]] : []),
  ];
  try {
    gateway.deploy({
      apiId,
      stageName: '$default',
      deploymentId: 'd1',
      deployedAt: 0,
      snapshotHash: 'd1',
      snapshot: snapshotApi(new Map(entities), apiId),
      settings: { variables: {}, methodSettings: {}, tracingEnabled: false, ...settings },
    });
    await gateway.handle({
      method: 'GET',
      url: '/x',
      rawHeaders: [
        'Host',
        `${apiId}.execute-api.us-east-1.amazonaws.com`,
        ...(token === undefined ? [] : ['Authorization', token]),
      ],
      body: new Uint8Array(0),
      connection: { remoteAddress: '127.0.0.1', port: 443, isTls: true },
    });
    await gateway.drain();
  } finally {
    await gateway.dispose();
  }
  const [trace] = traces;
  if (trace === undefined) throw new Error('There is no trace.');
  const { headline, rows } = explainRequest(trace);
  return [trace.response.status, headline, rows.find(({ verdict }) => verdict === 'denied')?.check?.name];
}

const byJwt = { authorizationType: 'JWT', authorizerId: 'au1' } as const;
const byFunction = { authorizationType: 'CUSTOM', authorizerId: 'au1' } as const;
const asJwt: Scene = { route: byJwt, authorizer: jwt };
const asFunction: Scene = { route: byFunction, authorizer: simple, token: 'me' };

it.each<[string, Scene, readonly [number, string, string]]>([
  ['no token', asJwt, [401, 'The request lacks what the authorizer looks at.', 'authorizer-identity']],
  ['no token at all', { ...asJwt, token: 'abc' }, [401, 'The token was not accepted.', 'token']],
  [
    'an old token',
    { ...asJwt, token: sampleToken({ claims: { exp: 1 } }) },
    [401, 'The token was not accepted.', 'token'],
  ],
  [
    'a token without the scope',
    { ...asJwt, route: { ...byJwt, authorizationScopes: ['write'] }, token: sampleToken() },
    [403, 'The token lacks the scope.', 'scopes'],
  ],
  [
    'a route without its authorizer',
    { route: byJwt, token: 'x' },
    [500, 'The authorizer did not let the caller in.', 'authorizer'],
  ],
  [
    'a simple no',
    { ...asFunction, answers: { isAuthorized: false } },
    [403, 'The authorizer says that the caller is not authorized.', 'authorizer-policy'],
  ],
  [
    'an answer that is none',
    { ...asFunction, answers: 1 },
    [500, 'The authorizer did not let the caller in.', 'authorizer'],
  ],
  [
    'a policy for another route',
    { ...asFunction, authorizer: policies, answers: noOtherRoute },
    [403, "The authorizer's policy does not cover this route.", 'authorizer-policy'],
  ],
  [
    'no signature',
    { route: { authorizationType: 'AWS_IAM' } },
    [403, 'The request is not signed as it has to be.', 'signature'],
  ],
  [
    'a limit of 0',
    { ...asJwt, settings: { defaultRouteSettings: { throttlingBurstLimit: 0, throttlingRateLimit: 0 } } },
    [429, 'Throttle of the stage for this route: the token bucket is empty.', 'throttle-route'],
  ],
])('says what refused a request with %s', async (_, scene, wanted) => {
  expect(await explained(scene)).toEqual(wanted);
});
