// A stage of a WebSocket API with everything of it prepared, and what its calls share.

import type { StageTable } from '../../2-routing/stage-table';
import type { AccessLogFormat } from '../../9-exit/access-log';
import type { StageTotals } from '../../9-exit/counters';
import type { CompiledWebSocketApi } from '../../deploy/websocket/compiled-websocket-api';
import type { StageDeployment } from '../../ports';
import type { SocketExchange } from '../../websocket-exchange';

/** Immutable but for its totals. */
export interface LiveSocketStage {
  readonly stage: StageDeployment;
  readonly api: CompiledWebSocketApi;
  /** Absent: the stage writes no access log. */
  readonly accessLog: AccessLogFormat<SocketExchange> | undefined;
  readonly totals: StageTotals;
}

export type SocketStages = StageTable<LiveSocketStage>;
