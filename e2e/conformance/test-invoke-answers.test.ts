// TestInvokeMethod: what it shows of answers and failures, and what of the real call it leaves out.
import { expect, it } from 'vitest';
import type { TestInvocationResult } from '../../electron/gateway/ports';
import { internalError } from './conformance-case';
import { http, mock, operation, parameters, proxy } from './operations';
import { testMethod } from './tested-method';

const linesOf = ({ log }: TestInvocationResult) => log.split('\n').map((line) => line.replace(/^\{at\} : /, ''));

it('10: an answer of HTTP_PROXY shows the trace id, which the real call does not [recorded]', async () => {
  const { status, headers } = await testMethod({
    paths: { '/x': { get: proxy() } },
    endpoint: { headers: { 'X-Own': 'v' } },
  });
  const named = Object.fromEntries(headers);
  expect([status, named['X-Amzn-Trace-Id']?.startsWith('Root=1-'), named['X-Own']]).toEqual([200, true, 'v']);
});

it('10: an endpoint that is too slow ends the log with the timeout [recorded]', async () => {
  const { status, headers, body, ...rest } = await testMethod({
    paths: { '/x': { get: http({ timeoutInMillis: 50 }) } },
    endpoint: { fault: 'silent' },
  });
  expect({ status, headers, body, log: linesOf(rest as TestInvocationResult).slice(-4) }).toEqual({
    status: 504,
    headers: [['x-amzn-ErrorType', 'InternalServerErrorException']],
    body: '{"message": "Endpoint request timed out"}',
    log: [
      'Sending request to http://{endpoint}/back',
      'Execution failed due to a timeout error',
      'Method completed with status: 504',
      '',
    ],
  });
});

it('10: a template that cannot be rendered [documented]', async () => {
  const result = await testMethod({ paths: { '/x': { get: mock('#if(') } } });
  expect([result.status, result.body, linesOf(result).slice(-3)]).toEqual([
    500,
    internalError,
    [
      'Execution failed due to configuration error: Unable to transform response',
      'Method completed with status: 500',
      '',
    ],
  ]);
});

it('10: gateway responses of the API show with their headers [assumed]', async () => {
  const responses = {
    DEFAULT_5XX: {
      statusCode: '599',
      responseParameters: { 'gatewayresponse.header.X-Own': "'v'" },
      responseTemplates: { 'application/json': '{"type":"$context.error.responseType"}' },
    },
  };
  const { status, body, headers } = await testMethod({
    paths: { '/x': { get: mock('ok', { request: '{}' }) } },
    document: { 'x-amazon-apigateway-gateway-responses': responses },
  });
  expect([status, body, Object.fromEntries(headers)]).toEqual([
    599,
    '{"type":"API_CONFIGURATION_ERROR"}',
    { 'Content-Type': 'application/json', 'X-Own': 'v', 'x-amzn-ErrorType': 'InternalServerErrorException' },
  ]);
});

it('10: what $context holds in a test [recorded]', async () => {
  const names = [
    'stage',
    'path',
    'resourcePath',
    'httpMethod',
    'protocol',
    'domainName',
    'domainPrefix',
    'accountId',
    'identity.accountId',
    'identity.userArn',
    'identity.sourceIp',
  ];
  const template = names.map((name) => `$context.${name}`).join('|');
  const { body } = await testMethod(
    { paths: { '/pets/{petId}': { get: mock(template, { more: parameters('path petId') }) } } },
    { pathWithQueryString: '/pets/7?a=1' },
  );
  expect(body.split('|')).toEqual([
    'test-invoke-stage',
    '/pets/7',
    '/pets/{petId}',
    'GET',
    'HTTP/1.1',
    'testPrefix.testDomainName',
    'testPrefix',
    '123456789012',
    '123456789012',
    'arn:aws:iam::123456789012:root',
    'test-invoke-source-ip',
  ]);
});

it('10: stage variables are those of the test alone [documented]', async () => {
  const { body } = await testMethod({ paths: { '/x': { get: mock('[$stageVariables.v]') } } });
  expect(body).toBe('[]');
});

it('10: ANY is tested with the verb that is named [documented]', async () => {
  const paths = { '/x': { 'x-amazon-apigateway-any-method': mock('$context.httpMethod') } };
  const { body, ...rest } = await testMethod({ paths }, { httpMethod: 'ANY', verb: 'DELETE' });
  expect([body, linesOf(rest as TestInvocationResult)[2]]).toEqual([
    'DELETE',
    'HTTP Method: DELETE, Resource Path: /x',
  ]);
});

it.each([
  ['/pets/7', '{petId=7}', '{}'],
  ['/pets/7/', '{petId=7}', '{}'],
  ['pets/7', '{petId=7}', '{}'],
  ['/pets/a%20b?q=a+b&q=2&r', '{petId=a%20b}', '{q=2, r=}'],
  ['?q=1', '{petId={petId}}', '{q=1}'],
])('10: %s is path %s and query %s in the log [assumed]', async (pathWithQueryString, path, query) => {
  const paths = { '/pets/{petId}': { get: mock('ok', { more: parameters('path petId') }) } };
  const lines = linesOf(await testMethod({ paths }, { pathWithQueryString }));
  expect(lines.slice(3, 5)).toEqual([`Method request path: ${path}`, `Method request query string: ${query}`]);
});

it('11: credentials of a test are masked in its log [recorded]', async () => {
  const { log } = await testMethod(
    { paths: { '/x': { get: mock('ok') } } },
    { headers: [['Authorization', 'Bearer 0123456789']] },
  );
  expect([log.includes('Authorization=***********456789'), log.includes('Bearer')]).toEqual([true, false]);
});

it('10: a body that is no model is refused in the log’s words [recorded]', async () => {
  const more = {
    'x-amazon-apigateway-request-validator': 'body',
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } },
  };
  const result = await testMethod(
    {
      paths: { '/x': { post: mock('ok', { more }) } },
      document: {
        'x-amazon-apigateway-request-validators': { body: { validateRequestBody: true } },
        components: { schemas: { Note: { type: 'object', required: ['NoteId'] } } },
      },
    },
    { httpMethod: 'POST', body: '{}', headers: [['Content-Type', 'text/plain']] },
  );
  expect([result.status, result.body, linesOf(result).slice(-3)]).toEqual([
    400,
    '{"message": "Invalid request body"}',
    [
      'Request body does not match model schema for content type application/json: [object has missing required properties (["NoteId"])]',
      'Method completed with status: 400',
      '',
    ],
  ]);
});

it('10: what does not exist cannot be tested [recorded]', async () => {
  const paths = { '/x': { get: operation({ type: 'mock' }) } };
  await expect(testMethod({ paths }, { httpMethod: 'POST' })).rejects.toThrow('Invalid Method identifier specified');
  await expect(testMethod({ paths }, { resourceId: 'nope' })).rejects.toThrow('Invalid Resource identifier specified');
});
