// Names an entity as people do: `GET /pets/{id}`, `model Pet`. Undo labels and messages use it.
import { viewRestApi } from '../../../shared/definition/api-view';
import { type Definition, type EntityKey, parseEntityKey } from '../../../shared/definition/entities';

/** A short name for the entity under `key`, whether it exists or not. */
export function describeEntity(definition: Definition, key: EntityKey): string {
  const { kind, ids } = parseEntityKey(key);
  const [first = '', second = '', third = ''] = ids;
  if (kind === 'rest-api') return `API ${viewRestApi(definition, first)?.api.name ?? first}`;
  if (kind === 'method' || kind === 'resource') {
    const path = viewRestApi(definition, first)?.resources.get(second)?.path ?? second;
    return kind === 'method' ? `${third} ${path}` : path;
  }
  const entity = definition.get(key);
  const name = entity !== undefined && 'name' in entity ? entity.name : undefined;
  return `${kind.replaceAll('-', ' ')} ${name ?? ids[ids.length - 1] ?? ''}`.trim();
}
