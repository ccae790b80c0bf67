// Tokens of an issuer on this machine: discovery, keys and every RSA algorithm.

import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { snapshotApi } from '../../../../shared/definition/api-view';
import { type Entity, type EntityKey, entityKey } from '../../../../shared/definition/entities';
import { httpRouteSelectionExpression, v2ApiSchema } from '../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../shared/definition/v2/authorizer';
import { openGateway } from '../../gateway';
import { noCompanions, openAccess } from '../../no-companions';

const apiId = 'a60h4yl2h0';
const now = Date.UTC(2026, 0, 1);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const small = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function tokenOf(alg: string, digest: string, issuer: string, { kid = 'one', key = privateKey } = {}): string {
  const payload = { iss: issuer, aud: 'web', exp: now / 1_000 + 60, iat: now / 1_000 };
  const input = [{ alg, kid }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${input}.${sign(digest, Buffer.from(input), key).toString('base64url')}`;
}

/** A gateway whose authorizer trusts an issuer on this machine; `fetched` are the paths that were asked for. */
async function withIssuer<T>(work: (issuer: string, claimsOf: ClaimsOf, fetched: readonly string[]) => Promise<T>) {
  const fetched: string[] = [];
  const server = createServer((request, response) => {
    fetched.push(request.url ?? '');
    const issuer = `http://${request.headers.host}`;
    const keys = [
      { ...publicKey.export({ format: 'jwk' }), kid: 'one' },
      { ...small.publicKey.export({ format: 'jwk' }), kid: 'curve' },
    ];
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    response.end(JSON.stringify(isDiscovery ? { issuer, jwks_uri: `${issuer}/keys` } : { keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 0,
      companions: noCompanions,
      access: openAccess,
    },
    observer: { traces() {}, accessLog() {}, counters() {} },
    clock: () => now,
  });
  const api = v2ApiSchema.parse({
    id: apiId,
    name: 'api',
    protocolType: 'HTTP',
    createdDate: 0,
    routeSelectionExpression: httpRouteSelectionExpression,
  });
  const authorizer: V2Authorizer = {
    id: 'jwt1',
    name: 'local',
    authorizerType: 'JWT',
    identitySource: ['$request.querystring.token'],
    jwtConfiguration: { issuer, audience: ['web'] },
  };
  const snapshot = snapshotApi(
    new Map<EntityKey, Entity>([
      [entityKey('v2-api', apiId), api],
      [entityKey('v2-authorizer', apiId, 'jwt1'), authorizer],
    ]),
    apiId,
  );
  const claimsOf: ClaimsOf = async (token) => {
    const run = await gateway.runAuthorizer({
      snapshot,
      authorizerId: 'jwt1',
      httpMethod: 'GET',
      pathWithQueryString: `/x?token=${token}`,
      headers: [],
      stageVariables: {},
      contextVariables: {},
      scopes: [],
    });
    return run.claims?.iss ?? run.clientStatus;
  };
  try {
    return await work(issuer, claimsOf, fetched);
  } finally {
    await gateway.dispose();
    server.closeAllConnections();
    server.close();
  }
}

type ClaimsOf = (token: string) => Promise<string | number>;

it('takes RS256, RS384 and RS512 with the keys that discovery names, fetched once', async () => {
  await withIssuer(async (issuer, claimsOf, fetched) => {
    const found = [];
    for (const bits of ['256', '384', '512']) found.push(await claimsOf(tokenOf(`RS${bits}`, `sha${bits}`, issuer)));
    expect({ found, fetched }).toEqual({
      found: [issuer, issuer, issuer],
      fetched: ['/.well-known/openid-configuration', '/keys'],
    });
  });
});

it('refuses elliptic curves, the wrong digest, and keys of another kind under an RSA name', async () => {
  await withIssuer(async (issuer, claimsOf) => {
    const curve = { kid: 'curve', key: small.privateKey };
    const tokens = [
      tokenOf('ES256', 'sha256', issuer, curve),
      tokenOf('RS256', 'sha256', issuer, curve),
      tokenOf('RS512', 'sha256', issuer),
      tokenOf('RS256', 'sha256', issuer, { kid: 'unknown' }),
    ];
    expect(await Promise.all(tokens.map(claimsOf))).toEqual([401, 401, 401, 401]);
  });
});

it('fetches nothing for a token of another issuer or algorithm', async () => {
  await withIssuer(async (issuer, claimsOf, fetched) => {
    const refused = [
      await claimsOf(tokenOf('RS256', 'sha256', 'http://127.0.0.1:1')),
      await claimsOf(tokenOf('HS256', 'sha256', issuer)),
    ];
    expect({ refused, fetched }).toEqual({ refused: [401, 401], fetched: [] });
  });
});
