// The PATCH operations of an API, its resources, methods and what is inside them.
import { type EntityKey, entityKey } from '../../../../shared/definition/entities';
import { notFound } from '../../wire/aws-error';
import { label, type OperationCall } from '../../wire/operation';
import { requireApi, requireMethod, requireResource } from '../find';
import type { Operations } from '../operation';
import {
  integrationPatches,
  integrationResponsePatches,
  methodPatches,
  methodResponsePatches,
} from '../patch/method-patches';
import { resourcePatches } from '../patch/part-patches';
import { restApiPatches } from '../patch/rest-api-patches';
import { integrationShape, methodShape, resourceShape, restApiShape } from '../shapes';
import { patchEntity } from './edit-entity';
import { expandedPolicy } from './resource-policy';
import { found, statusOf } from './resources';

export const updateOperations: Operations = {
  async UpdateRestApi(call) {
    const { api } = requireApi(call);
    await patchEntity(call, {
      operation: 'UpdateRestApi',
      key: entityKey('rest-api', api.id),
      table: {
        ...restApiPatches,
        check(draft, before, operations) {
          restApiPatches.check?.(draft, before, operations);
          const { policy } = draft;
          if (typeof policy === 'string' && policy !== before.policy)
            draft.policy = expandedPolicy(call, api.id, policy);
        },
      },
      missing: () => notFound(`Invalid API identifier specified ${api.id}`),
    });
    return restApiShape(requireApi(call).api, 'single');
  },
  async UpdateResource(call) {
    const { view, resource } = requireResource(call);
    await patchEntity(call, {
      operation: 'UpdateResource',
      key: entityKey('resource', view.api.id, resource.resource.id),
      table: resourcePatches,
      missing: () => notFound('Invalid Resource identifier specified'),
    });
    return resourceShape(requireResource(call).resource, false);
  },
  async UpdateMethod(call) {
    requireMethod(call);
    await patchEntity(call, {
      operation: 'UpdateMethod',
      key: methodKey(call),
      table: methodPatches,
      missing: () => notFound('Invalid Method identifier specified'),
    });
    const { resource, method } = requireMethod(call);
    return methodShape(resource, method);
  },
  async UpdateMethodResponse(call) {
    requireMethod(call);
    await patchEntity(call, {
      operation: 'UpdateMethodResponse',
      key: methodKey(call),
      member: ['methodResponses', statusOf(call)],
      table: methodResponsePatches,
      missing: () => notFound('Invalid Response status code specified'),
    });
    return found(requireMethod(call).method.methodResponses, statusOf(call));
  },
  async UpdateIntegration(call) {
    requireMethod(call);
    await patchEntity(call, {
      operation: 'UpdateIntegration',
      key: methodKey(call),
      member: ['methodIntegration'],
      table: integrationPatches,
      missing: () => notFound('Invalid Integration identifier specified'),
    });
    const { resource, method } = requireMethod(call);
    return method.methodIntegration === undefined
      ? undefined
      : integrationShape(resource.resource.id, method.methodIntegration);
  },
  async UpdateIntegrationResponse(call) {
    const { method } = requireMethod(call);
    if (method.methodIntegration === undefined) throw notFound('Invalid Integration identifier specified');
    await patchEntity(call, {
      operation: 'UpdateIntegrationResponse',
      key: methodKey(call),
      member: ['methodIntegration', 'integrationResponses', statusOf(call)],
      table: integrationResponsePatches,
      missing: () => notFound('Invalid Response status code specified'),
    });
    return found(requireMethod(call).method.methodIntegration?.integrationResponses, statusOf(call));
  },
  async DeleteMethodResponse(call) {
    await removeMember(call, ['methodResponses'], requireMethod(call).method.methodResponses);
    return undefined;
  },
  async DeleteIntegrationResponse(call) {
    // AWS recorded: an unknown method counts as an unknown integration here
    const integration = requireResource(call).resource.methods.get(verbOf(call) as 'GET')?.methodIntegration;
    if (integration === undefined) throw notFound('Invalid Integration identifier specified');
    await removeMember(call, ['methodIntegration', 'integrationResponses'], integration.integrationResponses);
    return undefined;
  },
};

/** Takes the response of the call's status code away; the map goes with its last entry. */
async function removeMember(
  call: OperationCall,
  path: readonly string[],
  responses: Readonly<Record<string, object>> | undefined,
): Promise<void> {
  const status = statusOf(call);
  found(responses, status);
  const isLast = Object.keys(responses ?? {}).length === 1;
  await call.studio.services.definition.update({
    key: methodKey(call),
    changes: [{ path: isLast ? [...path] : [...path, status] }],
  });
}

function verbOf(call: OperationCall): string {
  return label(call, 'http_method').toUpperCase();
}

function methodKey(call: OperationCall): EntityKey {
  return entityKey('method', label(call, 'restapi_id'), label(call, 'resource_id'), verbOf(call));
}
