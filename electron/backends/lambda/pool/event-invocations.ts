// Asynchronous invocations: accepted at once, run afterwards, tried again where the function fails.
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
import type { LambdaOutcome } from '../../../../shared/lambda/functions';

/** Calls `call` after `ms`; the answer cancels it. */
export type After = (ms: number, call: () => void) => () => void;

export interface EventInvocations {
  /** Runs the invocation in the background; false where too many wait already. */
  accept(run: () => Promise<LambdaOutcome>, onFault: (fault: unknown) => void): boolean;
  /** Gives up what still waits to be tried again. */
  dispose(): void;
}

// AWS documented: invocation-async-error-handling, two retries, one and two minutes after the attempt before.
const retryDelaysMs = [60_000, 120_000];
// AWS documented: the same page, throttled events are tried again for six hours, 1 s to 5 minutes apart.
const throttleLimitMs = 21_600_000;
const longestDelayMs = 300_000;
/** Events that are kept at the same time; each holds its payload. */
const eventsLimit = 10_000;

/** Opens the queue. */
export function openEventInvocations(after: After): EventInvocations {
  const cancels = new Set<() => void>();
  let kept = 0;
  let isDisposed = false;

  function later(ms: number, call: () => void): void {
    if (isDisposed) return;
    const cancel = after(ms, () => {
      cancels.delete(cancel);
      call();
    });
    cancels.add(cancel);
  }

  return {
    accept(run, onFault) {
      if (kept >= eventsLimit) return false;
      kept++;
      const fail = (fault: unknown) => {
        kept--;
        onFault(fault);
      };
      const attempt = async (failures: number, throttledMs: number, delayMs: number): Promise<void> => {
        const outcome = await run();
        if (isThrottled(outcome)) {
          const next = Math.min(delayMs * 2, longestDelayMs);
          if (throttledMs + delayMs > throttleLimitMs) kept--;
          else later(delayMs, () => void attempt(failures, throttledMs + delayMs, next).catch(fail));
          return;
        }
        const retryMs = hasFailed(outcome) ? retryDelaysMs[failures] : undefined;
        if (retryMs === undefined) kept--;
        else later(retryMs, () => void attempt(failures + 1, 0, 1_000).catch(fail));
      };
      attempt(0, 0, 1_000).catch(fail);
      return true;
    },
    dispose() {
      isDisposed = true;
      for (const cancel of cancels) cancel();
      cancels.clear();
    },
  };
}

function hasFailed(outcome: LambdaOutcome): boolean {
  return outcome.kind === 'answered' && outcome.functionError !== undefined;
}

function isThrottled(outcome: LambdaOutcome): boolean {
  return outcome.kind === 'refused' && (outcome.status === 429 || outcome.status >= 500);
}
