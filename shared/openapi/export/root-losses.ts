// What of the API itself and its parts no document can hold.
import type { Authorizer } from '../../definition/rest/authorizer';
import type { ExportContext } from './export-context';

/** Says what the root of the document leaves out. Without `apigateway` the caller asked for less, so nothing is said. */
export function reportRoot(context: ExportContext): void {
  const { view, extensions, losses } = context;
  const { api } = view;
  if (Object.keys(api.tags ?? {}).length > 0) losses.info('tags', 'Tags of the API are not exported.');
  if ((api.warnings ?? []).length > 0) losses.info('warnings', 'Warnings of the last import are not exported.');
  if (!extensions.has('apigateway')) return;
  const [type] = api.endpointConfiguration.types;
  if (type !== undefined && type !== 'EDGE') {
    // AWS documented: the endpoint type comes with the call that imports
    losses.info('endpointConfiguration.types', `The endpoint type ${type} is not exported; name it when importing.`);
  }
  if (type === 'PRIVATE' && api.endpointConfiguration.ipAddressType === 'ipv4') {
    losses.info('endpointConfiguration.ipAddressType', 'The address type of a private API is not exported.');
  }
  if (api.policy?.includes(api.id) === true) {
    losses.info('x-amazon-apigateway-policy', 'The policy names this API by its id; an import gives a new one.');
  }
  if (api.securityPolicy?.startsWith('SecurityPolicy_') === true && api.endpointAccessMode === undefined) {
    losses.info('x-amazon-apigateway-security-policy', 'Without an access mode an import leaves the policy out.');
  }
  for (const authorizer of view.authorizers.values()) reportAuthorizer(context, authorizer);
  reportNames(context);
}

function reportAuthorizer({ losses, format }: ExportContext, { name, type, providerARNs }: Authorizer): void {
  const place = `securitySchemes.${name}`;
  if (type !== 'COGNITO_USER_POOLS' && providerARNs !== undefined) {
    losses.info(place, 'Only authorizers of user pools have providerARNs.');
  }
  if (format === 'oas30' && !/^[A-Za-z0-9._-]+$/.test(name)) {
    losses.info(place, `${name} is no name that OpenAPI 3.0 gives to parts; strict readers refuse it.`);
  }
}

function reportNames({ view, losses }: ExportContext): void {
  const seen = new Set<string>();
  for (const { name } of view.authorizers.values()) {
    if (seen.has(name)) losses.warn(`securitySchemes.${name}`, 'Authorizers of one name are exported as one.');
    seen.add(name);
  }
}
