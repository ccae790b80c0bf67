import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../shared/definition/api-view';
import type { Definition } from '../../../shared/definition/entities';
import { sampleDefinition } from '../sample-definition';
import { modelsThatRefer, usesOfAuthorizer, usesOfModel, usesOfValidator } from './usages';

const definition: Definition = new Map([
  ...sampleDefinition(),
  [
    'model:api1/Pets',
    {
      id: 'mo2',
      name: 'Pets',
      contentType: 'application/json',
      schema: '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/api1/models/Pet"}}',
    },
  ],
]);
const view = viewRestApi(definition, 'api1');
if (view === undefined) throw new Error('the sample has no API');
const inShort = (uses: ReturnType<typeof usesOfModel>) =>
  uses.map(({ node, method, as }) => `${method.httpMethod} ${node.path} ${as}`);

describe('usages', () => {
  it('find the methods that name a model, in request and responses', () => {
    expect(inShort(usesOfModel(view, 'Pet'))).toEqual(['GET /pets response 200', 'POST /pets request body']);
  });

  it('find models that refer to a model, not to one whose name only begins the same', () => {
    expect(modelsThatRefer(view, 'Pet')).toEqual(['Pets']);
    expect(modelsThatRefer(view, 'Pe')).toEqual([]);
  });

  it('find what an authorizer guards and a validator checks', () => {
    expect(inShort(usesOfAuthorizer(view, 'au1'))).toEqual(['GET /pets/{id} authorization']);
    expect(inShort(usesOfValidator(view, 'va1'))).toEqual(['GET /pets validation']);
  });
});
