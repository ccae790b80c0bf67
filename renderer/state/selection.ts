// What is selected, from mirror and view together: a choice that no longer exists falls back to the first there is.

import { listApis as apisOf, isV2Api } from '../../shared/definition/any-api';
import type { ProtocolType } from '../../shared/definition/api-view';
import { entityKey } from '../../shared/definition/entities';
import type { Mirror } from './mirror';
import type { ViewState } from './view-store';

/** An API as pickers and lists show it. */
export interface ApiEntry {
  readonly apiId: string;
  readonly name: string;
  readonly protocol: ProtocolType;
}

/** The APIs of the workspace by name. */
export function listApis(mirror: Pick<Mirror, 'definition'>): readonly ApiEntry[] {
  return apisOf(mirror.definition)
    .map((api) => ({
      apiId: api.id,
      name: api.name,
      protocol: 'protocolType' in api ? api.protocolType : ('REST' as const),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.apiId < b.apiId ? -1 : 1));
}

/** The id of the selected API; undefined where the workspace has none. */
export function selectedApiId(mirror: Mirror, view: ViewState): string | undefined {
  const { apiId } = view;
  const { definition } = mirror;
  if (apiId !== undefined && (definition.has(entityKey('rest-api', apiId)) || isV2Api(definition, apiId))) return apiId;
  return listApis(mirror)[0]?.apiId;
}

/** The name of the selected stage of the selected API; undefined where it has none. */
export function selectedStageName(mirror: Mirror, view: ViewState): string | undefined {
  const apiId = selectedApiId(mirror, view);
  if (apiId === undefined) return undefined;
  const stages = mirror.stages.filter((stage) => stage.apiId === apiId);
  const chosen = view.stageNames.get(apiId);
  return (stages.find(({ stageName }) => stageName === chosen) ?? stages[0])?.stageName;
}
