// What still refers to an entity, said as API Gateway refuses to delete it.

import { findPolicy } from '../../../iam/principal-policies';
import { viewRestApi } from '../../api-view';
import {
  type Definition,
  type Entity,
  type EntityKey,
  type EntityOf,
  listEntities,
  parseEntityKey,
} from '../../entities';
import type { Method } from '../../rest/method';
import { linkReference } from './link-reference';
import { findV2Reference } from './v2-references';

/** Why the entity cannot go, or undefined if nothing refers to it. */
export function findReference(definition: Definition, key: EntityKey, entity: Entity): string | undefined {
  const { kind, ids } = parseEntityKey(key);
  const apiId = ids[0] ?? '';
  switch (kind) {
    case 'model':
      return modelReference(definition, apiId, (entity as EntityOf<'model'>).name);
    case 'authorizer': {
      const { id, name } = entity as EntityOf<'authorizer'>;
      const user = findMethod(definition, apiId, (method) => method.authorizerId === id);
      // AWS documented: public bug reports quote it, verb first and path with its slash after a slash
      return user && `Cannot delete authorizer '${name}', is referenced in method: ${user.verb}/${user.path}`;
    }
    case 'request-validator': {
      const { id, name } = entity as EntityOf<'request-validator'>;
      const user = findMethod(definition, apiId, (method) => method.requestValidatorId === id);
      // AWS assumed: formed after the message of the authorizer
      return user && `Cannot delete Request Validator '${name}', is referenced in method: ${user.verb}/${user.path}`;
    }
    case 'documentation-version': {
      const { version } = entity as EntityOf<'documentation-version'>;
      const stage = listEntities(definition, 'stage', apiId).find((use) => use.entity.documentationVersion === version);
      return stage && `Documentation version ${version} is used by stage ${stage.entity.stageName}`;
    }
    case 'usage-plan': {
      const { id, apiStages } = entity as EntityOf<'usage-plan'>;
      const [use] = apiStages ?? [];
      // AWS documented: public bug reports quote it
      return (
        use &&
        `Cannot delete Usage Plan ${id} because there are API Stages associated with it, including ${use.apiId}:${use.stage}`
      );
    }
    case 'client-certificate': {
      const stage = listEntities(definition, 'stage').find((use) => use.entity.clientCertificateId === ids[0]);
      return stage && `Client certificate ${ids[0]} is used by stage ${stage.ids.join('/')}`;
    }
    case 'vpc-link':
      return linkReference(definition, apiId);
    case 'iam-policy':
      return policyReference(definition, entity as EntityOf<'iam-policy'>);
    default:
      return findV2Reference(definition, key);
  }
}

function modelReference(definition: Definition, apiId: string, name: string): string | undefined {
  const isIn = (models: Readonly<Record<string, string>> | undefined) => Object.values(models ?? {}).includes(name);
  const request = findMethod(definition, apiId, (method) => isIn(method.requestModels));
  // AWS recorded: the root path gives `//ANY`
  if (request) return `Cannot delete model '${name}', is referenced in method request: ${request.path}/${request.verb}`;
  const response = findMethod(definition, apiId, (method) =>
    Object.values(method.methodResponses ?? {}).some(({ responseModels }) => isIn(responseModels)),
  );
  // AWS assumed: the two others follow the recorded one
  if (response) {
    return `Cannot delete model '${name}', is referenced in method response: ${response.path}/${response.verb}`;
  }
  const suffix = `/restapis/${apiId}/models/${name}"`;
  const model = listEntities(definition, 'model', apiId).find(
    ({ entity }) => entity.name !== name && entity.schema?.includes(suffix),
  );
  return model && `Cannot delete model '${name}', is referenced in model: ${model.entity.name}`;
}

function policyReference(definition: Definition, policy: EntityOf<'iam-policy'>): string | undefined {
  const isIt = (arn: string | undefined) => arn !== undefined && findPolicy(arn, [policy]) !== undefined;
  const holders = [...listEntities(definition, 'iam-user'), ...listEntities(definition, 'iam-role')]
    .filter(({ entity }) => entity.attachedPolicies?.some(isIt) || isIt(entity.permissionsBoundary))
    .map(({ ids, key }) => `${parseEntityKey(key).kind === 'iam-user' ? 'user' : 'role'} ${ids[0]}`);
  // AWS documented: DeleteConflict; the names are ours
  return holders.length === 0 ? undefined : `Cannot delete a policy attached to entities: ${holders.join(', ')}.`;
}

function findMethod(
  definition: Definition,
  apiId: string,
  isUser: (method: Method) => boolean,
): { readonly path: string; readonly verb: string } | undefined {
  const method = listEntities(definition, 'method', apiId).find(({ entity }) => isUser(entity));
  if (method === undefined) return undefined;
  const path = viewRestApi(definition, apiId)?.resources.get(method.ids[1] ?? '')?.path ?? '/';
  return { path, verb: method.entity.httpMethod };
}
