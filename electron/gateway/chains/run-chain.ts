// Runs the steps of a chain in order. Nothing is awaited where a step has nothing to wait for.
import { refusalOf, traceFailureOf } from '../9-exit/refusal';
import type { Step } from '../exchange';
import type { RunningExchange } from './live-exchange';

/** Runs `steps` until one throws: then `exchange.refusal` says why. Never throws and never rejects. */
export function runChain<E extends RunningExchange>(
  steps: readonly Step<NoInfer<E>>[],
  exchange: E,
): void | Promise<void> {
  return runFrom(steps, 0, exchange);
}

function runFrom<E extends RunningExchange>(
  steps: readonly Step<E>[],
  from: number,
  exchange: E,
): void | Promise<void> {
  const { trace } = exchange;
  for (let at = from; at < steps.length; at += 1) {
    const step = steps[at] as Step<E>;
    if (step.appliesTo !== undefined && !step.appliesTo(exchange)) continue;
    if (exchange.isAnswered === true && step.runsWhenAnswered !== true) {
      trace.skipStep(step.name, step.phase);
      continue;
    }
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

async function resume<E extends RunningExchange>(
  waiting: Promise<void>,
  steps: readonly Step<E>[],
  at: number,
  exchange: E,
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

function refuse<E extends RunningExchange>(
  thrown: unknown,
  steps: readonly Step<E>[],
  at: number,
  exchange: E,
  waitedMs?: number,
): void {
  const { trace } = exchange;
  const step = steps[at] as Step<E>;
  const found = refusalOf(thrown, step.phase === 'integration' ? waitedMs : undefined);
  const refusal = exchange.reword === undefined ? found : exchange.reword(found);
  exchange.refusal = refusal;
  trace.endStep('failed');
  if (trace.isOn) trace.fail(traceFailureOf(refusal, { phase: step.phase, step: step.name }));
  skip(steps, at + 1, exchange);
}

function skip<E extends RunningExchange>(steps: readonly Step<E>[], from: number, exchange: E): void {
  for (const { name, phase, appliesTo } of steps.slice(from)) {
    if (appliesTo === undefined || appliesTo(exchange)) exchange.trace.skipStep(name, phase);
  }
}
