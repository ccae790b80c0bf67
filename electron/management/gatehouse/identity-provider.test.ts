import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ManagementUnderTest, openTestManagement } from '../management-fixture';

const poolId = 'eu-west-1_Ab3dE6gH9';
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${poolId}`;

let opened: ManagementUnderTest;
beforeEach(async () => {
  opened = await openTestManagement();
});
afterEach(() => opened.dispose());

const ask = async (method: string, path: string, body: unknown = '', headers: Record<string, string> = {}) => {
  const answer = await opened.call(method, `/_gatehouse/idp/${path}`, body, { host: '127.0.0.1:4600', ...headers });
  return [answer.status, answer.text === '' ? '' : JSON.parse(answer.text)] as const;
};
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

it('shows the documents of any pool, with the issuer as AWS writes it', async () => {
  const base = `http://127.0.0.1:4600/_gatehouse/idp/${poolId}`;
  const [, keys] = await ask('GET', `${poolId}/.well-known/jwks.json`);
  const [, others] = await ask('GET', 'eu-west-1_Zz9yX8wV7/.well-known/jwks.json');
  expect([await ask('GET', `${poolId}/.well-known/openid-configuration`), keys]).toMatchObject([
    [200, { issuer, jwks_uri: `${base}/.well-known/jwks.json`, token_endpoint: `${base}/oauth2/token` }],
    { keys: [{ alg: 'RS256', kty: 'RSA', use: 'sig', e: 'AQAB' }, { kty: 'RSA' }] },
  ]);
  const kids = [...keys.keys, ...others.keys].map(({ kid }: { kid: string }) => kid);
  expect(new Set(kids).size).toBe(4);
});

it('makes a token of whatever is asked for', async () => {
  const [status, plain] = await ask('POST', `${poolId}/token`);
  const [, full] = await ask('POST', `${poolId}/token`, {
    username: 'jane',
    groups: ['admin'],
    scopes: ['api/read'],
    clientId: 'web',
    tokenUse: 'access',
    claims: { tenant: 'blue' },
    expiresIn: 60,
  });
  expect([status, plain, full]).toMatchObject([
    200,
    { token: expect.any(String), tokenUse: 'id', expiresIn: 3_600 },
    { tokenUse: 'access', expiresIn: 60 },
  ]);
  expect(Object.keys(full).sort()).toEqual(['expiresIn', 'token', 'tokenUse']);
  const { exp, iat, ...claims } = claimsOf(full.token);
  expect([exp - iat, claims]).toMatchObject([
    60,
    {
      iss: issuer,
      token_use: 'access',
      client_id: 'web',
      username: 'jane',
      scope: 'api/read',
      'cognito:groups': ['admin'],
      tenant: 'blue',
    },
  ]);
});

it('follows the virtual clock', async () => {
  const [, before] = await ask('POST', `${poolId}/token`);
  await opened.call('POST', '/_gatehouse/clock', { advanceSeconds: 7_200 });
  const [, after] = await ask('POST', `${poolId}/token`);
  expect(claimsOf(after.token).iat - claimsOf(before.token).iat).toBeGreaterThanOrEqual(7_200);
});

it('refuses what it cannot understand', async () => {
  expect([
    await ask('POST', `${poolId}/token`, { groups: 'admin' }),
    await ask('POST', `${poolId}/token`, { tokenUse: 'refresh' }),
    await ask('POST', `${poolId}/token`, '{'),
    await ask('GET', `${poolId}/token`),
    await ask('GET', `${poolId}/none`),
    await ask('GET', '..%2F..%2Fx/.well-known/jwks.json'),
  ]).toMatchObject([
    [400, { message: expect.stringMatching(/^groups: /) }],
    [400, { message: expect.stringMatching(/^tokenUse: /) }],
    [400, { __type: 'SerializationException' }],
    [405, { message: 'Use POST.' }],
    [404, {}],
    [404, {}],
  ]);
});

it('gives a client its own token, with the scopes it may have', async () => {
  const target = (action: string) => ({ 'x-amz-target': `AWSCognitoIdentityProviderService.${action}` });
  const idp = async (action: string, input: object) =>
    JSON.parse((await opened.call('POST', '/', input, target(action))).text || '{}');
  const { UserPool } = await idp('CreateUserPool', { PoolName: 'machines' });
  const pool = { UserPoolId: UserPool.Id };
  const scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }));
  await idp('CreateResourceServer', { ...pool, Identifier: 'api', Name: 'api', Scopes: scopes });
  const { UserPoolClient } = await idp('CreateUserPoolClient', {
    ...pool,
    ClientName: 'm',
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['api/read'],
  });
  const { ClientId, ClientSecret } = UserPoolClient;
  const grant = { grant_type: 'client_credentials' };
  const path = `${UserPool.Id}/oauth2/token`;
  const [status, good] = await ask('POST', path, form(grant), basic(ClientId, ClientSecret));
  const inForm = form({ ...grant, client_id: ClientId, client_secret: ClientSecret, scope: 'api/read' });
  expect([status, good, claimsOf(good.access_token), (await ask('POST', path, inForm))[0]]).toMatchObject([
    200,
    { expires_in: 3_600, token_type: 'Bearer' },
    { sub: ClientId, client_id: ClientId, token_use: 'access', scope: 'api/read' },
    200,
  ]);
  expect(claimsOf(good.access_token)).not.toHaveProperty('username');
  expect([
    await ask('POST', path, form(grant), basic(ClientId, 'wrong')),
    await ask('POST', path, form(grant), basic('other', 'x')),
    await ask('POST', path, form(grant)),
    await ask('POST', path, form({ ...grant, scope: 'api/write' }), basic(ClientId, ClientSecret)),
    await ask('POST', path, form({ grant_type: 'password' }), basic(ClientId, ClientSecret)),
    await ask('POST', path, ''),
    (await ask('POST', `${poolId}/oauth2/token`, form(grant), basic('any', 'any')))[0],
  ]).toEqual([
    [400, { error: 'invalid_client' }],
    [400, { error: 'invalid_client' }],
    [400, { error: 'invalid_client' }],
    [400, { error: 'invalid_scope' }],
    [400, { error: 'unsupported_grant_type' }],
    [400, { error: 'invalid_request' }],
    200,
  ]);
});
