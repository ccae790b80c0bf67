// TestInvokeMethod: what it answers and the log it writes.
import { expect, it } from 'vitest';
import { internalError } from './conformance-case';
import { http, mock, parameters } from './operations';
import { testMethod as test } from './tested-method';

const pet = mock("$context.stage $input.params('petId')", { more: parameters('path petId') });

it('case 113: the log of a MOCK has eleven lines and ends with a line break [recorded]', async () => {
  const { status, headers, body, log } = await test(
    { paths: { '/pets/{petId}': { get: pet } } },
    {
      pathWithQueryString: '/pets/123?queryTest=value',
      headers: [['content-type', 'application/json']],
      body: '{"test": "val123"}',
    },
  );
  expect({ status, headers, body, log: log.split('\n') }).toEqual({
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: 'test-invoke-stage 123',
    log: [
      'Execution log for request {id}',
      '{at} : Starting execution for request: {id}',
      '{at} : HTTP Method: GET, Resource Path: /pets/123',
      '{at} : Method request path: {petId=123}',
      '{at} : Method request query string: {queryTest=value}',
      '{at} : Method request headers: {content-type=application/json}',
      '{at} : Method request body before transformations: {"test": "val123"}',
      '{at} : Method response body after transformations: test-invoke-stage 123',
      '{at} : Method response headers: {Content-Type=application/json}',
      '{at} : Successfully completed execution',
      '{at} : Method completed with status: 200',
      '',
    ],
  });
});

it('10: without a path the template itself is the path [recorded]', async () => {
  const { body, log } = await test({ paths: { '/pets/{petId}': { get: pet } } });
  expect([body, log.includes('Method request path: {petId={petId}}')]).toEqual(['test-invoke-stage {petId}', true]);
});

it('10: a path that does not fit gives no values [documented]', async () => {
  const { body, log } = await test({ paths: { '/pets/{petId}': { get: pet } } }, { pathWithQueryString: '/cats/1' });
  expect([body, log.includes('Method request path: {}')]).toEqual(['test-invoke-stage ', true]);
});

it('case 114: an invalid endpoint is status 500 inside the answer [recorded]', async () => {
  const invalid = http({ uri: 'http://no-such-host.invalid/back' });
  const { status, headers, body, log } = await test({ paths: { '/x': { get: invalid } } });
  expect({ status, headers, body, log: log.split('\n').slice(-4) }).toEqual({
    status: 500,
    headers: [['x-amzn-ErrorType', 'InternalServerErrorException']],
    body: internalError,
    log: [
      '{at} : Method request body before transformations: ',
      '{at} : Execution failed due to configuration error: Invalid endpoint address',
      '{at} : Method completed with status: 500',
      '',
    ],
  });
});

it('10: the log of an HTTP integration has the lines of the endpoint [recorded]', async () => {
  const { status, headers, log } = await test({ paths: { '/x': { get: http() } }, endpoint: { body: '{"a":1}' } });
  const lines = log.split('\n').map((line) => line.replace(/^\{at\} : /, '').replace(/\d+ ms$/, '{n} ms'));
  expect({ status, headers: headers.map(([name]) => name).sort(), lines }).toEqual({
    status: 200,
    headers: ['Content-Type', 'X-Amzn-Trace-Id'],
    lines: [
      'Execution log for request {id}',
      'Starting execution for request: {id}',
      'HTTP Method: GET, Resource Path: /x',
      'Method request path: {}',
      'Method request query string: {}',
      'Method request headers: {}',
      'Method request body before transformations: ',
      'Endpoint request URI: http://{endpoint}/back',
      expect.stringMatching(
        /^Endpoint request headers: \{(?=.*x-amzn-apigateway-api-id=\{api\})(?=.*User-Agent=AmazonAPIGateway_\{api\})(?=.*Accept=application\/json)(?=.*Host=\{endpoint\})/,
      ),
      'Endpoint request body after transformations: ',
      'Sending request to http://{endpoint}/back',
      'Received response. Status: 200, Integration latency: {n} ms',
      expect.stringMatching(/^Endpoint response headers: \{.*Content-Type=application\/json/),
      'Endpoint response body before transformations: {"a":1}',
      'Method response body after transformations: {"a":1}',
      expect.stringMatching(/^Method response headers: \{X-Amzn-Trace-Id=.*, Content-Type=application\/json\}$/),
      'Successfully completed execution',
      'Method completed with status: 200',
      '',
    ],
  });
});

it('10: a line is cut at 1,024 bytes, be it a map or a body [recorded]', async () => {
  const { log } = await test(
    { paths: { '/x': { get: mock('ok') } } },
    { headers: [['a', 'v'.repeat(2_000)]], body: 'b'.repeat(2_000) },
  );
  const cut = (line: string) => `{at} : ${line.padEnd(1_024, line.at(-1))} [TRUNCATED]`;
  expect(log.split('\n').slice(5, 7)).toEqual([
    cut('Method request headers: {a=v'),
    cut('Method request body before transformations: b'),
  ]);
});

it('10: values of a test [recorded]', async () => {
  const template =
    '$context.identity.sourceIp $context.identity.apiKey $context.identity.apiKeyId $context.domainName $stageVariables.v';
  const { body } = await test({ paths: { '/x': { get: mock(template) } } }, { stageVariables: { v: 'tested' } });
  expect(body).toBe(
    'test-invoke-source-ip test-invoke-api-key test-invoke-api-key-id testPrefix.testDomainName tested',
  );
});

it('10: the type of the body is application/json, whatever the headers say [documented]', async () => {
  const { status } = await test(
    { paths: { '/x': { get: mock('ok') } } },
    { headers: [['Content-Type', 'text/plain']] },
  );
  expect(status).toBe(200);
});

it('10: validation and its gateway response stay [documented]', async () => {
  const more = { 'x-amazon-apigateway-request-validator': 'all', ...parameters('query q!') };
  const { status, body, headers } = await test({
    paths: { '/x': { get: mock('ok', { more }) } },
    document: { 'x-amazon-apigateway-request-validators': { all: { validateRequestParameters: true } } },
  });
  expect([status, JSON.parse(body), headers]).toEqual([
    400,
    { message: 'Missing required request parameters: [q]' },
    [['x-amzn-ErrorType', 'BadRequestException']],
  ]);
});

it('10: API keys and authorization are not asked for [documented]', async () => {
  const more = { 'x-amazon-apigateway-auth': { type: 'AWS_IAM' }, security: [{ api_key: [] }] };
  const { status } = await test({
    paths: { '/x': { get: mock('ok', { more }) } },
    document: { components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } },
  });
  expect(status).toBe(200);
});
