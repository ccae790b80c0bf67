// What still refers to a part of an HTTP or WebSocket API, said as API Gateway refuses to delete it.
import { type Definition, type EntityKey, listEntities, parseEntityKey } from '../../entities';
import type { V2Route } from '../../v2/route';
import { linkReference } from './link-reference';

/** Why the part cannot go, or undefined if nothing refers to it. */
export function findV2Reference(definition: Definition, key: EntityKey): string | undefined {
  const { kind, ids } = parseEntityKey(key);
  const [apiId = '', id = ''] = ids;
  switch (kind) {
    case 'v2-integration': {
      // AWS documented: public bug reports quote it; the two others follow it
      return byRoutes(definition, apiId, 'Integration', ({ target }) => target === `integrations/${id}`);
    }
    case 'v2-authorizer':
      return byRoutes(definition, apiId, 'Authorizer', ({ authorizerId }) => authorizerId === id);
    case 'v2-model': {
      const name = listEntities(definition, 'v2-model', apiId).find((model) => model.key === key)?.entity.name ?? '';
      return byRoutes(definition, apiId, 'Model', ({ requestModels }) =>
        Object.values(requestModels ?? {}).includes(name),
      );
    }
    case 'v2-vpc-link':
      return linkReference(definition, apiId);
    default:
      return undefined;
  }
}

function byRoutes(
  definition: Definition,
  apiId: string,
  what: string,
  isUser: (route: V2Route) => boolean,
): string | undefined {
  const users = listEntities(definition, 'v2-route', apiId).filter(({ entity }) => isUser(entity));
  if (users.length === 0) return undefined;
  const names = users.map(({ entity }) => entity.id).join(', ');
  return `Cannot delete ${what} because it is referenced by the following Routes with Ids: [${names}]`;
}
