import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';
import { loginTime, newLoginId } from './login-id';

const poolId = 'eu-west-1_Ab3dE6gH9';
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;
const at = Date.UTC(2026, 0, 1);

let opened: StudioUnderTest;
beforeEach(async () => {
  opened = await openTestStudio();
  await opened.client.workspace.create({ name: 'Pools' });
});
afterEach(() => opened.dispose());

const put = (kind: 'user-pool' | 'user-pool-client' | 'user-pool-user', id: string, entity: Record<string, unknown>) =>
  opened.client.definition.put({ key: entityKey(kind, id), entity: { createDate: at, ...entity } });

const payloadOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

it('makes tokens of a pool that nobody made, which it takes for good', async () => {
  const { token, ...rest } = await opened.client.identity.mint({ poolId: 'us-east-1_Nowhere01', expiresIn: 60 });
  const decoded = await opened.client.identity.decode({ token: `Bearer ${token}` });
  expect([rest, decoded]).toMatchObject([
    { tokenUse: 'id', expiresIn: 60 },
    { poolId: 'us-east-1_Nowhere01', isGood: true, header: { alg: 'RS256' } },
  ]);
  expect(Object.keys(payloadOf(token)).sort()).toEqual(
    'sub iss cognito:username origin_jti aud event_id token_use auth_time exp iat jti'.split(' ').sort(),
  );
  expect(opened.faults).toEqual([]);
});

it('fills attributes, groups and roles in from a user of the workspace', async () => {
  const role = 'arn:aws:iam::123456789012:role/';
  const groups = [
    { groupName: 'staff', precedence: 5, roleArn: `${role}staff` },
    { groupName: 'admin', precedence: 1, roleArn: `${role}admin` },
    { groupName: 'guest' },
  ];
  await put('user-pool', poolId, { id: poolId, name: 'shop', groups });
  await put('user-pool-client', 'web1', {
    clientId: 'web1',
    userPoolId: poolId,
    clientName: 'web',
    idTokenSeconds: 600,
  });
  await put('user-pool-user', 'sub-1', {
    sub: 'sub-1',
    userPoolId: poolId,
    username: 'jane',
    attributes: { email: 'jane@example.com', email_verified: 'true', 'custom:team': 'blue' },
    groups: ['staff', 'admin', 'guest'],
    enabled: true,
    userStatus: 'CONFIRMED',
  });
  const { token, expiresIn } = await opened.client.identity.mint({ poolId, username: 'jane' });
  const access = await opened.client.identity.mint({
    poolId,
    username: 'jane',
    tokenUse: 'access',
    groups: ['other'],
    scopes: ['api/read', 'openid'],
    claims: { tenant: 7, event_id: null },
  });
  expect([expiresIn, payloadOf(token), payloadOf(access.token)]).toMatchObject([
    600,
    {
      sub: 'sub-1',
      aud: 'web1',
      iss: issuer,
      email: 'jane@example.com',
      email_verified: true,
      'custom:team': 'blue',
      'cognito:username': 'jane',
      'cognito:groups': ['staff', 'admin', 'guest'],
      'cognito:roles': [`${role}admin`, `${role}staff`],
      'cognito:preferred_role': `${role}admin`,
    },
    { client_id: 'web1', username: 'jane', scope: 'api/read openid', 'cognito:groups': ['other'], tenant: 7 },
  ]);
  expect(payloadOf(access.token)).not.toHaveProperty('event_id');
  expect(await opened.client.identity.list()).toMatchObject([
    { poolId, name: 'shop', clients: [{ clientId: 'web1' }], users: [{ username: 'jane' }], isMapped: false },
  ]);
});

it('signs with the same keys after the workspace was opened again', async () => {
  const { token } = await opened.client.identity.mint({ poolId });
  const folder = opened.studio.current.require().folder;
  const before = await readFile(join(folder, '.gatehouse/identity-keys.json'), 'utf8');
  await opened.client.workspace.close();
  await opened.client.workspace.open({ folder });
  const { isGood } = await opened.client.identity.decode({ token });
  expect([isGood, await readFile(join(folder, '.gatehouse/identity-keys.json'), 'utf8')]).toEqual([true, before]);
});

it('makes keys for the first token alone', async () => {
  const before = opened.studio.identity.publicKeys.length;
  await Promise.all([1, 2, 3].map(() => opened.client.identity.mint({ poolId })));
  expect([before, opened.studio.identity.publicKeys.length]).toEqual([0, 2]);
});

it('says what is wrong with a token', async () => {
  const { token } = await opened.client.identity.mint({ poolId, expiresIn: -60 });
  const brokenOf = async (text: string) => {
    const { isGood, facts } = await opened.client.identity.decode({ token: text });
    return [isGood, facts.filter(({ holds }) => !holds).map(({ name }) => name)];
  };
  const other = await opened.client.identity.mint({ poolId, claims: { iss: 'https://id.example.com' } });
  expect([
    await brokenOf(token),
    await brokenOf(`${token}x`),
    await brokenOf('x'),
    await brokenOf(other.token),
  ]).toEqual([
    [false, ['expiry']],
    [false, ['form']],
    [false, ['form']],
    [false, ['issuer', 'key', 'signature']],
  ]);
});

it('checks tokens of a pool that is mapped elsewhere with the keys from there, and makes none', async () => {
  const { token } = await opened.client.identity.mint({ poolId, claims: { iss: 'http://127.0.0.1/other' } });
  const keys = await opened.studio.identity.keySet(poolId);
  const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const jwksUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const mappedTo = { issuer: 'http://127.0.0.1/other', jwksUri };
  try {
    await put('user-pool', poolId, { id: poolId, name: 'shop', mappedTo });
    const decoded = await opened.client.identity.decode({ token });
    expect([decoded.isGood, decoded.poolId]).toEqual([true, poolId]);
    await expect(opened.client.identity.mint({ poolId })).rejects.toMatchObject({ code: 'CONFLICT' });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('opens what was sealed for the same purpose and nothing else', async () => {
  const { identity } = opened.studio;
  const sealed = await identity.seal('refresh-token', { a: 1 });
  const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const all = [
    await identity.unseal('refresh-token', sealed),
    await identity.unseal('challenge-session', sealed),
    await identity.unseal(
      'refresh-token',
      changed.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    ),
    await identity.unseal('refresh-token', 'x'),
    await identity.unseal('refresh-token', '…'),
  ];
  expect(all).toEqual([{ a: 1 }, undefined, undefined, undefined, undefined]);
});

it('reads the moment of a login from its id, which is a UUID', () => {
  const id = newLoginId(at);
  expect([/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id), loginTime(id)]).toEqual([
    true,
    at,
  ]);
  expect([loginTime('2a8211ca-fee4-4515-a65f-a775c561b8e4'), loginTime(7)]).toEqual([undefined, undefined]);
});
