// Hooks over the mirror. Each re-renders its user only when what it answers has changed.
import { useMemo } from 'react';
import type { FunctionStatus } from '../../shared/contract/functions';
import type { GatewayState } from '../../shared/contract/invocations';
import type { LinkState } from '../../shared/contract/links';
import type { StageState } from '../../shared/contract/stages';
import type { HostCapabilities, Settings, WorkspaceState } from '../../shared/contract/workspace';
import type { RestApiView } from '../../shared/definition/api-view';
import {
  apiIdOf,
  type EntityKey,
  type EntityKind,
  type EntityOf,
  listEntities,
} from '../../shared/definition/entities';
import type { Finding } from '../../shared/definition/finding';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import type { FidelityEntry } from '../../shared/fidelity/ledger';
import type { TraceSummary } from '../../shared/trace/trace';
import { type ApiEntry, listApis, selectedApiId, selectedStageName } from './selection';
import { useMirror, useStudio, useView } from './studio-context';
import type { Place } from './view-store';

/** An entity with its key and ids. */
export interface ListedEntity<K extends EntityKind> {
  readonly key: EntityKey;
  readonly ids: readonly string[];
  readonly entity: EntityOf<K>;
}

/** The entity under `key`, typed by the key's kind; undefined where there is none. */
export function useEntity<K extends EntityKind>(key: `${K}:${string}` | undefined): EntityOf<K> | undefined {
  return useMirror(({ definition }) =>
    key === undefined ? undefined : (definition.get(key) as EntityOf<K> | undefined),
  );
}

/** All entities of a kind, of one API or of the workspace; the same array until one of them changes. */
export function useEntities<K extends EntityKind>(kind: K, apiId?: string): readonly ListedEntity<K>[] {
  return useMirror(({ definition }) => listEntities(definition, kind, apiId), isSameList);
}

/** REST API `apiId` as a tree. */
export function useApiView(apiId: string | undefined): RestApiView | undefined {
  const { connection } = useStudio();
  return useMirror(() => (apiId === undefined ? undefined : connection.viewOf(apiId)));
}

/** HTTP or WebSocket API `apiId` with its routes. */
export function useV2ApiView(apiId: string | undefined): V2ApiView | undefined {
  const { connection } = useStudio();
  return useMirror(() => (apiId === undefined ? undefined : connection.v2ViewOf(apiId)));
}

/** The APIs of the workspace by name. */
export function useApis(): readonly ApiEntry[] {
  const rest = useEntities('rest-api');
  const v2 = useEntities('v2-api');
  const { connection } = useStudio();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entities tell when the list has to be made again
  return useMemo(() => listApis(connection.store.getState()), [rest, v2, connection]);
}

/** The stages of an API, or of the whole workspace. */
export function useStages(apiId?: string): readonly StageState[] {
  return useMirror(
    ({ stages }) => (apiId === undefined ? stages : stages.filter((stage) => stage.apiId === apiId)),
    isSameArray,
  );
}

/** One stage of an API. */
export function useStage(apiId: string | undefined, stageName: string | undefined): StageState | undefined {
  return useMirror(({ stages }) => stages.find((stage) => stage.apiId === apiId && stage.stageName === stageName));
}

/** The functions of the workspace with how they are doing. */
export function useFunctions(): readonly FunctionStatus[] {
  return useMirror(({ functions }) => functions);
}

/** One of them. */
export function useFunctionStatus(functionName: string | undefined): FunctionStatus | undefined {
  return useMirror(({ functions }) => functions.find((each) => each.functionName === functionName));
}

/** How an API and the document it is linked to stand; undefined where it is not linked. */
export function useLink(apiId: string): LinkState | undefined {
  return useMirror(({ links }) => links.find((link) => link.apiId === apiId));
}

/** Keys of the entities that differ from what the stage serves. */
export function usePendingKeys(apiId: string | undefined, stageName: string | undefined): ReadonlySet<EntityKey> {
  const stage = useStage(apiId, stageName);
  return useMemo(() => new Set(stage?.pending ?? []), [stage]);
}

/** Whether an entity differs from what the selected stage of its API serves. */
export function useIsPending(key: EntityKey): boolean {
  const stageName = useSelectedStageName();
  const apiId = apiIdOf(key);
  return useMirror(({ stages }) =>
    stages.some((stage) => stage.apiId === apiId && stage.stageName === stageName && stage.pending.includes(key)),
  );
}

/** The id of the selected API; undefined where the workspace has none. */
export function useSelectedApiId(): string | undefined {
  const { view } = useStudio();
  const chosen = useView(({ apiId }) => apiId);
  return useMirror((mirror) => selectedApiId(mirror, { ...view.getState(), apiId: chosen }));
}

/** The name of the selected stage of the selected API. */
export function useSelectedStageName(): string | undefined {
  const { view } = useStudio();
  useView(({ apiId }) => apiId);
  useView(({ stageNames }) => stageNames);
  return useMirror((mirror) => selectedStageName(mirror, view.getState()));
}

/** The place that is open in the centre for an API. */
export function usePlace(apiId: string | undefined): Place | undefined {
  return useView(({ places }) => (apiId === undefined ? undefined : places.get(apiId)));
}

export function useGateway(): GatewayState {
  return useMirror(({ gateway }) => gateway);
}

export function useWorkspace(): WorkspaceState | null {
  return useMirror(({ workspace }) => workspace);
}

export function useSettings(): Settings {
  return useMirror(({ settings }) => settings);
}

export function useHost(): HostCapabilities {
  return useMirror(({ host }) => host);
}

/** The traffic list, newest first. */
export function useRequests(): readonly TraceSummary[] {
  return useMirror(({ requests }) => requests);
}

/** Findings of an API, or of the workspace. */
export function useFindings(apiId?: string): readonly Finding[] {
  return useMirror(
    ({ findings }) => (apiId === undefined ? findings : findings.filter(({ key }) => apiIdOf(key) === apiId)),
    isSameArray,
  );
}

/** How far Gatehouse honours a setting: `method.methodIntegration.timeoutInMillis`. */
export function useFidelity(setting: string): FidelityEntry | undefined {
  return useMirror(({ fidelity }) => fidelity.get(setting));
}

function isSameArray<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

function isSameList<K extends EntityKind>(a: readonly ListedEntity<K>[], b: readonly ListedEntity<K>[]): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((item, index) => item.key === b[index]?.key && item.entity === b[index]?.entity))
  );
}
