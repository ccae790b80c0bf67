// How far a message came: what its trace says of the check before the integration, the integration and the answer.
import type { Trace, TracePhase, TraceSummary } from '../../shared/trace/trace';
import type { StepState } from './WhyStep';

export interface MessageWay {
  /** Why it was refused before the integration; absent where it was not. */
  readonly refusal?: string;
  readonly integration: StepState;
  /** What the integration failed with. */
  readonly fault?: string;
  readonly answer: StepState;
}

const beforeIntegration: readonly TracePhase[] = ['entry', 'routing', 'access', 'method-request'];

/** Of a message that a route took; all went well as long as the trace is not read. */
export function messageWay(trace: Pick<Trace, 'failure'> | undefined): MessageWay {
  const failure = trace?.failure;
  if (failure === undefined) return { integration: 'ok', answer: 'ok' };
  const words = failure.reason ?? failure.message ?? failure.responseType;
  return beforeIntegration.includes(failure.phase)
    ? { refusal: words, integration: 'unreached', answer: 'unreached' }
    : { integration: 'failed', fault: words, answer: 'unreached' };
}

/** Requests of the same API that were begun while `trace` ran and posted to connections, oldest first. */
export function postsDuring(
  requests: readonly TraceSummary[],
  trace: Pick<Trace, 'apiId' | 'requestId' | 'startedAt' | 'durationMs'>,
): readonly TraceSummary[] {
  const end = trace.startedAt + trace.durationMs;
  return requests
    .filter(
      ({ apiId, requestId, method, startedAt }) =>
        apiId === trace.apiId &&
        requestId !== trace.requestId &&
        method === 'POST' &&
        startedAt >= trace.startedAt &&
        startedAt <= end,
    )
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Messages that were being answered when a post came: one of them is likely its reason. */
export function messagesAround(
  requests: readonly TraceSummary[],
  post: Pick<Trace, 'apiId' | 'startedAt'>,
): readonly TraceSummary[] {
  return requests.filter(
    ({ apiId, routeKey, startedAt, durationMs }) =>
      apiId === post.apiId &&
      routeKey !== undefined &&
      startedAt <= post.startedAt &&
      startedAt + durationMs >= post.startedAt,
  );
}
