// Whether an API may be deployed, in AWS's words.
import { StudioError } from '../../../shared/contract/errors';
import { viewRestApi } from '../../../shared/definition/api-view';
import type { Definition } from '../../../shared/definition/entities';

/** AWS refuses to deploy an API without methods, and methods without an integration. */
export function checkDeployable(definition: Definition, apiId: string): void {
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
