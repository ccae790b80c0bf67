// Names an entity as people do: `GET /pets/{id}`, `model Pet`. Undo labels, messages and comparisons use it.
import { viewRestApi } from './api-view';
import { type Definition, type EntityKey, findEntity, parseEntityKey } from './entities';
import type { V2Integration } from './v2/integration';

/** A short name for the entity under `key`, whether it exists or not. */
export function describeEntity(definition: Definition, key: EntityKey): string {
  const { kind, ids } = parseEntityKey(key);
  const [first = '', second = '', third = ''] = ids;
  switch (kind) {
    case 'rest-api':
      return `API ${viewRestApi(definition, first)?.api.name ?? first}`;
    case 'v2-api':
      return `API ${findEntity(definition, 'v2-api', first)?.name ?? first}`;
    case 'method':
    case 'resource': {
      const path = viewRestApi(definition, first)?.resources.get(second)?.path ?? second;
      return kind === 'method' ? `${third} ${path}` : path;
    }
    case 'v2-route':
      return `route ${routeName(definition, first, second)}`;
    case 'v2-route-response':
      return `route response of ${routeName(definition, first, second)}`;
    case 'v2-integration':
      return `integration ${integrationName(definition, first, second)}`;
    case 'v2-integration-response':
      return `integration response of ${integrationName(definition, first, second)}`;
    default: {
      const entity = definition.get(key);
      const name = entity !== undefined && 'name' in entity ? entity.name : undefined;
      return `${kind.replace(/^v2-/, '').replaceAll('-', ' ')} ${name ?? ids[ids.length - 1] ?? ''}`.trim();
    }
  }
}

function routeName(definition: Definition, apiId: string, routeId: string): string {
  return findEntity(definition, 'v2-route', apiId, routeId)?.routeKey ?? routeId;
}

/** An integration goes by where it leads. */
function integrationName(definition: Definition, apiId: string, integrationId: string): string {
  const integration = findEntity(definition, 'v2-integration', apiId, integrationId);
  return integration === undefined ? integrationId : endpointName(integration);
}

function endpointName({ id, integrationType, integrationSubtype, integrationUri }: V2Integration): string {
  if (integrationSubtype !== undefined) return integrationSubtype;
  if (integrationUri === undefined) return `${integrationType} ${id}`;
  const functionName = /:function:([^:/]+)/.exec(integrationUri)?.[1];
  return functionName ?? integrationUri;
}
