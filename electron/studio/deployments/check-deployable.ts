// Whether an API may be deployed, in AWS's words.
import { StudioError } from '../../../shared/contract/errors';
import { isV2Api } from '../../../shared/definition/any-api';
import { viewRestApi } from '../../../shared/definition/api-view';
import { type Definition, listEntities } from '../../../shared/definition/entities';

/** AWS refuses to deploy an API without methods or routes, and methods without an integration. */
export function checkDeployable(definition: Definition, apiId: string): void {
  if (isV2Api(definition, apiId)) requireRoute(definition, apiId);
  else requireMethods(definition, apiId);
}

function requireMethods(definition: Definition, apiId: string): void {
  const view = viewRestApi(definition, apiId);
  if (view === undefined)
    throw new StudioError('NOT_FOUND', `Invalid API identifier specified ${apiId}`, { path: 'apiId' });
  const methods = [...view.resources.values()].flatMap((resource) =>
    [...resource.methods.values()].map((method) => ({ resource, method })),
  );
  if (methods.length === 0) throw new StudioError('INVALID_DEFINITION', "The REST API doesn't contain any methods");
  const bare = methods.find(({ method }) => method.methodIntegration === undefined);
  if (bare !== undefined) {
    throw new StudioError('INVALID_DEFINITION', 'No integration defined for method', {
      path: `${bare.method.httpMethod} ${bare.resource.path}`,
    });
  }
}

function requireRoute(definition: Definition, apiId: string): void {
  if (listEntities(definition, 'v2-route', apiId).length > 0) return;
  // AWS documented: public bug reports quote it
  throw new StudioError('INVALID_DEFINITION', 'At least one route is required before deploying the Api.');
}
