import { describe, expect, it } from 'vitest';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import type { EntityKey } from '../../../../shared/definition/entities';
import { integrationTypes } from '../../../../shared/definition/rest/integration';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import { integrationTypeChanges, integrationTypeOptions, unmappedVariables } from './integration-type';

const definition = sampleDefinition();
const methodAt = (key: EntityKey) => definition.get(key) as Method;

const switched = (key: EntityKey, path: string, type: 'HTTP' | 'HTTP_PROXY' | 'MOCK') =>
  updateEntity(definition, key, integrationTypeChanges(methodAt(key), path, type)).definition.get(key) as Method;

describe('integrationTypeChanges', () => {
  it('gives a mock what it cannot answer without and takes what it does not keep', () => {
    expect(switched('method:api1/pets/POST', '/pets', 'MOCK')).toMatchObject({
      methodResponses: { 200: { statusCode: '200' } },
      methodIntegration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '{"statusCode": 200}' },
        integrationResponses: { 200: { statusCode: '200' } },
      },
    });
    expect(switched('method:api1/pets/POST', '/pets', 'MOCK').methodIntegration).not.toHaveProperty('uri');
  });

  it('begins an HTTP endpoint on this machine with its path variables mapped', () => {
    const { requestParameters, methodIntegration } = switched('method:api1/pet/DELETE', '/pets/{id}', 'HTTP_PROXY');
    expect(requestParameters).toEqual({ 'method.request.path.id': true });
    expect(methodIntegration).toMatchObject({
      type: 'HTTP_PROXY',
      httpMethod: 'DELETE',
      uri: 'http://127.0.0.1:3000/pets/{id}',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    });
  });

  it('keeps the address between HTTP kinds', () => {
    expect(switched('method:api1/pets/GET', '/pets', 'HTTP_PROXY').methodIntegration?.uri).toBe(
      'https://petstore.example.com/pets',
    );
  });

  it('takes away what told the mock its status, which the endpoint would get as a body', () => {
    expect(switched('method:api1/root/GET', '/', 'HTTP').methodIntegration).not.toHaveProperty('requestTemplates');
  });

  it('writes a greedy variable as addresses do', () => {
    expect(switched('method:api1/rest/ANY', '/{proxy+}', 'HTTP_PROXY').methodIntegration).toMatchObject({
      uri: 'http://127.0.0.1:3000/{proxy}',
      httpMethod: 'ANY',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    });
  });

  it('makes no edit that the definition would refuse', () => {
    const keys = [...definition.keys()].filter((key) => key.startsWith('method:api1/pet'));
    for (const key of keys) {
      for (const type of integrationTypes.filter((each) => each === 'MOCK' || each.startsWith('HTTP'))) {
        expect(() => switched(key, key.includes('/pet/') ? '/pets/{id}' : '/pets', type as 'MOCK')).not.toThrow();
      }
    }
  });
});

describe('integrationTypeOptions', () => {
  it('offers what runs here, and shows what a definition brought along', () => {
    const labels = (method: Method) => integrationTypeOptions(method.methodIntegration).map(({ label }) => label);
    expect(labels(methodAt('method:api1/pets/GET'))).toEqual(['HTTP', 'HTTP proxy', 'Mock']);
    expect(labels(methodAt('method:api1/pet/GET'))).toEqual(['HTTP', 'HTTP proxy', 'Lambda', 'Mock']);
    expect(labels(methodAt('method:api1/rest/ANY'))).toEqual(['HTTP', 'HTTP proxy', 'Lambda proxy', 'Mock']);
  });
});

describe('unmappedVariables', () => {
  it('names what the path could fill', () => {
    const method = methodAt('method:api1/pet/GET');
    expect(unmappedVariables(method, 'https://x.example/{id}/{other}', '/pets/{id}')).toEqual(['id']);
  });
});
