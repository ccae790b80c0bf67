import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mapRequest } from '../5-integration-request/map-request';
import { mapResponse } from '../7-integration-response/map-response';
import { openExchange, runSteps } from '../context/exchange-for-tests';
import { callEndpoint } from './call-endpoint';
import { openHttpEndpoints } from './http-endpoints';
import { expiredCertificate, localhostCertificate } from './test-certificates';

const arn = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/orders/50dc6c495c0c9188';
const opened: { dispose(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0)) await thing.dispose();
});

/** A service behind a load balancer: answers with the request line and Host it got. */
async function openService(tls?: typeof localhostCertificate): Promise<string> {
  const listener: Parameters<typeof createServer>[1] = ({ method, url, headers }, response) => {
    response.end(`${method} ${url} ${headers.host}`);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
  return `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function call(uri: string, target: string | undefined, integration: object = {}) {
  const http = openHttpEndpoints({ endpoints: { localPort: () => undefined } });
  opened.push(http);
  const test = openExchange({
    httpMethod: 'GET',
    query: 'a=1',
    http,
    method: {
      integration: {
        type: 'HTTP_PROXY',
        httpMethod: 'ANY',
        connectionType: 'VPC_LINK',
        connectionId: 'link01',
        uri,
        ...integration,
      },
    },
  });
  const companions = {
    ...test.exchange.tools.companions(),
    vpcLinks: [{ id: 'link01', name: 'orders', targetArns: [arn], status: 'AVAILABLE' as const }],
    loadBalancers: target === undefined ? [] : [{ name: 'orders', arn, target }],
  };
  const exchange = { ...test.exchange, tools: { ...test.exchange.tools, companions: () => companions } };
  const { body, refused } = await runSteps([mapRequest, callEndpoint, mapResponse], exchange);
  return {
    answer: body ?? [refused?.[0], refused?.[1].reason],
    decided: test.notes.map((note) => note.decided),
    log: test.log,
  };
}

describe('a private integration', () => {
  it('is called at the target of its load balancer, with path, query and Host of the URI', async () => {
    const target = await openService();
    const { answer, decided, log } = await call('http://orders.internal:8080/v1/{x}', `${target}/`, {
      requestParameters: { 'integration.request.path.x': "'pets'" },
    });
    expect([answer, decided, log[0]]).toEqual([
      'GET /v1/pets?a=1 orders.internal:8080',
      expect.arrayContaining([`GET http://orders.internal:8080/v1/pets?a=1 through VPC link link01 → ${target}/`]),
      'TRACE Endpoint request URI: http://orders.internal:8080/v1/pets?a=1',
    ]);
  });

  it('is called as written where nothing stands for its load balancer', async () => {
    const target = await openService();
    const { answer, decided } = await call(`${target}/x`, undefined);
    expect([answer, decided]).toEqual([
      `GET /x?a=1 ${target.slice('http://'.length)}`,
      expect.arrayContaining([`GET ${target}/x?a=1 through VPC link link01`]),
    ]);
  });

  it('says which setting to fill in where the name leads nowhere', async () => {
    const { answer, decided } = await call('http://orders.invalid/x', undefined);
    expect([answer, decided.at(-1)]).toEqual([
      ['API_CONFIGURATION_ERROR', 'Execution failed due to configuration error: Invalid endpoint address'],
      `GET http://orders.invalid/x?a=1 through VPC link link01: nothing stands for ${arn}, so the URI was called as ` +
        'written. To map it, add a load balancer with that ARN and the target that stands for it, such as http://127.0.0.1:3000.',
    ]);
  });

  it('does not answer without its link', async () => {
    const { answer } = await call('http://orders.internal/', 'http://127.0.0.1:9', { connectionId: 'link09' });
    expect(answer).toEqual([
      'API_CONFIGURATION_ERROR',
      'Execution failed due to configuration error: There is no VPC link link09.',
    ]);
  });

  it('checks the certificate for the name in the URI', async () => {
    const target = await openService(localhostCertificate);
    const lenient = { tlsConfig: { insecureSkipVerification: true } };
    const strict = await call('https://localhost/x', target);
    const named = await call('https://localhost/x', target, lenient);
    const other = await call('https://orders.internal/x', target, lenient);
    const expired = await call('https://localhost/x', await openService(expiredCertificate), lenient);
    expect([strict.answer[0], named.answer, other.answer, expired.answer[0]]).toEqual([
      'DEFAULT_5XX',
      'GET /x?a=1 localhost',
      ['DEFAULT_5XX', expect.stringContaining("Host name 'orders.internal' does not match the certificate")],
      'DEFAULT_5XX',
    ]);
  });
});
