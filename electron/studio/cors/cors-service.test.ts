import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entityKey, isEntityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let upstream: Server;
let uri = '';
const origin = 'https://app.example.com';
const json: [string, string][] = [['Content-Type', 'application/json']];

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.create({ name: 'Shop' });
  upstream = createServer((_request, response) => response.setHeader('X-Pet', '1').end('pets')).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  uri = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterEach(async () => {
  upstream.close();
  await test.dispose();
  expect(test.faults).toEqual([]);
});

it('finds that an HTTP API has no CORS, and lets the page through once it is configured as proposed', async () => {
  const { apiId } = await test.client.apis.createHttpApi({ name: 'Pets', target: uri });
  await test.client.deployments.create({ apiId, stageName: '$default' });
  const call = { apiId, stageName: '$default', verb: 'POST', pathWithQueryString: '/pets', origin, headers: json };
  const before = await test.client.cors.check(call);
  const cure = before.cure?.kind === 'configure' ? before.cure : undefined;
  const changes = [{ path: ['corsConfiguration'], value: cure?.configuration }];
  await test.client.definition.update({ key: entityKey('v2-api', apiId), changes });
  await test.client.deployments.create({ apiId, stageName: '$default' });
  const after = await test.client.cors.check(call);
  expect([before, after]).toMatchObject([
    {
      outcome: 'blocked',
      side: 'endpoint',
      because: expect.stringContaining('No CORS is configured'),
      calls: [{ kind: 'preflight', status: 200, side: 'endpoint', fault: { code: 'no-allow-origin' } }],
      cure: { configuration: { allowOrigins: [origin], allowMethods: ['POST'], allowHeaders: ['content-type'] } },
    },
    { outcome: 'allowed', calls: [{ kind: 'preflight', status: 204 }, { status: 200 }] },
  ]);
  expect(after.hiddenHeaders).toContain('x-pet');
});

it('tells a missing OPTIONS method of a REST API from a proxied endpoint without headers', async () => {
  const { apiId } = await test.client.apis.create({ name: 'Pets' });
  const { resourceId } = await test.client.resources.createPath({ apiId, path: '/pets' });
  await test.client.methods.create({ apiId, resourceId, httpMethod: 'PUT', integrationType: 'HTTP_PROXY', uri });
  await test.client.deployments.create({ apiId, stageName: 'dev' });
  const call = { apiId, stageName: 'dev', verb: 'PUT', pathWithQueryString: '/pets', origin };
  const before = await test.client.cors.check(call);
  await test.client.resources.enableCors({ apiId, resourceId, gatewayResponses: ['DEFAULT_4XX'] });
  await test.client.deployments.create({ apiId, stageName: 'dev' });
  const after = await test.client.cors.check(call);
  expect([before, after]).toMatchObject([
    { outcome: 'blocked', side: 'gateway', cure: { kind: 'enable-cors', resourceId, withGatewayResponses: true } },
    {
      outcome: 'blocked',
      side: 'endpoint',
      calls: [
        { kind: 'preflight', status: 200 },
        { kind: 'actual', fault: { code: 'no-allow-origin' } },
      ],
      cure: { kind: 'endpoint', lines: [`Access-Control-Allow-Origin: ${origin}`] },
    },
  ]);
});

it('opens OPTIONS alone where a preflight is asked who calls, and leaves the other verbs protected', async () => {
  const { apiId } = await test.client.apis.create({ name: 'Pets' });
  const { resourceId } = await test.client.resources.createPath({ apiId, path: '/pets' });
  const protect = async (httpMethod: 'ANY' | 'OPTIONS') => {
    const key = entityKey('method', apiId, resourceId, httpMethod);
    await test.client.definition.update({ key, changes: [{ path: ['authorizationType'], value: 'AWS_IAM' }] });
    await test.client.deployments.create({ apiId, stageName: 'dev' });
    return key;
  };
  const call = { apiId, stageName: 'dev', verb: 'DELETE', pathWithQueryString: '/pets', origin };
  await test.client.methods.create({ apiId, resourceId, httpMethod: 'ANY' });
  await protect('ANY');
  const ofAny = await test.client.cors.check(call);
  await test.client.resources.enableCors({ apiId, resourceId });
  const undeployed = await test.client.cors.check(call);
  const key = await protect('OPTIONS');
  const ofOptions = await test.client.cors.check(call);
  expect([ofAny, undeployed, ofOptions]).toMatchObject([
    { outcome: 'blocked', side: 'gateway', cure: { kind: 'enable-cors', resourceId } },
    { outcome: 'blocked', cure: { kind: 'deploy' } },
    { outcome: 'blocked', side: 'gateway', cure: { kind: 'open-options', key } },
  ]);
});

it('adds an open OPTIONS route beside a protected $default route', async () => {
  const corsConfiguration = { allowOrigins: [origin], allowMethods: ['DELETE'] };
  const { apiId } = await test.client.apis.createHttpApi({ name: 'Pets', target: uri, corsConfiguration });
  const { entities } = await test.client.definition.read();
  const key = Object.keys(entities)
    .filter(isEntityKey)
    .find((each) => each.startsWith(`v2-route:${apiId}/`));
  const changes = [{ path: ['authorizationType'], value: 'AWS_IAM' }];
  await test.client.definition.update({ key: key ?? entityKey('v2-route', apiId, ''), changes });
  const call = { apiId, stageName: '$default', verb: 'DELETE', pathWithQueryString: '/pets', origin };
  await test.client.deployments.create({ apiId, stageName: '$default' });
  const before = await test.client.cors.check(call);
  const cure = before.cure?.kind === 'open-route' ? before.cure : undefined;
  const { routeKey = '', integrationId = '' } = cure ?? {};
  await test.client.routes.create({ apiId, routeKey, integrationId });
  await test.client.deployments.create({ apiId, stageName: '$default' });
  const after = await test.client.cors.check(call);
  expect([before, after]).toMatchObject([
    { outcome: 'blocked', side: 'gateway', calls: [{ kind: 'preflight', status: 403 }] },
    {
      outcome: 'allowed',
      calls: [
        { kind: 'preflight', status: 204 },
        { kind: 'actual', status: 403 },
      ],
    },
  ]);
  expect(cure?.routeKey).toBe('OPTIONS /{proxy+}');
});
