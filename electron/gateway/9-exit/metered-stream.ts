// A streamed body on its way to the client: counted, paced, cut when it stands still, and its beginning kept for the trace.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
import type { EndpointType } from '../../../shared/definition/rest/rest-api';
import type { BodySink, BodyStream } from '../body-stream';
import type { Schedule } from '../trace/outbox';

/** How a stream went, once it is over. */
export interface StreamReport {
  readonly bytes: number;
  /** The first bytes, up to the cap. */
  readonly kept: Uint8Array;
  /** On the monotonic clock; undefined where no byte came. */
  readonly firstByteMs: number | undefined;
  /** Complete, left by the client, or why the endpoint's part broke off. */
  readonly outcome: 'complete' | 'client-gone' | Error;
}

export interface MeterOptions {
  readonly endpointType: EndpointType;
  /** So many bytes of the beginning are kept. */
  readonly keptBytes: number;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Called once. */
  readonly onClose: (report: StreamReport) => void;
}

/** AWS documented: without limit at first, then 2 MB a second. */
const streamPace = { freeBytes: 10 * 1_024 * 1_024, bytesPerSecond: 2 * 1_024 * 1_024 } as const;

/** AWS documented: a stream that stands still this long is cut. */
const streamIdleMs: Readonly<Record<EndpointType, number>> = {
  EDGE: 30_000,
  REGIONAL: 300_000,
  PRIVATE: 300_000,
};

/** Wraps `source`. The result flows like it, or is cancelled like it; either way `onClose` hears of it. */
export function meterStream(source: BodyStream, options: MeterOptions): BodyStream {
  const { now, schedule, keptBytes, onClose } = options;
  const idleMs = streamIdleMs[options.endpointType];
  const kept: Uint8Array[] = [];
  let keptSize = 0;
  let bytes = 0;
  let firstByteMs: number | undefined;
  /** When the paced part began. */
  let pacedSinceMs = 0;
  let isOver = false;
  let reader: BodySink | undefined;
  /** Who holds the stream back: the client, the pace, or both. */
  let isClientFull = false;
  let cancelPause: (() => void) | undefined;
  let movedAtMs = now();
  let cancelIdle = schedule(checkIdle, idleMs);

  function close(outcome: StreamReport['outcome']): boolean {
    if (isOver) return false;
    isOver = true;
    cancelIdle();
    cancelPause?.();
    onClose({ bytes, kept: Buffer.concat(kept, keptSize), firstByteMs, outcome });
    return true;
  }

  function checkIdle(): void {
    const restMs = movedAtMs + idleMs - now();
    if (restMs > 0) {
      cancelIdle = schedule(checkIdle, restMs);
      return;
    }
    source.cancel();
    fail(new Error(`The stream stood still for ${idleMs / 1_000} seconds.`));
  }

  function fail(fault: Error): void {
    if (close(fault)) reader?.fail(fault);
  }

  function keep(chunk: Uint8Array): void {
    if (keptSize >= keptBytes) return;
    const part = chunk.subarray(0, keptBytes - keptSize);
    kept.push(part);
    keptSize += part.length;
  }

  /** Milliseconds until the bytes sent so far are due at the service's pace. */
  function aheadMs(): number {
    const paced = bytes - streamPace.freeBytes;
    if (paced <= 0) return 0;
    if (pacedSinceMs === 0) pacedSinceMs = now();
    return pacedSinceMs + (paced * 1_000) / streamPace.bytesPerSecond - now();
  }

  function goOn(): void {
    if (!isClientFull && cancelPause === undefined && !isOver) source.resume();
  }

  const meter: BodySink = {
    write(chunk) {
      if (isOver || reader === undefined) return false;
      movedAtMs = now();
      firstByteMs ??= movedAtMs;
      bytes += chunk.length;
      keep(chunk);
      isClientFull = !reader.write(chunk);
      const pauseMs = aheadMs();
      if (pauseMs > 0 && cancelPause === undefined && !isOver) {
        cancelPause = schedule(() => {
          cancelPause = undefined;
          goOn();
        }, pauseMs);
      }
      return !isClientFull && cancelPause === undefined;
    },
    end() {
      if (close('complete')) reader?.end();
    },
    fail,
  };

  return {
    flow(sink) {
      reader = sink;
      movedAtMs = now();
      source.flow(meter);
    },
    resume() {
      movedAtMs = now();
      isClientFull = false;
      goOn();
    },
    cancel() {
      if (isOver) return;
      source.cancel();
      close('client-gone');
    },
  };
}
