// What a stage does not serve yet: the working copy against the stage's deployment.
import { type ApiSnapshot, definitionOf, snapshotApi } from '../../../shared/definition/api-view';
import { diffDefinitions } from '../../../shared/definition/changes';
import type { Definition, EntityKey } from '../../../shared/definition/entities';

/** Keys of entities that differ between the working copy of an API and what `deployed` froze. */
export function pendingChanges(definition: Definition, apiId: string, deployed: ApiSnapshot | undefined): EntityKey[] {
  const working = definitionOf(snapshotApi(definition, apiId));
  const served: Definition = deployed === undefined ? new Map() : definitionOf(deployed);
  return diffDefinitions(served, working).map(({ key }) => key);
}
