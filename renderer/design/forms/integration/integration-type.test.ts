import { describe, expect, it } from 'vitest';
import { updateEntity } from '../../../../shared/definition/edits/entity-edits';
import { type EntityKey, parseEntityKey } from '../../../../shared/definition/entities';
import type { Method } from '../../../../shared/definition/rest/method';
import { sampleDefinition } from '../../sample-definition';
import {
  type EndpointChoice,
  type EndpointStart,
  endpointChanges,
  endpointChoiceOf,
  endpointChoices,
  proxyChanges,
  unmappedVariables,
} from './integration-type';

const definition = sampleDefinition();
const methodAt = (key: EntityKey) => definition.get(key) as Method;
const start: EndpointStart = {
  functionName: 'get-pet',
  vpcLinkId: 'vl1',
  region: 'us-east-1',
  accountId: '000000000000',
};

function switched(key: EntityKey, path: string, choice: EndpointChoice): Method {
  const changes = endpointChanges(methodAt(key), path, choice, start);
  return (changes.length === 0 ? methodAt(key) : updateEntity(definition, key, changes).definition.get(key)) as Method;
}

describe('endpointChanges', () => {
  it('gives a mock what it cannot answer without and takes what it does not keep', () => {
    const { methodResponses, methodIntegration } = switched('method:api1/pets/POST', '/pets', 'mock');
    expect(methodResponses).toEqual({ 200: { statusCode: '200' } });
    expect(methodIntegration).toMatchObject({
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: { 200: { statusCode: '200' } },
    });
    expect(methodIntegration).not.toHaveProperty('uri');
  });

  it('begins an HTTP endpoint on this machine with its path variables mapped', () => {
    const { requestParameters, methodIntegration } = switched('method:api1/pet/DELETE', '/pets/{id}', 'http');
    expect(requestParameters).toEqual({ 'method.request.path.id': true });
    expect(methodIntegration).toMatchObject({
      type: 'HTTP_PROXY',
      httpMethod: 'DELETE',
      uri: 'http://127.0.0.1:3000/pets/{id}',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    });
  });

  it('keeps the address when the call goes through a VPC link, and templates where there were some', () => {
    expect(switched('method:api1/pets/GET', '/pets', 'vpc-link').methodIntegration).toMatchObject({
      type: 'HTTP',
      uri: 'https://petstore.example.com/pets',
      connectionType: 'VPC_LINK',
      connectionId: 'vl1',
    });
  });

  it('calls a function with POST and hands the request over, as most functions expect', () => {
    const { methodIntegration } = switched('method:api1/root/GET', '/', 'lambda');
    expect(methodIntegration).toMatchObject({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:get-pet/invocations',
    });
    // what told the mock its status would reach the function as an event
    expect(methodIntegration).not.toHaveProperty('requestTemplates');
  });

  it('gives a service the role it is called with, and an answer that can go out', () => {
    expect(switched('method:api1/pets/POST', '/pets', 'service').methodIntegration).toMatchObject({
      type: 'AWS',
      uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/GetItem',
      credentials: 'arn:aws:iam::000000000000:role/apigateway',
      integrationResponses: { 200: { statusCode: '200' } },
    });
  });

  it('writes a greedy variable as addresses do', () => {
    expect(switched('method:api1/rest/ANY', '/{proxy+}', 'http').methodIntegration).toMatchObject({
      uri: 'http://127.0.0.1:3000/{proxy}',
      httpMethod: 'ANY',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    });
  });

  it('makes no edit that the definition would refuse, and reaches the kind that was asked for', () => {
    for (const key of [...definition.keys()].filter((each) => each.startsWith('method:api1/'))) {
      const path = { root: '/', pets: '/pets', pet: '/pets/{id}', rest: '/{proxy+}' }[parseEntityKey(key).ids[1] ?? ''];
      for (const choice of endpointChoices) {
        expect(endpointChoiceOf(switched(key, path ?? '/', choice).methodIntegration)).toBe(choice);
      }
    }
  });
});

describe('proxyChanges', () => {
  it('gives the answer a way out where the proxy is turned off', () => {
    const key = 'method:api1/rest/ANY';
    const changes = proxyChanges(methodAt(key), false);
    expect(updateEntity(definition, key, changes).definition.get(key)).toMatchObject({
      methodResponses: { 200: { statusCode: '200' } },
      methodIntegration: { type: 'AWS', integrationResponses: { 200: { statusCode: '200' } } },
    });
  });

  it('changes nothing where it is so already', () => {
    expect(proxyChanges(methodAt('method:api1/rest/ANY'), true)).toEqual([]);
  });
});

describe('unmappedVariables', () => {
  it('names what the path could fill', () => {
    const method = methodAt('method:api1/pet/GET');
    expect(unmappedVariables(method, 'https://x.example/{id}/{other}', '/pets/{id}')).toEqual(['id']);
  });
});
