// Runs the steps of a chain in order. Nothing is awaited where a step has nothing to wait for.
import { refusalOf, traceFailureOf } from '../9-exit/refusal';
import type { Step } from '../exchange';
import type { LiveExchange } from './live-exchange';

/** Runs `steps` until one throws: then `exchange.refusal` says why. Never throws and never rejects. */
export function runChain(steps: readonly Step[], exchange: LiveExchange): void | Promise<void> {
  return runFrom(steps, 0, exchange);
}

function runFrom(steps: readonly Step[], from: number, exchange: LiveExchange): void | Promise<void> {
  const { trace } = exchange;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at] as Step;
    trace.beginStep(step.name, step.phase);
    try {
      const waiting = step.run(exchange);
      if (waiting !== undefined) return resume(waiting, steps, at, exchange, performance.now());
    } catch (thrown) {
      return refuse(thrown, steps, at, exchange);
    }
    trace.endStep('passed');
  }
}

async function resume(
  waiting: Promise<void>,
  steps: readonly Step[],
  at: number,
  exchange: LiveExchange,
  startedMs: number,
): Promise<void> {
  try {
    await waiting;
  } catch (thrown) {
    return refuse(thrown, steps, at, exchange, performance.now() - startedMs);
  }
  exchange.trace.endStep('passed');
  return runFrom(steps, at + 1, exchange);
}

function refuse(thrown: unknown, steps: readonly Step[], at: number, exchange: LiveExchange, waitedMs?: number): void {
  const { trace } = exchange;
  const step = steps[at] as Step;
  const refusal = refusalOf(thrown, step.phase === 'integration' ? waitedMs : undefined);
  exchange.refusal = refusal;
  trace.endStep('failed');
  trace.fail(traceFailureOf(refusal, { phase: step.phase, step: step.name }));
  for (const { name, phase } of steps.slice(at + 1)) trace.skipStep(name, phase);
}
