// What APIs and their logs see of a connection over TLS: REST and HTTP APIs, both event formats.
import { expect, it } from 'vitest';
import { type Entity, type EntityKey, entityKey } from '../../../../shared/definition/entities';
import type { LambdaInvocation } from '../../../../shared/lambda/functions';
import { openGateway } from '../../gateway';
import { openAccess } from '../../no-companions';
import type { AccessLogLine } from '../../ports';
import { sampleStage } from '../../testing/sample-api';
import type { TlsSession } from '../received-request';

const clientCert = {
  clientCertPem: '-----BEGIN CERTIFICATE-----',
  subjectDN: 'CN=alice',
  issuerDN: 'CN=Root',
  serialNumber: '0a:1b',
  validity: { notBefore: 'Jan  1 00:00:00 2026 GMT', notAfter: 'Jan  1 00:00:00 2027 GMT' },
};
const tls: TlsSession = {
  version: 'TLSv1.3',
  cipherSuite: 'TLS_AES_128_GCM_SHA256',
  serverName: 'api.example.com',
  mutualDomain: 'api.example.com',
  clientCert,
};
const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:echo/invocations';
const logged =
  '$context.requestId $context.tlsVersion $context.cipherSuite $context.identity.clientCert.subjectDN $context.identity.clientCert.validity.notAfter';
const httpApiId = 'a60h4yl2h0';

function httpSnapshot(payloadFormatVersion: '1.0' | '2.0') {
  const entities: [EntityKey, Entity][] = [
    [
      entityKey('v2-api', httpApiId),
      {
        id: httpApiId,
        name: 'Orders',
        protocolType: 'HTTP',
        createdDate: 0,
        routeSelectionExpression: '$request.method $request.path',
        disableExecuteApiEndpoint: false,
        ipAddressType: 'ipv4',
      },
    ],
    [
      entityKey('v2-route', httpApiId, 'r1'),
      { id: 'r1', routeKey: '$default', target: 'integrations/i1', authorizationType: 'NONE', apiKeyRequired: false },
    ],
    [
      entityKey('v2-integration', httpApiId, 'i1'),
      {
        id: 'i1',
        integrationType: 'AWS_PROXY',
        integrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
        connectionType: 'INTERNET',
        timeoutInMillis: 30_000,
        payloadFormatVersion,
      },
    ],
  ];
  return {
    protocol: 'HTTP',
    apiId: httpApiId,
    entities: Object.fromEntries(entities) as Record<EntityKey, Entity>,
  } as const;
}

/** A gateway whose function keeps the events that it is sent. */
function openEchoing() {
  const events: { readonly requestContext: Record<string, unknown> }[] = [];
  const accessLog: AccessLogLine[] = [];
  const gateway = openGateway({
    settings: {
      identity: { accountId: '123456789012', region: 'us-east-1' },
      endpoints: {},
      tracesPerSecond: 100,
      access: openAccess,
    },
    observer: { traces: () => undefined, accessLog: (more) => accessLog.push(...more), counters: () => undefined },
    clock: () => 0,
    fillRandom: (bytes) => bytes.fill(7),
    schedule: () => () => undefined,
    lambda: {
      async invoke({ payload }: LambdaInvocation) {
        events.push(JSON.parse(String(payload)));
        return { kind: 'answered', payload: '{"statusCode":200,"body":""}', requestId: 'r', billedMs: 1 } as never;
      },
    },
  });
  const send = async (apiId: string, path: string) => {
    await gateway.handle({
      method: 'GET',
      url: path,
      rawHeaders: ['Host', `${apiId}.execute-api.us-east-1.localhost`],
      body: Buffer.alloc(0),
      connection: { remoteAddress: '127.0.0.1', port: 4643, isTls: true, tls },
    });
    await gateway.drain();
    return events.at(-1)?.requestContext;
  };
  return { gateway, accessLog, send };
}

it('shows REST APIs the certificate in identity', async () => {
  const { gateway, accessLog, send } = openEchoing();
  const methodIntegration = { type: 'AWS_PROXY', httpMethod: 'POST', uri };
  gateway.deploy(sampleStage({ paths: { '/': { GET: { methodIntegration } } } }, { accessLogFormat: logged }));
  const context = await send('abc1234567', '/dev');
  expect([context?.identity, accessLog[0]?.text.split(' ').slice(1).join(' ')]).toMatchObject([
    { clientCert },
    `TLSv1.3 TLS_AES_128_GCM_SHA256 CN=alice ${clientCert.validity.notAfter}`,
  ]);
});

it('shows HTTP APIs the certificate in identity of format 1.0 and in authentication of 2.0', async () => {
  const { gateway, accessLog, send } = openEchoing();
  const deploy = (version: '1.0' | '2.0') =>
    gateway.deploy({
      apiId: httpApiId,
      stageName: '$default',
      deploymentId: 'dep1',
      deployedAt: 0,
      snapshotHash: version,
      snapshot: httpSnapshot(version),
      settings: { variables: {}, methodSettings: {}, tracingEnabled: false, accessLogFormat: logged },
    });
  deploy('1.0');
  const first = await send(httpApiId, '/orders');
  deploy('2.0');
  const second = await send(httpApiId, '/orders');
  expect([first?.identity, second?.authentication]).toMatchObject([{ clientCert }, { clientCert }]);
  expect(accessLog[0]?.text.endsWith(` CN=alice ${clientCert.validity.notAfter}`)).toBe(true);
});
