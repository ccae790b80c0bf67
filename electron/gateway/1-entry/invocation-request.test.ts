import { expect, it } from 'vitest';
import { destinationOf, type GatewayDestination } from './destination';
import { invocationRequest } from './invocation-request';
import { readHead } from './request-head';
import { openRequestIds } from './request-ids';

const receivedAt = Date.UTC(2024, 7, 2);
const zeroIds = openRequestIds((bytes) => bytes.fill(0));
const zeroUuid = '00000000-0000-4000-8000-000000000000';
const newRoot = `Root=1-66ac2180-${'0'.repeat(24)}`;

function invoke(
  rawHeaders: readonly string[],
  { url = '/dev/pets', method = 'GET', remoteAddress = '127.0.0.1' } = {},
) {
  const head = readHead(rawHeaders);
  const destination = destinationOf(url, head.host) as GatewayDestination;
  const connection = { remoteAddress, port: 4600, isTls: false };
  const sent = { method, url, head, destination, body: undefined, connection };
  const { received, ...request } = invocationRequest(sent, zeroIds, receivedAt, 'us-east-1');
  // a signature covers the request as it was sent
  expect(received).toBe(sent);
  return request;
}

const host = ['Host', 'Api1.execute-api.eu-west-1.localhost:4600'];

it('describes a request on the host form', () => {
  expect(invoke([...host, 'tEsT-HEADeR', 'aValUE', 'user-agent', 'curl'], { url: '/dev/pets?a=1' })).toEqual({
    requestId: zeroUuid,
    extendedRequestId: 'AAAAAAAAAAAAAAA=',
    receivedAt,
    httpMethod: 'GET',
    path: '/pets',
    contextPath: '/dev/pets',
    rawQuery: 'a=1',
    query: [['a', '1']],
    headers: [
      ['Host', 'Api1.execute-api.eu-west-1.localhost:4600'],
      ['tEsT-HEADeR', 'aValUE'],
      ['User-Agent', 'curl'],
      ['X-Amzn-Trace-Id', newRoot],
      ['X-Forwarded-For', '127.0.0.1'],
      ['X-Forwarded-Port', '4600'],
      ['X-Forwarded-Proto', 'http'],
    ],
    body: new Uint8Array(0),
    sourceIp: '127.0.0.1',
    userAgent: 'curl',
    domainName: 'api1.execute-api.eu-west-1.localhost',
    domainPrefix: 'api1',
    region: 'eu-west-1',
    traceId: newRoot,
  });
});

it('reads the path form as the host form, Host included', () => {
  const byPath = invoke(['Host', '127.0.0.1:4600'], { url: '/_aws/execute-api/api1/dev/pets' });
  const byHost = invoke(['Host', 'api1.execute-api.us-east-1.localhost:4600']);
  expect(byPath).toEqual(byHost);
});

it('drops the headers that no API sees, and those that are for Gatehouse alone', () => {
  const sent = [
    'Connection',
    'Content-Length',
    'Content-MD5',
    'Expect',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'WWW-Authenticate',
    'X-Gatehouse-Source-Ip',
    'x-gatehouse-vpc',
    'X-Gatehouse-Secret',
    'X-Kept',
  ].flatMap((name) => [name, '1']);
  const { headers } = invoke([...host, ...sent]);
  expect(headers.map(([name]) => name)).toEqual([
    'Host',
    'X-Kept',
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
  ]);
});

it('lets X-HTTP-Method-Override replace the method', () => {
  expect(invoke([...host, 'x-http-method-override', 'PATCH'], { method: 'POST' }).httpMethod).toBe('PATCH');
});

it('lets the client name its request with a UUID only', () => {
  const id = '5bd6b0a0-7f3a-4b0a-9c44-0a8b3d2f7a11';
  expect([
    invoke([...host, 'x-amzn-RequestId', id]).requestId,
    invoke([...host, 'x-amzn-RequestId', 'mine']).requestId,
  ]).toEqual([id, zeroUuid]);
});

it('believes a claimed source address from this machine only, and only an address', () => {
  const claim = [...host, 'X-Gatehouse-Source-Ip', '203.0.113.9'];
  const addresses = [
    invoke(claim, { remoteAddress: '::ffff:127.0.0.1' }),
    invoke(claim, { remoteAddress: '::1' }),
    invoke(claim, { remoteAddress: '192.0.2.1' }),
    invoke([...host, 'X-Gatehouse-Source-Ip', 'office'], { remoteAddress: '127.0.0.1' }),
  ];
  expect(addresses.map(({ sourceIp }) => sourceIp)).toEqual(['203.0.113.9', '203.0.113.9', '192.0.2.1', '127.0.0.1']);
});

it('adds the client to X-Forwarded-For', () => {
  const { headers } = invoke([...host, 'X-Forwarded-For', '198.51.100.1', 'x-forwarded-for', '198.51.100.2']);
  expect(headers.filter(([name]) => name === 'X-Forwarded-For')).toEqual([
    ['X-Forwarded-For', '198.51.100.1, 198.51.100.2, 127.0.0.1'],
  ]);
});
