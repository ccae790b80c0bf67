// Field edits, whole entities, removal, stages: what goes through and what is refused.
import { describe, expect, it } from 'vitest';
import { type Definition, type EntityKey, entityKey, findEntity } from '../entities';
import { apiWithPaths, refusalOf } from './edit-fixtures';
import { putEntity, removeEntity, updateEntity } from './entity-edits';
import { createMethod } from './method-edits';
import { createStage, removeStage } from './stage-edits';

const start = apiWithPaths('/pets');
const { apiId } = start;
const resourceId = start.ids['/pets'] ?? '';
const definition = createMethod(start.definition, { apiId, resourceId, httpMethod: 'GET' }).definition;
const method = entityKey('method', apiId, resourceId, 'GET');
const update = (path: string[], value?: unknown, from: Definition = definition) =>
  updateEntity(from, method, [value === undefined ? { path } : { path, value }]);

describe('updateEntity', () => {
  it('sets and removes nested members and touches nothing else', () => {
    const edit = update(['methodIntegration', 'requestTemplates', 'text/plain'], '{}');
    const before = findEntity(definition, 'method', apiId, resourceId, 'GET');
    const after = findEntity(edit.definition, 'method', apiId, resourceId, 'GET');
    expect(after?.methodIntegration?.requestTemplates).toEqual({
      'application/json': '{"statusCode": 200}',
      'text/plain': '{}',
    });
    expect(before?.methodIntegration?.requestTemplates).not.toHaveProperty('text/plain');
    const back = update(['methodIntegration', 'requestTemplates', 'text/plain'], undefined, edit.definition);
    expect(back.definition).toEqual(definition);
  });

  it('keeps the order of members when a value changes', () => {
    const edit = update(['methodIntegration', 'requestTemplates', 'text/plain'], 'a');
    const again = update(['methodIntegration', 'requestTemplates', 'application/json'], 'b', edit.definition);
    const templates = findEntity(again.definition, 'method', apiId, resourceId, 'GET')?.methodIntegration;
    expect(Object.keys(templates?.requestTemplates ?? {})).toEqual(['application/json', 'text/plain']);
  });

  it('never reaches the prototype', () => {
    update(['methodIntegration', 'requestTemplates', '__proto__', 'polluted'], 'yes', definition) satisfies unknown;
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(refusalOf(() => update(['constructor', 'prototype', 'polluted'], 'yes'))?.code).toBe('INVALID_DEFINITION');
  });

  it.each<[string[], unknown, string, string]>([
    [['authorizationType'], 'MAGIC', 'authorizationType', 'Invalid option: expected one of '],
    [
      ['authorizationType'],
      'CUSTOM',
      'authorizerId',
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
    [
      ['requestModels'],
      { 'application/json': 'Nope' },
      'requestModels.application/json',
      'Invalid model identifier specified: Nope',
    ],
    [['requestValidatorId'], 'nope', 'requestValidatorId', 'Invalid Request Validator identifier specified'],
    [
      ['requestParameters'],
      { 'method.request.querystring.a': true, 'method.request.header.a': false },
      'requestParameters.method.request.header.a',
      'Parameter names must be unique across querystring, header and path',
    ],
    [
      ['methodIntegration', 'requestParameters'],
      { 'integration.request.header.a': 'method.request.header.b' },
      'methodIntegration.requestParameters.integration.request.header.a',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.b]',
    ],
    [
      ['methodIntegration', 'integrationResponses', '200', 'responseParameters'],
      { 'method.response.header.X': "'x'" },
      'methodIntegration.integrationResponses.200.responseParameters.method.response.header.X',
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.X]',
    ],
    [
      ['methodResponses', 'wrong'],
      { statusCode: 'wrong' },
      'methodResponses.wrong',
      "1 validation error detected: Value 'wrong' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
    ],
    [
      ['methodIntegration', 'timeoutInMillis'],
      10,
      'methodIntegration.timeoutInMillis',
      'Timeout should be between 50 ms and 29000 ms',
    ],
    [['httpMethod'], 'GRAB', 'httpMethod', 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,'],
    [['httpMethod'], 'POST', 'httpMethod', 'The key says GET, the entity says POST.'],
  ])('refuses %j = %j', (path, value, field, message) => {
    const refusal = refusalOf(() => update(path, value));
    expect(refusal).toMatchObject({ code: 'INVALID_DEFINITION', path: field });
    expect(refusal?.message.startsWith(message)).toBe(true);
  });

  it('lets an entity that was broken by hand be mended step by step', () => {
    const broken = new Map(definition).set(method, {
      ...(definition.get(method) as object),
      requestModels: { 'application/json': 'Gone' },
      requestValidatorId: 'gone',
    } as never);
    expect(refusalOf(() => update(['operationName'], 'getPets', broken))).toBeUndefined();
    expect(refusalOf(() => update(['requestValidatorId'], undefined, broken))).toBeUndefined();
    expect(refusalOf(() => update(['requestValidatorId'], 'other', broken))?.path).toBe('requestValidatorId');
  });

  it('renames and moves resources by the rules of the tree', () => {
    const key = entityKey('resource', apiId, resourceId);
    const renamed = updateEntity(definition, key, [{ path: ['pathPart'], value: '{any+}' }]);
    expect(findEntity(renamed.definition, 'resource', apiId, resourceId)?.pathPart).toBe('{any+}');
    const cycle = () => updateEntity(definition, key, [{ path: ['parentId'], value: resourceId }]);
    expect(refusalOf(cycle)?.message).toBe('Resources cannot be cyclical.');
  });
});

