// Service of the subject `cost`: what was observed, at which prices, and what would keep an API from being an HTTP API.
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { metricsInput } from '../../../shared/contract/metrics';
import { findApi, findStage, isV2Api } from '../../../shared/definition/any-api';
import { migrationReport } from '../../../shared/definition/migration/migration-report';
import type { Trace } from '../../../shared/trace/trace';
import type { Files } from '../../storage/files';
import type { TrafficStore } from '../../storage/traffic/traffic-store';
import type { LiveMetrics } from '../metrics/live-metrics';
import { readMetrics } from '../metrics/metrics-service';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { observeTraffic } from './observe-traffic';
import { workspacePrices } from './workspace-prices';

export interface CostOptions {
  readonly current: CurrentWorkspace;
  readonly live: LiveMetrics;
  readonly clock: () => number;
  readonly files: Files;
}

/** Means are of so many of the newest requests: enough to be steady, few enough to be read at once. */
const mostRecorded = 400;

/** Makes the service. */
export function costService({ current, live, clock, files }: CostOptions): StudioServices['cost'] {
  return {
    async basis({ apiId, stageName, rangeMs }) {
      const { folder, workingCopy, traffic } = current.require();
      const { definition } = workingCopy;
      const api = findApi(definition, apiId);
      if (api === undefined) throw new StudioError('NOT_FOUND', `There is no API ${apiId}.`, { path: 'apiId' });
      if (stageName !== undefined && findStage(definition, apiId, stageName) === undefined) {
        throw new StudioError('NOT_FOUND', `${api.name} has no stage ${stageName}.`, { path: 'stageName' });
      }
      const query = metricsInput.parse({ apiId, rangeMs, ...(stageName !== undefined && { stageName }) });
      const reading = readMetrics(live, query, clock());
      const traces = await recorded(traffic, apiId, stageName);
      const lost = isV2Api(definition, apiId)
        ? []
        : migrationReport(definition, apiId).filter(({ severity }) => severity === 'lost');
      return {
        // the time that was asked for: the first period of the reading may begin before it
        observed: { ...observeTraffic({ definition, api, stageName, reading, traces }), from: reading.to - rangeMs },
        prices: await workspacePrices(folder, files),
        fit: { lost: lost.map(({ place, what }) => `${place}: ${what}`) },
      };
    },
  };
}

async function recorded(traffic: TrafficStore, apiId: string, stage: string | undefined): Promise<readonly Trace[]> {
  const rows = await traffic.list({
    apiId,
    origin: 'invoke',
    limit: mostRecorded,
    ...(stage !== undefined && { stage }),
  });
  const traces = await Promise.all(rows.map(({ requestId }) => traffic.read(requestId)));
  return traces.flatMap((trace) => trace ?? []);
}
