// Joins what counts: the virtual clock, the gateway's counters, and what the workspace keeps of them.
import { setTimeout as delay } from 'node:timers/promises';
import type { StudioServices } from '../../../shared/contract/contract';
import { openVirtualClock, type VirtualClock } from '../../gateway/virtual-clock';
import type { EventHub } from '../event-hub';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import { invokePlace } from '../requests/invoke-place';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { burstService } from './burst-service';
import { usageService } from './usage-service';

export interface CreateUsageOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly events: EventHub;
  readonly region: string;
  /** Real time in epoch milliseconds. */
  readonly clock: () => number;
}

export interface StudioUsage {
  readonly services: Pick<StudioServices, 'usage' | 'clock'>;
  readonly clock: VirtualClock;
}

/** Makes them. */
export function createUsage(options: CreateUsageOptions): StudioUsage {
  const { current, gateway, events } = options;
  const clock = openVirtualClock(options.clock);
  const state = () => ({ now: clock.now(), advancedSeconds: clock.advancedSeconds });
  return {
    clock,
    services: {
      usage: {
        ...usageService({ current, gateway, clock }),
        ...burstService({
          async placeOf(apiId) {
            await gateway.settled();
            return invokePlace(options, apiId);
          },
          progressed: (progress) => events.emit('burst.progress', progress),
          now: () => performance.now(),
          wait: (delayMs, signal) => delay(delayMs, undefined, { signal }).catch(() => undefined),
        }),
      },
      clock: {
        read: state,
        async advance({ seconds }) {
          clock.advance(seconds);
          gateway.advanceClock(seconds);
          await gateway.settled();
          events.emit('clock.changed', state());
          return state();
        },
      },
    },
  };
}