describe('putEntity', () => {
  const put = (key: EntityKey, value: unknown) => refusalOf(() => putEntity(definition, key, value))?.message;

  it.each<[EntityKey, unknown, string]>([
    [
      entityKey('model', apiId, 'Bad_Name'),
      { id: 'm1', name: 'Bad_Name', schema: '{"type":"object"}' },
      'Model name must be alphanumeric: Bad_Name',
    ],
    [
      entityKey('model', apiId, 'Pet'),
      { id: 'm1', name: 'Pet', schema: '{}' },
      'Model schema must have at least 1 property or array items defined',
    ],
    [entityKey('request-validator', apiId, 'v1'), { id: 'v1', name: ' ' }, 'Request Validator name cannot be blank'],
    [entityKey('vpc-link', 'v1'), { id: 'v1', name: '', targetArns: ['a'] }, 'Name cannot be empty'],
    [
      entityKey('usage-plan', 'p1'),
      { id: 'p1', name: 'Gold', apiStages: [{ apiId, stage: 'prod' }] },
      `Invalid API Stage {api: ${apiId}, stage: prod} specified for usageplan p1`,
    ],
    [
      entityKey('model', 'nowhere', 'Pet'),
      { id: 'm1', name: 'Pet', schema: '{"type":"object"}' },
      'Invalid API identifier specified 000000000000:nowhere',
    ],
    [
      entityKey('gateway-response', apiId, 'FAKE'),
      { responseType: 'FAKE' },
      "1 validation error detected: Value 'FAKE' at 'responseType' failed to satisfy constraint: ",
    ],
    [
      entityKey('documentation-part', apiId, 'd1'),
      { id: 'd1', location: { type: 'API', path: '/' }, properties: '{}' },
      'Invalid location: path is not allowed for type API',
    ],
    [entityKey('api-key', 'k1'), apiKey('k1', 'short'), 'API Key value should be at least 20 characters'],
  ])('refuses %s', (key, value, message) => {
    expect(put(key, value)?.startsWith(message)).toBe(true);
  });

  it('refuses a second API key with the same value', () => {
    const value = 'a'.repeat(40);
    const one = putEntity(definition, entityKey('api-key', 'k1'), apiKey('k1', value)).definition;
    const two = () => putEntity(one, entityKey('api-key', 'k2'), apiKey('k2', value));
    expect(refusalOf(two)).toEqual({ code: 'CONFLICT', message: 'API Key already exists', path: 'value' });
  });
});

describe('removeEntity', () => {
  const used = updateEntity(definition, method, [
    { path: ['requestModels'], value: { 'application/json': 'Error' } },
  ]).definition;

  it.each<[EntityKey, Definition, string]>([
    [
      entityKey('model', apiId, 'Error'),
      used,
      "Cannot delete model 'Error', is referenced in method request: /pets/GET",
    ],
    [
      entityKey('model', apiId, 'Empty'),
      used,
      "Cannot delete model 'Empty', is referenced in method response: /pets/GET",
    ],
  ])('keeps %s while it is used', (key, from, message) => {
    expect(refusalOf(() => removeEntity(from, key))).toEqual({ code: 'CONFLICT', message, path: 'key' });
  });

  it('removes an API key from its usage plans', () => {
    let with2 = putEntity(definition, entityKey('api-key', 'k1'), apiKey('k1', 'b'.repeat(30))).definition;
    with2 = putEntity(with2, entityKey('usage-plan', 'p1'), { id: 'p1', name: 'Gold', keyIds: ['k1'] }).definition;
    const left = removeEntity(with2, entityKey('api-key', 'k1')).definition;
    expect(findEntity(left, 'usage-plan', 'p1')).toEqual({ id: 'p1', name: 'Gold', keyIds: [] });
  });

  it('says which kind of thing is not there', () => {
    expect(refusalOf(() => removeEntity(definition, entityKey('model', apiId, 'Nope')))).toEqual({
      code: 'NOT_FOUND',
      message: 'Invalid model name specified: Nope',
      path: 'key',
    });
  });
});

it('makes a stage once, and keeps it while a domain maps to it', () => {
  const stage = { apiId, stageName: 'dev', now: 5_000 };
  const made = createStage(definition, stage).definition;
  expect(refusalOf(() => createStage(made, stage))?.message).toBe('Stage already exists');
  expect(refusalOf(() => createStage(made, { ...stage, stageName: 'a b' }))?.message).toBe(
    'Stage name only allows a-zA-Z0-9_-',
  );
  const mapping = { basePath: '(none)', restApiId: apiId, stage: 'dev' };
  const mapped = new Map(made).set(entityKey('base-path-mapping', 'x.org', '(none)'), mapping);
  expect(refusalOf(() => removeStage(mapped, stage))?.code).toBe('INVALID_DEFINITION');
  expect(removeStage(made, stage).definition).toEqual(definition);
});

function apiKey(id: string, value: string) {
  return { id, value, createdDate: 1, lastUpdatedDate: 1 };
}
