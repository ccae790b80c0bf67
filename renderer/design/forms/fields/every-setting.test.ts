import { describe, expect, it } from 'vitest';
import { fidelityLedger } from '../../../../shared/fidelity/fidelity-ledger';
import {
  authorizerFields,
  documentationVersionFields,
  modelFields,
  requestValidatorFields,
  restApiFields,
} from './api-fields';
import { type FieldDescriptor, ledgerSetting } from './field-descriptor';
import { integrationRequestFields, integrationResponseFields } from './integration-fields';
import { methodRequestFields, methodResponseFields } from './method-fields';

const names = (kind: string, place: readonly string[], fields: readonly FieldDescriptor[]) =>
  fields.map((field) => ledgerSetting(kind, place, field));

/** Settings with a field in a form, by the name the ledger gives them. */
const inForms = [
  ...names('method', [], methodRequestFields),
  ...names('method', ['methodIntegration'], integrationRequestFields),
  ...names('method', ['methodIntegration', 'integrationResponses', '*'], integrationResponseFields),
  ...names('method', ['methodResponses', '*'], methodResponseFields),
  ...names('rest-api', [], restApiFields),
  ...names('model', [], modelFields),
  ...names('request-validator', [], requestValidatorFields),
  ...names('authorizer', [], authorizerFields),
  ...names('documentation-version', [], documentationVersionFields),
];

/** Settings that are edited in a place of their own. */
const elsewhere: Readonly<Record<string, string>> = {
  'method.httpMethod': 'chosen when the method is made; its badge in the title',
  'model.name': 'a row of its own: renaming takes along what refers to it',
  'model.schema': 'the editor of the Models section',
  'resource.id': 'the resource’s address in the tree',
  'resource.parentId': 'moved in the tree',
  'resource.pathPart': 'renamed in the tree',
  'gateway-response.responseType': 'the list of gateway responses',
  'gateway-response.statusCode': 'the editor of gateway responses',
  'gateway-response.responseParameters': 'the editor of gateway responses',
  'gateway-response.responseTemplates': 'the editor of gateway responses',
  ...Object.fromEntries(
    ['id', 'properties', ...['type', 'path', 'method', 'statusCode', 'name'].map((part) => `location.${part}`)].map(
      (member) => [`documentation-version.parts.*.${member}`, 'frozen; the list below the version'],
    ),
  ),
  'documentation-part.id': 'the list of documentation parts',
  'documentation-part.properties': 'the editor of documentation parts',
  'documentation-part.location.type': 'chosen when the part is made; its title',
  'documentation-part.location.path': 'chosen when the part is made; its title',
  'documentation-part.location.method': 'chosen when the part is made; its title',
  'documentation-part.location.statusCode': 'chosen when the part is made; its title',
  'documentation-part.location.name': 'chosen when the part is made; its title',
};

const kinds = [
  'rest-api',
  'resource',
  'method',
  'model',
  'request-validator',
  'authorizer',
  'gateway-response',
  'documentation-part',
  'documentation-version',
];

describe('every setting of the ledger', () => {
  const settings = fidelityLedger
    .map(({ setting }) => setting)
    .filter((each) => kinds.includes(each.split('.')[0] ?? ''));

  it('that belongs to a REST API has a field in a form or a place of its own', () => {
    const shown = new Set([...inForms, ...Object.keys(elsewhere)]);
    expect(settings.filter((setting) => !shown.has(setting))).toEqual([]);
  });

  it('is named by its field as the ledger names it, so that its mark is found', () => {
    const known = new Set(settings);
    expect([...inForms, ...Object.keys(elsewhere)].filter((each) => !known.has(each))).toEqual([]);
  });
});
