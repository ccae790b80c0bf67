// Service of the subject `cache`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import { findEntity } from '../../../shared/definition/entities';
import type { Stage } from '../../../shared/definition/rest/stage';
import type { CacheStage } from '../../gateway/cache/response-cache';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface CacheOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: Pick<GatewaySupervisor, 'askCache'>;
  /** The virtual clock. */
  readonly now: () => number;
}

/** Makes the service. */
export function cacheService({ current, gateway, now }: CacheOptions): StudioServices['cache'] {
  function requireStage({ apiId, stageName }: CacheStage): Stage {
    const stage = findEntity(current.require().workingCopy.definition, 'stage', apiId, stageName);
    if (stage !== undefined) return stage;
    throw new StudioError('NOT_FOUND', `There is no stage ${stageName} of a REST API: only those have caches.`, {
      path: 'stageName',
    });
  }

  return {
    async entries(place) {
      const { cacheClusterEnabled, cacheClusterSize = '0.5' } = requireStage(place);
      const reply = await gateway.askCache({ kind: 'entries', ...place });
      const state = reply?.kind === 'entries' ? reply.state : { ...nothing, at: now() };
      return { ...state, isOn: cacheClusterEnabled, ...(cacheClusterEnabled && { clusterSize: cacheClusterSize }) };
    },
    async explain({ apiId, stageName, ...question }) {
      requireStage({ apiId, stageName });
      const reply = await gateway.askCache({ kind: 'explain', apiId, stageName, question });
      if (reply?.kind === 'explained') return reply.explanation;
      throw new StudioError('GATEWAY_DOWN', 'The gateway does not run, so nothing can be asked of its caches.');
    },
    async invalidate({ apiId, stageName, entryId: id, scope }) {
      requireStage({ apiId, stageName });
      const reply = await gateway.askCache({ kind: 'forget', apiId, stageName, scope, id });
      if (reply?.kind === 'forgotten' && reply.count > 0) return {};
      throw new StudioError('NOT_FOUND', `Stage ${stageName} keeps no entry ${id}.`, { path: 'entryId' });
    },
    async flush(place) {
      requireStage(place);
      const reply = await gateway.askCache({ kind: 'flush', ...place });
      return { removed: reply?.kind === 'forgotten' ? reply.count : 0 };
    },
  };
}

const nothing = { isOn: false, entries: [], bytes: 0, limitBytes: 0, hits: 0, misses: 0, minutes: [] } as const;
