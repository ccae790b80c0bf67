import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
const apiId = 'x9bq5mw0vg';
const authorizerId = 'q7w2mc';

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'orders', folder: join(test.folder, 'orders') });
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

const run = (token: string, more: object = {}) =>
  test.client.authorizers.run({
    apiId,
    authorizerId,
    stageName: 'dev',
    pathWithQueryString: '/reports',
    headers: [['Authorization', token]],
    ...more,
  });

it('asks the real function and tells what a request would get', async () => {
  const [manager, clerk, stranger] = [
    await run('Bearer manager'),
    await run('Bearer clerk'),
    await run('Bearer someone'),
  ];
  expect([manager, clerk, stranger].map((ran) => [ran.clientStatus, ran.principalId, ran.decision?.result])).toEqual([
    [0, 'mara', 'allow'],
    [403, 'colin', 'explicit-deny'],
    [401, undefined, undefined],
  ]);
  expect([manager.context, JSON.parse(manager.event ?? ''), manager.functionLog]).toEqual([
    { role: 'manager' },
    {
      type: 'TOKEN',
      authorizationToken: 'Bearer manager',
      methodArn: `arn:aws:execute-api:us-east-1:000000000000:${apiId}/dev/GET/reports`,
    },
    expect.stringContaining('END RequestId'),
  ]);
});

it('asks about other methods of the stage', async () => {
  const { decision } = await run('Bearer clerk', { pathWithQueryString: '', querystring: [['a', 'b']] });
  expect(decision).toEqual({
    methodArn: `arn:aws:execute-api:us-east-1:000000000000:${apiId}/dev/GET/`,
    result: 'allow',
  });
});

it('runs the working copy, not what is deployed', async () => {
  await test.client.definition.update({
    key: `authorizer:${apiId}/${authorizerId}`,
    changes: [{ path: ['identityValidationExpression'], value: 'none' }],
  });
  const { clientStatus, problem, event } = await run('Bearer manager');
  expect([clientStatus, problem, event]).toEqual([401, 'the token does not match none', undefined]);
});

it('knows what the stage keeps, until it is flushed', async () => {
  const [dev] = await test.client.stages.list();
  await fetch(`${dev?.urls.path}/reports`, { headers: { Authorization: 'Bearer manager' } });
  const before = await run('Bearer manager');
  await test.client.authorizers.flush({ apiId, stageName: 'dev' });
  const after = await run('Bearer manager');
  expect([before.cache?.isHit, after.cache?.isHit, after.cache?.ttlSeconds]).toEqual([true, false, 60]);
});

it('refuses authorizers and stages that are not there', async () => {
  await expect(run('x', { authorizerId: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(run('x', { stageName: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(test.client.authorizers.flush({ apiId, stageName: 'gone' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('checks the token of a user pool and tells its claims', async () => {
  const poolId = 'us-east-1_Shop00001';
  const pool = {
    id: 'pool01',
    name: 'customers',
    type: 'COGNITO_USER_POOLS',
    providerARNs: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${poolId}`],
    identitySource: 'method.request.header.Authorization',
  } as const;
  await test.client.definition.put({ key: `authorizer:${apiId}/pool01`, entity: pool });
  const { token } = await test.client.identity.mint({ poolId, username: 'ann' });
  const expired = await test.client.identity.mint({ poolId, username: 'ann', expiresIn: -10 });
  const [good, late, scoped] = [
    await run(token, { authorizerId: 'pool01' }),
    await run(expired.token, { authorizerId: 'pool01' }),
    await run(token, { authorizerId: 'pool01', scopes: ['shop/read'] }),
  ];
  expect([good.clientStatus, good.claims?.['cognito:username'], good.decision?.result, good.event]).toEqual([
    0,
    'ann',
    'allow',
    undefined,
  ]);
  expect([late.clientStatus, late.refusal?.body, scoped.clientStatus, scoped.claims]).toEqual([
    401,
    '{"message":"The incoming token has expired"}',
    401,
    undefined,
  ]);
});
