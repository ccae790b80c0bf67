// The stages that serve, by API and name. A stage is swapped whole; requests in flight keep what they began with.
import type { AccessLogFormat } from '../9-exit/access-log';
import type { StageTotals } from '../9-exit/counters';
import type { CompiledDeployment } from '../deploy/compiled-deployment';
import type { StageDeployment } from '../ports';

/** A stage with everything of it prepared. Immutable but for its totals. */
export interface LiveStage {
  readonly stage: StageDeployment;
  readonly deployment: CompiledDeployment;
  /** Absent: the stage writes no access log. */
  readonly accessLog: AccessLogFormat | undefined;
  readonly totals: StageTotals;
  /** The other release, where the stage has a canary. */
  readonly canary?: LiveStage;
}

export interface StageTable<Live extends { readonly stage: StageDeployment } = LiveStage> {
  find(apiId: string, stageName: string): Live | undefined;
  hasApi(apiId: string): boolean;
  put(stage: Live): void;
  remove(apiId: string, stageName: string): void;
}

/** Opens an empty table. */
export function openStageTable<Live extends { readonly stage: StageDeployment } = LiveStage>(): StageTable<Live> {
  const apis = new Map<string, Map<string, Live>>();
  return {
    find: (apiId, stageName) => apis.get(apiId)?.get(stageName),
    hasApi: (apiId) => apis.has(apiId),
    put(live) {
      const { apiId, stageName } = live.stage;
      const stages = apis.get(apiId) ?? new Map<string, Live>();
      stages.set(stageName, live);
      apis.set(apiId, stages);
    },
    remove(apiId, stageName) {
      const stages = apis.get(apiId);
      stages?.delete(stageName);
      if (stages?.size === 0) apis.delete(apiId);
    },
  };
}
