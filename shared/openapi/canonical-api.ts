// An API without its ids, for comparing two of them: what belongs together is named by path and name.
import { viewRestApi } from '../definition/api-view';
import { isMembers } from '../definition/edits/member-path';
import { parseJson } from '../definition/edits/parse-json';
import { type Definition, listEntities } from '../definition/entities';
import type { Integration } from '../definition/rest/integration';
import type { Method } from '../definition/rest/method';
import { locationName } from './import/identities';

/** Everything of an API that a document can carry, ids replaced by names, in a fixed order. */
export function canonicalApi(definition: Definition, apiId: string): unknown {
  const view = viewRestApi(definition, apiId);
  if (view === undefined) return undefined;
  const { id: _id, rootResourceId: _root, createdDate: _created, version: _version, ...api } = view.api;
  const nameOf = (parts: ReadonlyMap<string, { readonly name: string }>, id: string | undefined) =>
    id === undefined ? undefined : parts.get(id)?.name;
  const methods = [...view.resources.values()].flatMap(({ path, resource, methods: all }) =>
    [...all.values()].map((method) => [
      `${method.httpMethod} ${path}`,
      {
        ...canonicalMethod(method, resource.id),
        authorizerId: nameOf(view.authorizers, method.authorizerId),
        requestValidatorId: nameOf(view.requestValidators, method.requestValidatorId),
      },
    ]),
  );
  const byName = <T extends { readonly id: string; readonly name: string }>(parts: Iterable<T>) =>
    Object.fromEntries([...parts].map(({ id: _, ...part }) => [part.name, part]));
  return plain({
    api: { ...api, ...(api.policy !== undefined && { policy: parseJson(api.policy) }) },
    methods: Object.fromEntries(methods),
    models: Object.fromEntries(
      [...view.models.values()].map(({ name, schema, contentType }) => [
        name,
        { contentType, schema: canonicalSchema(parseJson(schema ?? '{}')) },
      ]),
    ),
    authorizers: byName(view.authorizers.values()),
    requestValidators: byName(view.requestValidators.values()),
    gatewayResponses: Object.fromEntries(view.gatewayResponses),
    documentation: Object.fromEntries(
      listEntities(definition, 'documentation-part', apiId).map(({ entity }) => [
        locationName(entity.location),
        parseJson(entity.properties),
      ]),
    ),
  });
}

function canonicalMethod(method: Method, resourceId: string): object {
  const { methodIntegration } = method;
  return {
    ...method,
    ...(methodIntegration && { methodIntegration: canonicalIntegration(methodIntegration, resourceId) }),
  };
}

/** Members at their default value are left out: absent and default mean the same. */
function canonicalIntegration(integration: Integration, resourceId: string): object {
  const { cacheNamespace, connectionType, responseTransferMode, integrationResponses, ...rest } = integration;
  return {
    ...rest,
    ...(cacheNamespace !== undefined && cacheNamespace !== resourceId && { cacheNamespace }),
    ...(connectionType === 'VPC_LINK' && { connectionType }),
    ...(responseTransferMode === 'STREAM' && { responseTransferMode }),
    ...(Object.keys(integrationResponses ?? {}).length > 0 && { integrationResponses }),
  };
}

/** The order of names in `required` does not matter, the id of the API in references neither. */
function canonicalSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(canonicalSchema);
  if (typeof schema === 'string') return schema.replace(/^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+/, '');
  if (!isMembers(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => name !== '$schema')
      .map(([name, value]) => [
        name,
        name === 'required' && Array.isArray(value) ? [...value].sort() : canonicalSchema(value),
      ]),
  );
}

/** Without members that are undefined or empty maps: neither says anything. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMembers(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plain(member)] as const);
  return Object.fromEntries(
    members.filter(([, member]) => member !== undefined && !(isMembers(member) && Object.keys(member).length === 0)),
  );
}
