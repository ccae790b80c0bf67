import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/trace/trace';
import type { AccessLogLine, GatewayCounters } from '../ports';
import { openOutbox } from './outbox';

const idle = { perSecond: 0, p95Ms: 0, share4xx: 0, share5xx: 0 };
const line = (text: string): AccessLogLine => ({ apiId: 'a', stage: 'dev', requestId: 'r', text, at: 0 });
const trace = (requestId: string) => ({ requestId }) as Trace;

/** An outbox whose timers run when the test says so. */
function openTestOutbox() {
  const sent: unknown[] = [];
  const timers = new Map<() => void, number>();
  let counters: GatewayCounters = {
    requests: 0,
    untraced: 0,
    perStage: [],
    metrics: { run: '', minutes: [] },
    slices: [],
    load: idle,
  };
  const outbox = openOutbox({
    observer: {
      traces: (traces) => sent.push(traces.map(({ requestId }) => requestId)),
      accessLog: (lines) => sent.push(lines.map(({ text }) => text)),
      counters: ({ requests }) => sent.push(requests),
    },
    readCounters: () => counters,
    schedule(task, delayMs) {
      timers.set(task, delayMs);
      return () => timers.delete(task);
    },
  });
  return {
    outbox,
    sent,
    delays: () => Array.from(timers.values()).sort((a, b) => a - b),
    setCounters: (requests: number, perSecond: number) => {
      counters = { ...counters, requests, load: { ...idle, perSecond } };
    },
    run(delayMs: number) {
      for (const [task, delay] of Array.from(timers)) {
        if (delay !== delayMs) continue;
        timers.delete(task);
        task();
      }
    },
  };
}

it('hands over nothing on the request path, and everything 50 ms after the first item', () => {
  const { outbox, sent, run, delays } = openTestOutbox();
  outbox.addTrace(trace('r1'));
  outbox.addAccessLog(line('l1'));
  outbox.addTrace(trace('r2'));
  expect([sent, delays()]).toEqual([[], [50, 1_000]]);
  run(50);
  expect([sent, delays()]).toEqual([[['r1', 'r2'], ['l1']], [1_000]]);
});

it('does not wait once a hundred items are there, and still leaves the request path', () => {
  const { outbox, sent, run, delays } = openTestOutbox();
  for (let at = 0; at < 100; at += 1) outbox.addAccessLog(line(String(at)));
  expect([sent, delays()]).toEqual([[], [0, 1_000]]);
  run(0);
  expect((sent[0] as string[]).length).toBe(100);
});

it('sends counters each second while there is load, once more when it ends, then not', () => {
  const { sent, run, setCounters } = openTestOutbox();
  setCounters(5, 2);
  run(1_000);
  run(1_000);
  setCounters(5, 0);
  run(1_000);
  run(1_000);
  expect(sent).toEqual([5, 5, 5]);
});

it('hands over all that is left when it is flushed', () => {
  const { outbox, sent } = openTestOutbox();
  outbox.addTrace(trace('r1'));
  outbox.flush();
  outbox.flush();
  expect(sent).toEqual([['r1'], 0, 0]);
});

it('leaves no timer behind', () => {
  const { outbox, delays } = openTestOutbox();
  outbox.addTrace(trace('r1'));
  outbox.dispose();
  expect(delays()).toEqual([]);
});
