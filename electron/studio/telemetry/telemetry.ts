// Export to a collector of OpenTelemetry: a bounded queue that never waits on, and never fails with, the collector.
import type { TelemetryState } from '../../../shared/contract/metrics';
import type { TelemetrySettings } from '../../../shared/contract/workspace';
import type { Trace } from '../../../shared/trace/trace';
import type { StudioLog } from '../host';
import type { CountedTotals } from './metric-records';
import type { OtlpExporters } from './otlp-exporters';

export interface TelemetryOptions {
  readonly version: string;
  readonly log: StudioLog;
  readonly clock: () => number;
  readonly totals: () => Omit<CountedTotals, 'now'>;
  /** Runs `task` every so often until the returned function is called. */
  readonly every?: (task: () => void, ms: number) => () => void;
}

export interface Telemetry {
  /** From now on; the queue of before is kept. */
  configure(settings: TelemetrySettings): void;
  record(traces: readonly Trace[]): void;
  readonly state: TelemetryState;
  /** Sends what waits, in vain or not. */
  flush(): Promise<void>;
  dispose(): Promise<void>;
}

/** Traces that wait for a collector that is slow or away; the oldest give way. */
const mostWaiting = 1_000;
const batchSize = 100;
const tracePauseMs = 2_000;
/** Metrics go with each fifth turn. */
const turnsPerMetrics = 5;

/** Makes an export that is off until it is configured. */
export function createTelemetry(options: TelemetryOptions): Telemetry {
  const { log, clock, totals, version, every = everyUnref } = options;
  let settings: TelemetrySettings = { isOn: false, endpoint: '', headers: {} };
  let exporters: Promise<OtlpExporters> | undefined;
  let waiting: Trace[] = [];
  let sending: Promise<void> | undefined;
  let stop: (() => void) | undefined;
  let turn = 0;
  let sent = 0;
  let dropped = 0;
  let lastError: string | undefined;

  function open(): Promise<OtlpExporters> {
    exporters ??= import('./otlp-exporters').then(({ openOtlpExporters }) =>
      openOtlpExporters({ ...settings, version }),
    );
    return exporters;
  }

  async function send(hasMetrics: boolean): Promise<void> {
    try {
      const target = await open();
      while (waiting.length > 0) {
        const batch = waiting.slice(0, batchSize);
        await target.traces(batch);
        sent += batch.length;
        // those that gave way meanwhile are gone from the front already
        const gone = new Set(batch);
        waiting = waiting.filter((trace) => !gone.has(trace));
      }
      if (hasMetrics) await target.metrics({ ...totals(), now: clock() });
      lastError = undefined;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      // said once, not every two seconds
      if (lastError === undefined) log.warn(`Telemetry does not reach ${settings.endpoint}: ${said}`);
      lastError = said;
    }
  }

  function sendOnce(hasMetrics: boolean): Promise<void> {
    sending ??= send(hasMetrics).finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function close(): Promise<void> {
    stop?.();
    stop = undefined;
    const opened = exporters;
    exporters = undefined;
    await opened?.then((target) => target.dispose()).catch(() => undefined); // a collector that is away has nothing to close
  }

  return {
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(settings)) return;
      settings = next;
      lastError = undefined;
      void close();
      if (!settings.isOn) waiting = [];
      else {
        stop = every(() => {
          turn += 1;
          void sendOnce(turn % turnsPerMetrics === 0);
        }, tracePauseMs);
      }
    },
    record(traces) {
      if (!settings.isOn) return;
      waiting.push(...traces);
      const tooMany = waiting.length - mostWaiting;
      if (tooMany <= 0) return;
      waiting = waiting.slice(tooMany);
      dropped += tooMany;
    },
    get state() {
      const { isOn, endpoint } = settings;
      return { isOn, endpoint, sent, dropped, waiting: waiting.length, ...(lastError !== undefined && { lastError }) };
    },
    async flush() {
      await sending;
      if (settings.isOn) await sendOnce(true);
    },
    async dispose() {
      if (settings.isOn && lastError === undefined) {
        await sending;
        await sendOnce(true);
      }
      await close();
    },
  };
}

function everyUnref(task: () => void, ms: number): () => void {
  const timer = setInterval(task, ms);
  timer.unref();
  return () => clearInterval(timer);
}
