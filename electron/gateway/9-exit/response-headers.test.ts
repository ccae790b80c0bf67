import { expect, it } from 'vitest';
import type { IntegrationType } from '../../../shared/definition/rest/integration';
import { GatewayError } from '../gateway-error';
import { sampleExchange, sampleInvocation, sampleMethod } from '../testing/sample-exchange';
import { refusalOf } from './refusal';
import { clientHeaders, wireHeaders } from './response-headers';

const response = { status: 200, headers: [], body: new Uint8Array(0) };
const integrationRequest = { method: 'GET', url: 'http://a/', headers: [], body: null, timeoutMs: 1 };
const types: readonly IntegrationType[] = ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK'];

function traced(origin: 'invoke' | 'test', isReached: boolean, error?: GatewayError): readonly IntegrationType[] {
  return types.filter((integrationType) => {
    const method = sampleMethod({ integrationType });
    const exchange = sampleExchange({
      origin,
      match: { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} },
      integrationRequest: isReached ? integrationRequest : undefined,
      refusal: error && refusalOf(error),
    });
    return clientHeaders(exchange, response).some(([name]) => name === 'X-Amzn-Trace-Id');
  });
}

it('shows the trace id for HTTP, AWS and AWS_PROXY, and only once the integration was reached', () => {
  const timeout = new GatewayError('INTEGRATION_TIMEOUT');
  expect([traced('invoke', true), traced('invoke', true, timeout), traced('invoke', false)]).toEqual([
    ['HTTP', 'AWS', 'AWS_PROXY'],
    ['HTTP', 'AWS', 'AWS_PROXY'],
    [],
  ]);
});

it('shows the trace id in tests for all but MOCK, and not on failure', () => {
  expect([traced('test', true), traced('test', true, new GatewayError('INTEGRATION_TIMEOUT'))]).toEqual([
    ['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY'],
    [],
  ]);
});

it('adds application/json where no Content-Type was made, on empty bodies too', () => {
  const xml = { ...response, headers: [['content-type', 'text/xml'] as const] };
  expect([clientHeaders(sampleExchange(), response), clientHeaders(sampleExchange(), xml)]).toEqual([
    [['Content-Type', 'application/json']],
    [['content-type', 'text/xml']],
  ]);
});

it('puts ids and length on the wire and leaves framing to the connection', () => {
  const headers = [
    ['A', '1'],
    ['A', '2'],
    ['transfer-encoding', 'chunked'],
    ['Content-Length', '99'],
    ['Connection', 'close'],
  ] as const;
  expect(wireHeaders(headers, sampleInvocation, 5)).toEqual([
    'x-amzn-RequestId',
    sampleInvocation.requestId,
    'x-amz-apigw-id',
    sampleInvocation.extendedRequestId,
    'A',
    '1',
    'A',
    '2',
    'Content-Length',
    '5',
  ]);
});

it('splits no response by line breaks in a value and drops names that are none', () => {
  const headers = [
    ['A', 'x\r\nSet-Cookie: y'],
    ['B c', 'x'],
    ['D', 'é€'],
  ] as const;
  expect(wireHeaders(headers, sampleInvocation, undefined).slice(4)).toEqual([
    'A',
    'x  Set-Cookie: y',
    'D',
    Buffer.from('é€').toString('latin1'),
  ]);
});
