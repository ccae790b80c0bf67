// Looks entities up for operations; what is not there is refused in AWS's recorded words.
import { type ResourceView, type RestApiView, viewRestApi } from '../../../shared/definition/api-view';
import { findEntity } from '../../../shared/definition/entities';
import type { HttpMethod, Method } from '../../../shared/definition/rest/method';
import type { Stage } from '../../../shared/definition/rest/stage';
import { notFound } from '../wire/aws-error';
import { label, type OperationCall } from '../wire/operation';

/** The API of the call's URI. */
export function requireApi(call: OperationCall): RestApiView {
  const apiId = label(call, 'restapi_id');
  const { definition } = call;
  const view = viewRestApi(definition, apiId);
  if (view !== undefined) return view;
  throw notFound(`Invalid API identifier specified ${call.accountId}:${apiId}`);
}

/** The resource of the call's URI. AWS recorded: an unknown API counts as an unknown resource here. */
export function requireResource(
  call: OperationCall,
  name = 'resource_id',
): { view: RestApiView; resource: ResourceView } {
  const view = viewRestApi(call.definition, label(call, 'restapi_id'));
  const resource = view?.resources.get(label(call, name));
  if (view === undefined || resource === undefined) throw notFound('Invalid Resource identifier specified');
  return { view, resource };
}

/** The method of the call's URI. */
export function requireMethod(call: OperationCall): { view: RestApiView; resource: ResourceView; method: Method } {
  const { view, resource } = requireResource(call);
  const method = resource.methods.get(label(call, 'http_method').toUpperCase() as HttpMethod);
  if (method === undefined) throw notFound('Invalid Method identifier specified');
  return { view, resource, method };
}

/** The stage of the call's URI. */
export function requireStage(call: OperationCall): {
  view: RestApiView;
  stage: Stage;
  deploymentId: string | undefined;
} {
  const view = requireApi(call);
  const stageName = label(call, 'stage_name');
  const stage = findEntity(call.definition, 'stage', view.api.id, stageName);
  if (stage === undefined) throw notFound('Invalid stage identifier specified');
  return { view, stage, deploymentId: call.workspace.deployments.pointer(view.api.id, stageName)?.deploymentId };
}
