// Authorizers asked on their own, and what stages keep of them, by AWS's own client.
import { join } from 'node:path';
import { FlushStageAuthorizersCacheCommand, TestInvokeAuthorizerCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../../management-fixture';

let managed: ManagementUnderTest;
const restApiId = 'x9bq5mw0vg';
const authorizerId = 'q7w2mc';

beforeAll(async () => {
  managed = await openTestManagement();
  await managed.client.workspace.openSample({ sample: 'orders', folder: join(managed.folder, 'orders') });
});
afterAll(() => managed.dispose());

const ask = (authorization: string | undefined, more: object = {}) =>
  managed.send(
    new TestInvokeAuthorizerCommand({
      restApiId,
      authorizerId,
      ...(authorization !== undefined && { headers: { Authorization: authorization } }),
      ...more,
    }),
  );

it('answers what the authorizer made of the request', async () => {
  expect(await ask('Bearer manager')).toEqual({
    clientStatus: 0,
    log: expect.stringMatching(/^Execution log for request .*Successfully completed authorizer execution\n$/s),
    latency: expect.any(Number),
    principalId: 'mara',
    policy: expect.stringContaining(`"arn:aws:execute-api:us-east-1:000000000000:${restApiId}/ESTestInvoke-stage/*"`),
    authorization: { role: ['manager'] },
  });
});

it('answers the status that the client would have got', async () => {
  const clerk = await ask(undefined, {
    multiValueHeaders: { authorization: ['Bearer clerk'] },
    pathWithQueryString: '/reports?x=1',
  });
  expect([clerk, await ask('Bearer someone'), await ask(undefined)]).toMatchObject([
    { clientStatus: 403, principalId: 'colin' },
    { clientStatus: 401, log: expect.stringContaining('Unauthorized request: ') },
    { clientStatus: 401 },
  ]);
});

it('refuses what is not there', async () => {
  expect([
    await managed.refusal(new TestInvokeAuthorizerCommand({ restApiId, authorizerId: 'gone' })),
    await managed.refusal(new TestInvokeAuthorizerCommand({ restApiId: 'gone', authorizerId })),
    await managed.refusal(new FlushStageAuthorizersCacheCommand({ restApiId, stageName: 'gone' })),
  ]).toEqual([
    'NotFoundException: Invalid Authorizer identifier specified',
    'NotFoundException: Invalid API identifier specified 000000000000:gone',
    'NotFoundException: Invalid stage identifier specified',
  ]);
});

it('forgets what the stage keeps', async () => {
  const isHit = async () => {
    const asked = { apiId: restApiId, authorizerId, stageName: 'dev' };
    const { cache } = await managed.client.authorizers.run({ ...asked, headers: [['Authorization', 'Bearer clerk']] });
    return cache?.isHit;
  };
  const [dev] = await managed.client.stages.list();
  await fetch(`${dev?.urls.path}/reports`, { headers: { Authorization: 'Bearer clerk' } });
  const before = await isHit();
  await managed.apigateway.send(new FlushStageAuthorizersCacheCommand({ restApiId, stageName: 'dev' }));
  expect([before, await isHit()]).toEqual([true, false]);
});
