import { describe, expect, it } from 'vitest';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { fidelityLedger } from '../../../../shared/fidelity/fidelity-ledger';
import { type FieldDescriptor, ledgerSetting } from '../../forms/fields/field-descriptor';
import { routeFields, routeResponseFields } from './route-fields';
import { v2EndpointFields, v2IntegrationResponseFields, v2RequestFields } from './v2-integration-fields';

const names = (kind: string, fields: readonly FieldDescriptor[]) =>
  fields.map((field) => ledgerSetting(kind, [], field));

const integrations = (['AWS_PROXY', 'HTTP_PROXY', 'MOCK'] as const).map(
  (integrationType): V2Integration => ({
    id: 'i',
    integrationType,
    connectionType: 'VPC_LINK',
    timeoutInMillis: 1_000,
  }),
);
const views = (['HTTP', 'WEBSOCKET'] as const).map((protocolType) => ({ api: { protocolType } }) as V2ApiView);

/** Settings with a field in a form, by the name the ledger gives them. */
const inForms = new Set(
  views.flatMap((view) => [
    ...names('v2-route', routeFields(view)),
    ...names('v2-route-response', routeResponseFields),
    ...integrations.flatMap((integration) => [
      ...names('v2-integration', v2EndpointFields(view, integration)),
      ...names('v2-integration', v2RequestFields(view, integration)),
    ]),
    ...names('v2-integration-response', v2IntegrationResponseFields),
  ]),
);

/** Settings that are edited in a place of their own, and those that nobody sets. */
const elsewhere: Readonly<Record<string, string>> = {
  'v2-route.requestParameters.*.required': 'the rows of request parameters',
  'v2-route.apiGatewayManaged': 'said by the service',
  'v2-route-response.responseParameters.*.required': 'kept from imports: no part of API Gateway reads it',
  'v2-integration.responseParameters': 'the rows of each status',
  'v2-integration.apiGatewayManaged': 'said by the service',
};

describe('every setting of the ledger', () => {
  const kinds = ['v2-route', 'v2-route-response', 'v2-integration', 'v2-integration-response'];
  const settings = fidelityLedger
    .map(({ setting }) => setting)
    .filter((each) => kinds.includes(each.split('.')[0] ?? ''));
  const shown = [...inForms, ...Object.keys(elsewhere)];

  it('of routes and integrations has a field in a form or a place of its own', () => {
    expect(settings.filter((setting) => !shown.includes(setting))).toEqual([]);
  });

  it('is named by its field as the ledger names it, so that its mark is found', () => {
    expect(shown.filter((each) => !settings.includes(each))).toEqual([]);
  });
});
