import { expect, it } from 'vitest';
import { EndpointFailure } from '../gateway-error';
import type { TestInvocation } from '../ports';
import { mockAnswering, resourceIdOf, type SampleApi, sampleSnapshot } from '../testing/sample-api';
import { openSampleGateway } from '../testing/sample-gateway';

const id = '07070707-0707-4707-8707-070707070707';
const at = 'Tue Aug 19 17:04:50 UTC 2025';

function test(sample: SampleApi, path: string, changes: Partial<TestInvocation> = {}, http?: () => Promise<never>) {
  const { gateway } = openSampleGateway({ paths: { '/': {} } }, http && { http });
  return gateway.test({
    snapshot: sampleSnapshot(sample),
    resourceId: resourceIdOf(path),
    httpMethod: 'GET',
    pathWithQueryString: '',
    headers: [],
    body: '',
    stageVariables: {},
    ...changes,
  });
}

const template = { responseTemplates: { 'application/json': 'stage $context.stage id $input.params("petId")' } };
const petMock = { methodIntegration: mockAnswering(200, template) };

it('writes the eleven lines of a MOCK (case 113)', async () => {
  const result = await test({ paths: { '/pets/{petId}': { GET: petMock } } }, '/pets/{petId}', {
    pathWithQueryString: '/pets/123?type=dog',
    headers: [['content-type', 'application/json']],
    body: '{"test": "val123"}',
  });
  expect({ ...result, trace: undefined }).toEqual({
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: 'stage test-invoke-stage id 123',
    isBase64: false,
    latencyMs: expect.any(Number),
    trace: undefined,
    log: [
      `Execution log for request ${id}`,
      `${at} : Starting execution for request: ${id}`,
      `${at} : HTTP Method: GET, Resource Path: /pets/123`,
      `${at} : Method request path: {petId=123}`,
      `${at} : Method request query string: {type=dog}`,
      `${at} : Method request headers: {content-type=application/json}`,
      `${at} : Method request body before transformations: {"test": "val123"}`,
      `${at} : Method response body after transformations: stage test-invoke-stage id 123`,
      `${at} : Method response headers: {Content-Type=application/json}`,
      `${at} : Successfully completed execution`,
      `${at} : Method completed with status: 200`,
      '',
    ].join('\n'),
  });
});

it('takes the template itself where no path is given, and no values where the path does not fit', async () => {
  const sample = { paths: { '/pets/{petId}': { GET: petMock } } };
  const [without, other] = [
    await test(sample, '/pets/{petId}'),
    await test(sample, '/pets/{petId}', { pathWithQueryString: '/cats' }),
  ];
  expect([without.body, other.body]).toEqual(['stage test-invoke-stage id {petId}', 'stage test-invoke-stage id ']);
});

it('answers 200 for the call and 500 inside where the endpoint is invalid (case 114)', async () => {
  const methodIntegration = { type: 'HTTP', httpMethod: 'GET', uri: 'http://backend.test/' };
  const invalid = () => Promise.reject(new EndpointFailure('invalid-address', 'Invalid endpoint address'));
  const { status, headers, body, log } = await test(
    { paths: { '/': { GET: { methodIntegration } } } },
    '/',
    {},
    invalid,
  );
  expect([status, headers, body, log.split('\n').slice(-4)]).toEqual([
    500,
    [['x-amzn-ErrorType', 'InternalServerErrorException']],
    '{"message": "Internal server error"}',
    [
      `${at} : Method request body before transformations: `,
      `${at} : Execution failed due to configuration error: Invalid endpoint address`,
      `${at} : Method completed with status: 500`,
      '',
    ],
  ]);
});

it('asks for no credentials', async () => {
  const guarded = { authorizationType: 'AWS_IAM', apiKeyRequired: true };
  const { status } = await test({ api: { policy: '{}' }, paths: { '/': { GET: guarded } } }, '/');
  expect(status).toBe(200);
});

it('refuses resources and methods that are not there', async () => {
  const sample = { paths: { '/': { GET: {} } } };
  await expect(test(sample, '/', { resourceId: 'none' })).rejects.toThrow('Invalid Resource identifier specified');
  await expect(test(sample, '/', { httpMethod: 'PUT' })).rejects.toThrow('Invalid Method identifier specified');
});
