import { describe, expect, it } from 'vitest';
import { viewRestApi } from '../../../../shared/definition/api-view';
import type { Definition, Entity, EntityKey } from '../../../../shared/definition/entities';
import { sampleDefinition } from '../../sample-definition';
import { customisedResponse, effectiveResponse } from './effective-response';

const viewWith = (...entities: [EntityKey, Entity][]) => {
  const definition: Definition = new Map([...sampleDefinition(), ...entities]);
  const view = viewRestApi(definition, 'api1');
  if (view === undefined) throw new Error('the sample has no API');
  return view;
};

const default4xx: [EntityKey, Entity] = [
  'gateway-response:api1/DEFAULT_4XX',
  {
    responseType: 'DEFAULT_4XX',
    responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
    responseTemplates: { 'application/json': '{"error":"client"}' },
  },
];

describe('effectiveResponse', () => {
  it('is AWS’s own where nobody changed anything', () => {
    expect(effectiveResponse(viewWith(), 'THROTTLED')).toEqual({
      statusCode: '429',
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      from: 'default',
    });
  });

  it('inherits headers and template from the default of its class, and keeps its status where that has none', () => {
    expect(effectiveResponse(viewWith(default4xx), 'THROTTLED')).toMatchObject({
      statusCode: '429',
      responseTemplates: { 'application/json': '{"error":"client"}' },
      from: 'inherited',
      source: 'DEFAULT_4XX',
    });
    expect(effectiveResponse(viewWith(default4xx), 'INTEGRATION_TIMEOUT')).toMatchObject({ from: 'default' });
  });

  it('inherits nothing once it has a customisation of its own', () => {
    const own: [EntityKey, Entity] = [
      'gateway-response:api1/THROTTLED',
      { responseType: 'THROTTLED', statusCode: '503' },
    ];
    expect(effectiveResponse(viewWith(default4xx, own), 'THROTTLED')).toEqual({
      statusCode: '503',
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      from: 'own',
    });
  });
});

describe('customisedResponse', () => {
  it('begins with what goes out now', () => {
    expect(customisedResponse(viewWith(default4xx), 'UNAUTHORIZED')).toEqual({
      responseType: 'UNAUTHORIZED',
      statusCode: '401',
      responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
      responseTemplates: { 'application/json': '{"error":"client"}' },
    });
  });
});
