// What people call the entities of an API: `GET /pets`, `Pet`, `/pets/{id}`. An integration is called after its route.
import { viewRestApi } from '../../definition/api-view';
import {
  type Definition,
  type Entity,
  type EntityKey,
  entityKey,
  listEntities,
  parseEntityKey,
} from '../../definition/entities';

/** Names for keys of the API, of things it has and of things only in `others`. */
export function nameEntity(
  definition: Definition,
  apiId: string,
  others: readonly Definition[],
): (key: EntityKey) => string {
  const api = entityKey('rest-api', apiId);
  const own = definition.get(api);
  const paths = new Map<string, string>();
  for (const each of [...others].reverse().concat(definition)) {
    const whole = own === undefined ? each : new Map([...each, [api, own]]);
    for (const { path, resource } of viewRestApi(whole, apiId)?.resources.values() ?? []) paths.set(resource.id, path);
  }
  const routes = new Map<string, string>();
  for (const each of [...others].reverse().concat(definition)) {
    for (const { entity } of listEntities(each, 'v2-route', apiId)) {
      const integrationId = entity.target?.replace(/^integrations\//, '');
      if (integrationId !== undefined) routes.set(integrationId, entity.routeKey);
    }
  }
  return (key) => {
    const { kind, ids } = parseEntityKey(key);
    const [, second = '', third = ''] = ids;
    if (kind === 'rest-api' || kind === 'v2-api') return 'API';
    if (kind === 'v2-integration') return routes.get(second) ?? second;
    if (kind === 'resource') return paths.get(second) ?? second;
    if (kind === 'method') return `${third} ${paths.get(second) ?? second}`;
    const entity = [definition, ...others].map((each) => each.get(key)).find((found) => found !== undefined);
    return (entity && partName(entity)) ?? second;
  };
}

function partName(entity: Entity): string | undefined {
  if ('location' in entity) {
    const { type, path, method, statusCode, name } = entity.location;
    return [type, method, path, statusCode, name].filter((part) => part !== undefined).join(' ');
  }
  if ('routeKey' in entity) return entity.routeKey;
  return 'name' in entity && typeof entity.name === 'string' ? entity.name : undefined;
}
