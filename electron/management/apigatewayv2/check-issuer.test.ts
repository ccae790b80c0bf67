import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateAuthorizerCommand, UpdateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openV2, type V2UnderTest } from './v2-fixture';

let v2: V2UnderTest;
let issuers: Server;
let base = '';

beforeAll(async () => {
  v2 = await openV2();
  issuers = createServer(({ url }, response) => {
    if (url === '/good/.well-known/openid-configuration') response.end(JSON.stringify({ jwks_uri: `${base}/keys` }));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => issuers.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(issuers.address() as AddressInfo).port}`;
});

afterAll(async () => {
  issuers.close();
  await v2.dispose();
});

const input = { Name: 'users', AuthorizerType: 'JWT' as const, IdentitySource: ['$request.header.Authorization'] };
const jwt = (Issuer: string) => ({ JwtConfiguration: { Issuer, Audience: ['one'] } });
const refusal = (issuer: string) =>
  `BadRequestException: Invalid issuer: ${issuer}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'`;

it('refuses an issuer that answers with something else, and takes one that nobody can reach', async () => {
  const ApiId = await v2.createApi();
  // port 9 takes no connections
  const made = await v2.answer(new CreateAuthorizerCommand({ ApiId, ...input, ...jwt('http://127.0.0.1:9/away') }));
  const authorizer = { ApiId, AuthorizerId: String(made.AuthorizerId) };
  expect([
    await v2.refused(new CreateAuthorizerCommand({ ApiId, ...input, ...jwt(`${base}/bad`) })),
    await v2.refused(new CreateAuthorizerCommand({ ApiId, ...input, ...jwt(`${base}/good`) })),
    await v2.refused(new UpdateAuthorizerCommand({ ...authorizer, ...jwt(`${base}/bad`) })),
    await v2.refused(new UpdateAuthorizerCommand({ ...authorizer, Name: 'renamed' })),
  ]).toEqual([refusal(`${base}/bad`), 'no refusal', refusal(`${base}/bad`), 'no refusal']);
});

it('refuses an issuer that nobody can reach where everything has to be met', async () => {
  const strict = await openV2({ isStrict: true });
  const ApiId = await strict.createApi();
  const issuer = 'http://127.0.0.1:9/away';
  const refused = await strict.refused(new CreateAuthorizerCommand({ ApiId, ...input, ...jwt(issuer) }));
  await strict.dispose();
  expect(refused).toBe(refusal(issuer));
});
