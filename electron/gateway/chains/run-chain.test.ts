import { expect, it } from 'vitest';
import type { Step } from '../exchange';
import { GatewayError } from '../gateway-error';
import { sampleExchange } from '../testing/sample-exchange';
import type { StepRecorder } from './live-exchange';
import { runChain } from './run-chain';

/** A recorder that writes down in which order it is called. */
function openJournal() {
  const calls: string[] = [];
  const trace: StepRecorder = {
    isOn: true,
    beginStep: (name) => calls.push(`begin ${name}`),
    endStep: (outcome) => calls.push(outcome),
    skipStep: (name) => calls.push(`skip ${name}`),
    check: () => undefined,
    checked: () => undefined,
    note: () => undefined,
    log: () => undefined,
    fail: ({ step, responseType }) => calls.push(`fail ${step} ${responseType}`),
  };
  return { calls, trace };
}

function step(name: string, run: Step['run'] = () => undefined): Step {
  return { name, phase: 'access', run };
}

it('runs the steps in order and returns at once where none waits', () => {
  const { calls, trace } = openJournal();
  expect(runChain([step('a'), step('b')], sampleExchange({ trace }))).toBeUndefined();
  expect(calls).toEqual(['begin a', 'passed', 'begin b', 'passed']);
});

it('waits for a step before the next begins', async () => {
  const { calls, trace } = openJournal();
  const slow = step('slow', () => Promise.resolve().then(() => void calls.push('done')));
  await runChain([slow, step('b'), slow], sampleExchange({ trace }));
  expect(calls).toEqual(['begin slow', 'done', 'passed', 'begin b', 'passed', 'begin slow', 'done', 'passed']);
});

it('ends with a refusal, thrown or rejected, and names the steps that were not reached', async () => {
  const thrown = step('refusing', () => {
    throw new GatewayError('THROTTLED');
  });
  const rejected = step('refusing', () => Promise.reject(new GatewayError('THROTTLED')));
  for (const refusing of [thrown, rejected]) {
    const { calls, trace } = openJournal();
    const exchange = sampleExchange({ trace });
    await runChain([step('a'), refusing, step('c')], exchange);
    expect([exchange.refusal?.kind, calls]).toEqual([
      'THROTTLED',
      ['begin a', 'passed', 'begin refusing', 'failed', 'fail refusing THROTTLED', 'skip c'],
    ]);
  }
});

it('keeps the stack of a fault in a step', () => {
  const exchange = sampleExchange();
  void runChain(
    [
      step('broken', () => {
        throw new TypeError('oops');
      }),
    ],
    exchange,
  );
  expect([exchange.refusal?.kind, exchange.refusal?.message, exchange.refusal?.stack?.includes('oops')]).toEqual([
    'INTERNAL',
    'Internal server error',
    true,
  ]);
});
