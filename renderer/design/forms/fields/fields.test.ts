import { describe, expect, it } from 'vitest';
import { authorizerSchema } from '../../../../shared/definition/rest/authorizer';
import { integrationResponseSchema, integrationSchema } from '../../../../shared/definition/rest/integration';
import { methodResponseSchema, methodSchema } from '../../../../shared/definition/rest/method';
import { requestValidatorSchema } from '../../../../shared/definition/rest/request-validator';
import { restApiSchema } from '../../../../shared/definition/rest/rest-api';
import { authorizerFields, requestValidatorFields, restApiFields } from './api-fields';
import { type FieldDescriptor, ledgerSetting } from './field-descriptor';
import { integrationRequestFields, integrationResponseFields } from './integration-fields';
import { methodRequestFields, methodResponseFields } from './method-fields';

const membersOf = (fields: readonly FieldDescriptor[]) => [...new Set(fields.map(({ path }) => path[0]))].sort();
const keysOf = (schema: { shape: object }, except: readonly string[] = []) =>
  Object.keys(schema.shape)
    .filter((key) => !except.includes(key))
    .sort();

describe('all settings', () => {
  // members that have a form of their own elsewhere
  const elsewhere = {
    method: ['httpMethod', 'methodResponses', 'methodIntegration'],
    integration: ['integrationResponses'],
  };

  it.each([
    ['method request', methodRequestFields, keysOf(methodSchema, elsewhere.method)],
    ['method response', methodResponseFields, keysOf(methodResponseSchema)],
    ['integration request', integrationRequestFields, keysOf(integrationSchema, elsewhere.integration)],
    ['integration response', integrationResponseFields, keysOf(integrationResponseSchema)],
    ['API', restApiFields, keysOf(restApiSchema)],
    ['authorizer', authorizerFields, keysOf(authorizerSchema)],
    ['request validator', requestValidatorFields, keysOf(requestValidatorSchema)],
  ])('of the %s leave no member out', (_, fields, keys) => {
    expect(membersOf(fields)).toEqual(keys);
  });

  it('have names the ledger knows', () => {
    const field = integrationRequestFields.find(({ path }) => path[0] === 'timeoutInMillis');
    expect(field && ledgerSetting('method', ['methodIntegration'], field)).toBe(
      'method.methodIntegration.timeoutInMillis',
    );
  });
});
