import { expect, it } from 'vitest';
import { checkCall } from './check-call';
import type { OperationName } from './operation-table';

const check = (name: OperationName, body: object, labels: Record<string, string> = {}, query = '') => {
  try {
    const parts = { labels, query: new URLSearchParams(query), json: () => body as Record<string, unknown> };
    return checkCall(name, parts);
  } catch (error) {
    const { type, message } = error as { type: string; message: string };
    return `${type}: ${message}`;
  }
};

it('keeps the members of the shape, at every depth, and drops nulls and strangers', () => {
  const body = {
    name: 'n',
    description: null,
    stranger: 1,
    endpointConfiguration: { types: ['EDGE'], other: true },
    tags: { a: 'b' },
  };
  expect(check('CreateRestApi', body)).toEqual({
    name: 'n',
    endpointConfiguration: { types: ['EDGE'] },
    tags: { a: 'b' },
  });
});

it('reads no body where the operation takes a document or none', () => {
  const json = () => {
    throw new Error('read');
  };
  const parts = { labels: {}, query: new URLSearchParams('format=csv'), json };
  expect([
    checkCall('ImportRestApi', parts),
    checkCall('ImportApiKeys', parts),
    checkCall('GetRestApi', parts),
  ]).toEqual([{}, {}, {}]);
});

it.each([
  ['CreateResource', { pathPart: true }, 'class java.lang.Boolean can not be converted to an String'],
  [
    'PutMethod',
    { authorizationType: 'NONE', requestModels: { 'application/json': 5 } },
    'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String',
  ],
  ['CreateRestApi', { name: 'a', tags: [] }, 'class java.util.ArrayList can not be converted to an Map'],
  [
    'CreateUsagePlan',
    { name: 'a', throttle: { burstLimit: 'x' } },
    'class java.lang.String can not be converted to an Integer',
  ],
  [
    'UpdateRestApi',
    { patchOperations: [{ op: 'replace', value: true }] },
    'class java.lang.Boolean can not be converted to an String',
  ],
  ['UpdateStage', { patchOperations: {} }, 'class java.util.LinkedHashMap can not be converted to an List'],
] as const)('refuses a wrong type of %s before anything is missing', (name, body, message) => {
  expect(check(name, body)).toBe(`SerializationException: ${message}`);
});

it('names every operation of a patch that does not exist', () => {
  expect(check('UpdateRestApi', { patchOperations: [{ op: 'wrong' }, { op: 'add', path: '/x' }, {}] })).toBe(
    "ValidationException: 2 validation errors detected: Value 'wrong' at 'updateRestApiInput.patchOperations.1.member.op' failed to satisfy constraint: Member must satisfy enum value set: [add, remove, move, test, replace, copy]; Value null at 'updateRestApiInput.patchOperations.3.member.op' failed to satisfy constraint: Member must not be null",
  );
});

it('names faults of the body before those of the URI', () => {
  expect(check('PutGatewayResponse', {}, { response_type: 'FAKE' })).toMatch(
    /^ValidationException: 1 validation error detected: Value 'FAKE' at 'responseType' failed to satisfy constraint: Member must satisfy enum value set: \[REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, /,
  );
  expect(check('PutIntegrationResponse', { contentHandling: 'x' }, { status_code: 'wrong' })).toBe(
    "ValidationException: 2 validation errors detected: Value 'x' at 'putIntegrationResponseInput.contentHandling' failed to satisfy constraint: Member must satisfy enum value set: [CONVERT_TO_BINARY, CONVERT_TO_TEXT]; Value 'wrong' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
  );
});

it('checks the query string', () => {
  expect([check('PutRestApi', {}, {}, 'mode=x'), check('GetUsage', {}, {}, 'startDate=2026-01-01')]).toEqual([
    "ValidationException: 1 validation error detected: Value 'x' at 'mode' failed to satisfy constraint: Member must satisfy enum value set: [merge, overwrite]",
    "ValidationException: 1 validation error detected: Value null at 'endDate' failed to satisfy constraint: Member must not be null",
  ]);
});
