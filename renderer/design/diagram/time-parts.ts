// The parts of the time strip below the diagram, in the order in which the time went by.
import type { Trace } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { boxNames, boxTitles } from './box-names';
import { failedBox, stepsOfBox } from './diagram-model';

export interface TimePart {
  readonly box: BoxName;
  readonly label: string;
  readonly ms: number;
  /** `endpoint` is quieter: it is not the gateway's time. */
  readonly tone: 'method' | 'integration' | 'endpoint' | 'failed';
}

export interface TimeSum {
  readonly gatewayMs: number;
  /** Absent where the endpoint was not called. */
  readonly endpointMs?: number;
  readonly totalMs: number;
}

const tones = {
  'method-request': 'method',
  'integration-request': 'integration',
  endpoint: 'endpoint',
  'integration-response': 'integration',
  'method-response': 'method',
} as const satisfies Record<BoxName, TimePart['tone']>;

/** The boxes that took time, in order. */
export function timeParts(trace: Trace): TimePart[] {
  const failed = failedBox(trace);
  return boxNames.flatMap((box) => {
    const ms = stepsOfBox(trace, box).reduce((sum, step) => sum + step.durationMs, 0);
    return ms > 0 ? [{ box, label: boxTitles[box], ms, tone: box === failed ? 'failed' : tones[box] }] : [];
  });
}

/** What the gateway took, what the endpoint took, and both. */
export function timeSum(trace: Trace): TimeSum {
  const endpointMs = trace.integration?.latencyMs;
  return {
    gatewayMs: Math.max(0, trace.durationMs - (endpointMs ?? 0)),
    ...(endpointMs !== undefined && { endpointMs }),
    totalMs: trace.durationMs,
  };
}
