// Authorizer operations.
import { viewRestApi } from '../../../../shared/definition/api-view';
import { entityKey, listEntities } from '../../../../shared/definition/entities';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { AwsError, badRequest, notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi } from '../find';
import type { Operations } from '../operation';
import { authorizerPatches } from '../patch/part-patches';
import { page } from '../shapes';
import { entityAt, freshShortId, patchEntity, pickSet, storeEntity } from './edit-entity';
import { quotas, refuseOver } from './quotas';

const fields = [
  'name',
  'type',
  'providerARNs',
  'authType',
  'authorizerUri',
  'authorizerCredentials',
  'identitySource',
  'identityValidationExpression',
  'authorizerResultTtlInSeconds',
];

export const authorizerOperations: Operations = {
  async CreateAuthorizer(call) {
    const apiId = label(call, 'restapi_id');
    if (viewRestApi(call.definition, apiId) === undefined) {
      // AWS recorded: an API that is not there looks like one that changes at this moment
      const message = 'Unable to complete operation due to concurrent modification. Please try again later.';
      throw new AwsError('ConflictException', 409, message);
    }
    const body = call.json();
    refuseOver(listEntities(call.definition, 'authorizer', apiId).length, quotas.authorizersPerApi, 'authorizers');
    if (body.name === '') throw badRequest('Authorizer name must be non-empty');
    const id = freshShortId(call, (fresh) => entityKey('authorizer', apiId, fresh));
    await storeEntity(call, entityKey('authorizer', apiId, id), { id, ...pickSet(body, fields) });
    return authorizerShape(requireAuthorizer({ ...call, labels: { restapi_id: apiId, authorizer_id: id } }));
  },
  GetAuthorizer: (call) => authorizerShape(requireAuthorizer(call)),
  GetAuthorizers(call) {
    const { api } = requireApi(call);
    const authorizers = listEntities(call.definition, 'authorizer', api.id);
    return page(authorizers, call.query, ({ entity }) => authorizerShape(entity));
  },
  async UpdateAuthorizer(call) {
    const { id } = requireAuthorizer(call);
    await patchEntity(call, {
      operation: 'UpdateAuthorizer',
      key: entityKey('authorizer', label(call, 'restapi_id'), id),
      table: authorizerPatches,
      missing: () => notFound('Invalid Authorizer identifier specified'),
    });
    return authorizerShape(requireAuthorizer(call));
  },
  async DeleteAuthorizer(call) {
    const { id } = requireAuthorizer(call);
    await call.studio.services.definition.remove({ key: entityKey('authorizer', label(call, 'restapi_id'), id) });
    return undefined;
  },
};

/** The authorizer that the URI names. */
export function requireAuthorizer(call: OperationCall): Authorizer {
  const key = entityKey('authorizer', label(call, 'restapi_id'), label(call, 'authorizer_id'));
  const authorizer = entityAt<Authorizer>(call, key);
  if (authorizer === undefined) throw notFound('Invalid Authorizer identifier specified');
  return authorizer;
}

// AWS recorded: authType shows though nobody sent it, the TTL only where somebody did
function authorizerShape(authorizer: Authorizer): object {
  const authType = authorizer.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom';
  return { ...authorizer, authType: authorizer.authType ?? authType };
}
