import { describe, expect, it } from 'vitest';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import {
  addResponseChanges,
  requestMappingChanges,
  requestMappingProblem,
  responseMappingChanges,
  responseMappingProblem,
} from './mapping-edits';

const definition = sampleDefinition();
const key = 'method:api1/pets/GET';
const method = definition.get(key) as Method;

describe('requestMappingChanges', () => {
  it('declare what the mapping reads, in the same edit, so that the definition takes it', () => {
    const changes = requestMappingChanges(method, {
      'integration.request.header.X-Page': 'method.request.multivaluequerystring.page',
      'integration.request.header.X-Stage': 'context.stage',
    });
    const after = updateEntity(definition, key, changes).definition.get(key) as Method;
    expect(after.requestParameters).toMatchObject({ 'method.request.querystring.page': false });
    expect(after.methodIntegration?.requestParameters).toEqual({
      'integration.request.header.X-Page': 'method.request.multivaluequerystring.page',
      'integration.request.header.X-Stage': 'context.stage',
    });
  });

  it('take the whole member away with its last row', () => {
    expect(requestMappingChanges(method, {})).toEqual([{ path: ['methodIntegration', 'requestParameters'] }]);
  });
});

describe('responseMappingChanges', () => {
  it('declare the header in the method response, and the method response where it is missing', () => {
    const added = updateEntity(definition, key, addResponseChanges(method, '500', '5\\d{2}')).definition;
    const changes = responseMappingChanges(added.get(key) as Method, '500', { 'method.response.header.X-Id': "'1'" });
    const after = updateEntity(added, key, changes).definition.get(key) as Method;
    expect(after.methodResponses?.['500']).toEqual({
      statusCode: '500',
      responseParameters: { 'method.response.header.X-Id': false },
    });
    expect(after.methodIntegration?.integrationResponses?.['500']).toEqual({
      statusCode: '500',
      selectionPattern: '5\\d{2}',
      responseParameters: { 'method.response.header.X-Id': "'1'" },
    });
  });
});

describe('mapping problems', () => {
  it.each([
    ['header.X', 'method.request.body.$.id'],
    ['querystring.a', "'fixed'"],
    ['path.id', 'method.request.path.id'],
  ])('has nothing against %s ← %s unless AWS had', (name, value) => {
    expect(requestMappingProblem(name, value)).toBeUndefined();
  });

  it('says how a row has to look', () => {
    expect(requestMappingProblem('X', "'a'")).toBe('Begin with path., querystring. or header.');
    expect(requestMappingProblem('header.a b', "'a'")).toMatch(/^A parameter name holds/);
    expect(requestMappingProblem('header.X', 'plain')).toMatch(/^Map from method\.request/);
    expect(responseMappingProblem('X', 'method.request.header.X')).toMatch(/^Map from integration\.response/);
    expect(responseMappingProblem('X', 'integration.response.body.id')).toBeUndefined();
  });
});
