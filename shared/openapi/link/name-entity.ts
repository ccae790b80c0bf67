// What people call the entities of an API: `GET /pets`, `Pet`, `/pets/{id}`.
import { viewRestApi } from '../../definition/api-view';
import { type Definition, type Entity, type EntityKey, entityKey, parseEntityKey } from '../../definition/entities';

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
  return (key) => {
    const { kind, ids } = parseEntityKey(key);
    const [, second = '', third = ''] = ids;
    if (kind === 'rest-api') return 'API';
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
  return 'name' in entity && typeof entity.name === 'string' ? entity.name : undefined;
}
