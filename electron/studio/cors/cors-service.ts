// Service of the subject `cors`: makes the calls that a browser would make, and judges them by its rules.
import type { StudioServices } from '../../../shared/contract/contract';
import type { CorsCall, CorsReport } from '../../../shared/contract/cors';
import type { InvocationResult } from '../../../shared/contract/invocations';
import { sideOf } from '../../../shared/cors/cors-cure';
import { diagnose } from '../../../shared/cors/diagnose';
import { type CorsFault, hiddenHeaders, judgeAnswer, judgePreflight } from '../../../shared/cors/judge-answer';
import { type PageRequest, preflightHeaders, preflightReasons } from '../../../shared/cors/page-request';
import type { CurrentWorkspace } from '../workspace/current-workspace';

export interface CorsOptions {
  readonly current: CurrentWorkspace;
  readonly send: StudioServices['invocations']['send'];
}

type Line = readonly [string, string];

/** Makes the service. */
export function corsService({ current, send }: CorsOptions): StudioServices['cors'] {
  return {
    async check({ apiId, stageName, verb, pathWithQueryString, origin, headers, body, hasCredentials }) {
      const request: PageRequest = { origin, method: verb, headers, hasCredentials };
      const reasons = preflightReasons(request);
      const place = { apiId, stageName, pathWithQueryString };
      const calls: CorsCall[] = [];
      if (reasons.length > 0) {
        const asked = preflightHeaders(request);
        const answer = await send({ ...place, verb: 'OPTIONS', headers: asked, body: '' });
        const fault = judgePreflight(request, answer);
        calls.push(callOf('preflight', 'OPTIONS', asked, answer, fault));
        if (fault !== undefined) return blocked(calls, reasons, { request, fault, answer, isPreflight: true });
      }
      const sent: [string, string][] = [...headers, ['Origin', origin]];
      const answer = await send({ ...place, verb, headers: sent, body });
      const fault = judgeAnswer(request, answer);
      calls.push(callOf('actual', verb, sent, answer, fault));
      if (fault !== undefined) return blocked(calls, reasons, { request, fault, answer, isPreflight: false });
      return { outcome: 'allowed', preflightReasons: reasons, calls, hiddenHeaders: hiddenHeaders(request, answer) };
    },
  };

  interface Stopped {
    readonly request: PageRequest;
    readonly fault: CorsFault;
    readonly answer: InvocationResult;
    readonly isPreflight: boolean;
  }

  function blocked(calls: readonly CorsCall[], reasons: readonly string[], stopped: Stopped): CorsReport {
    const { trace } = stopped.answer;
    const { definition } = current.require().workingCopy;
    const diagnosis = diagnose(definition, { ...stopped, trace });
    return { outcome: 'blocked', preflightReasons: reasons, calls, hiddenHeaders: [], ...diagnosis };
  }
}

function callOf(
  kind: CorsCall['kind'],
  method: string,
  requestHeaders: readonly Line[],
  { status, headers, latencyMs, trace }: InvocationResult,
  fault: CorsFault | undefined,
): CorsCall {
  return {
    kind,
    method,
    requestHeaders,
    status,
    responseHeaders: headers,
    requestId: trace.requestId,
    durationMs: latencyMs,
    side: sideOf(trace),
    ...(fault !== undefined && { fault }),
  };
}
