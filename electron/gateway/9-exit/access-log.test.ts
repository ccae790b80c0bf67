import { expect, it } from 'vitest';
import { GatewayError } from '../gateway-error';
import { sampleExchange, sampleMethod } from '../testing/sample-exchange';
import { compileAccessLog } from './access-log';
import { refusalOf } from './refusal';

it('writes the variables of the request and its outcome', () => {
  const format =
    '$context.identity.sourceIp - [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" ' +
    '$context.status $context.responseLength $context.requestId $context.extendedRequestId $context.responseLatency ' +
    '$context.path $context.apiId/$context.stage/$context.deploymentId $context.endpointType $context.requestTimeEpoch';
  expect(compileAccessLog(format)(sampleExchange())).toBe(
    '127.0.0.1 - [02/Aug/2024:23:34:43 +0000] "GET /pets/{id} HTTP/1.1" 200 2 5bd6b0a0-7f3a-4b0a-9c44-0a8b3d2f7a11 ' +
      'JJbxmEZSIAMFQ1Q= 12 /dev/pets/7 abc1234567/dev/dep123 EDGE 1722641683000',
  );
});

it('writes a dash for what is unknown or empty', () => {
  const format =
    '$context.nope|$context.authorizer.principalId|$context.error.message|$context.integrationLatency|$other';
  expect(compileAccessLog(format)(sampleExchange())).toBe('-|-|-|-|$other');
});

it('writes a dash for resource values of requests that match no method', () => {
  expect(
    compileAccessLog('$context.resourceId $context.status')(sampleExchange({ match: undefined, status: 403 })),
  ).toBe('- 403');
});

it('writes what the endpoint answered, but nothing for MOCK', () => {
  const format = compileAccessLog(
    '$context.integrationStatus $context.integration.latency $context.awsEndpointRequestId',
  );
  const called = (type: 'HTTP' | 'MOCK', url: string) => {
    const method = sampleMethod({ integrationType: type });
    return sampleExchange({
      match: { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} },
      integrationRequest: { method: 'GET', url, headers: [], body: null, timeoutMs: 1 },
      endpointResponse: {
        status: 201,
        headers: [['x-amzn-RequestId', 'e-1']],
        body: new Uint8Array(0),
        latencyMs: 7.6,
      },
    });
  };
  expect([format(called('HTTP', 'http://a/')), format(called('MOCK', '')).slice(0, 3)]).toEqual(['201 8 e-1', '- -']);
});

it('writes why a request was refused', () => {
  const refusal = refusalOf(new GatewayError('BAD_REQUEST_BODY', { validationErrorString: '[x]' }));
  const format = '$context.error.responseType $context.error.messageString $context.error.validationErrorString';
  expect(compileAccessLog(format)(sampleExchange({ refusal }))).toBe('BAD_REQUEST_BODY "Invalid request body" [x]');
});

it('escapes values from outside in a JSON format, and keeps any line one line', () => {
  const outside = (agent: string) => ({ ...sampleExchange().invocation, userAgent: agent });
  const line = (format: string, agent: string) =>
    compileAccessLog(format)(sampleExchange({ invocation: outside(agent) }));
  expect([
    line('{"agent":"$context.identity.userAgent"}', 'a "b" \\ c\nd'),
    line(' {"agent":"$context.identity.userAgent"}', '"'),
    line('"$context.identity.userAgent"', 'a "b" \\ c'),
    line('$context.identity.userAgent', 'a\r\nb'),
  ]).toEqual(['{"agent":"a \\"b\\" \\\\ c\\nd"}', ' {"agent":"\\""}', '"a "b" \\ c"', 'a  b']);
});

it('tells of a Lambda proxy what its function returned beside what the service answered', () => {
  const method = sampleMethod({ integrationType: 'AWS_PROXY' });
  const exchange = sampleExchange({
    match: { method, resourceId: 'x', resourcePath: '/x', pathParameters: {} },
    integrationRequest: { method: 'POST', url: 'https://lambda', headers: [], body: null, timeoutMs: 1 },
    endpointResponse: { status: 200, headers: [['x-amzn-RequestId', 'f-1']], body: new Uint8Array(0), latencyMs: 1 },
    response: { status: 404, headers: [], body: new Uint8Array(0) },
  });
  const format = '$context.integration.status $context.integration.integrationStatus $context.integration.requestId';
  expect(compileAccessLog(format)(exchange)).toBe('404 200 f-1');
});

it('tells how long an endpoint was waited for in vain', () => {
  const exchange = sampleExchange({
    integrationRequest: { method: 'GET', url: 'http://a/', headers: [], body: null, timeoutMs: 1 },
    refusal: refusalOf(
      new GatewayError('INTEGRATION_TIMEOUT', { reason: 'Execution failed due to a timeout error' }),
      51.6,
    ),
  });
  const format = '$context.integrationLatency $context.integrationStatus $context.integration.error';
  expect(compileAccessLog(format)(exchange)).toBe('52 - Execution failed due to a timeout error');
});
