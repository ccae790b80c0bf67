// Collects traces, access log lines and counters and hands them to the observer in batches, off the request path.
import type { Trace } from '../../../shared/trace/trace';
import type { AccessLogLine, GatewayCounters, GatewayObserver } from '../ports';

export interface Outbox {
  addTrace(trace: Trace): void;
  addAccessLog(line: AccessLogLine): void;
  /** Hands over what is collected, counters included. */
  flush(): void;
  dispose(): void;
}

/** Runs `task` once after `delayMs`; the returned function cancels it. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

export interface OutboxOptions {
  readonly observer: GatewayObserver;
  readonly readCounters: () => GatewayCounters;
  readonly schedule: Schedule;
}

const traceDelayMs = 50;
const batchSize = 100;
const counterDelayMs = 1_000;

/** Opens an outbox that sends at most 50 ms after the first item, at 100 items at once, and counters each second. */
export function openOutbox({ observer, readCounters, schedule }: OutboxOptions): Outbox {
  let traces: Trace[] = [];
  let lines: AccessLogLine[] = [];
  let cancelBatch: (() => void) | undefined;
  let isUrgent = false;
  let sentRequests = 0;

  function sendBatch(): void {
    cancelBatch = undefined;
    isUrgent = false;
    const [sentTraces, sentLines] = [traces, lines];
    traces = [];
    lines = [];
    if (sentTraces.length > 0) observer.traces(sentTraces);
    if (sentLines.length > 0) observer.accessLog(sentLines);
  }

  function collected(): void {
    if (cancelBatch === undefined) cancelBatch = schedule(sendBatch, traceDelayMs);
    else if (!isUrgent && traces.length + lines.length >= batchSize) {
      cancelBatch();
      isUrgent = true;
      cancelBatch = schedule(sendBatch, 0);
    }
  }

  function sendCounters(): void {
    const counters = readCounters();
    const isIdle = counters.requests === sentRequests && counters.load.perSecond === 0;
    // an idle gateway stays silent once its load has gone back to zero
    if (!isIdle || !wasIdle) observer.counters(counters);
    wasIdle = isIdle;
    sentRequests = counters.requests;
  }

  let wasIdle = false;
  let cancelCounters = schedule(everySecond, counterDelayMs);
  function everySecond(): void {
    sendCounters();
    cancelCounters = schedule(everySecond, counterDelayMs);
  }

  return {
    addTrace(trace) {
      traces.push(trace);
      collected();
    },
    addAccessLog(line) {
      lines.push(line);
      collected();
    },
    flush() {
      cancelBatch?.();
      sendBatch();
      observer.counters(readCounters());
    },
    dispose() {
      cancelBatch?.();
      cancelCounters();
    },
  };
}
