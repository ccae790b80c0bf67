// Sends one request many times through the port, to see throttles and quotas at work.
import { setMaxListeners } from 'node:events';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { BurstProgress } from '../../../shared/contract/usage';
import { sendRequest } from '../requests/send-request';

export interface BurstOptions {
  /** Port and host of the API's invoke URL, once edits made before hold there; throws where no gateway runs. */
  readonly placeOf: (apiId: string) => Promise<{ readonly port: number; readonly host: string }>;
  readonly progressed: (progress: BurstProgress) => void;
  /** Milliseconds on the monotonic clock. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or when the signal fires. */
  readonly wait: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

type BurstService = Pick<StudioServices['usage'], 'burst' | 'cancelBurst'>;

/** Requests of one burst that are under way at a time. */
const atOnce = 32;
const progressEveryMs = 100;

/** Makes the service. */
export function burstService({ placeOf, progressed, now, wait }: BurstOptions): BurstService {
  const running = new Map<string, AbortController>();
  return {
    async burst({ burstId, requests: total, perSecond, apiId, body, ...request }) {
      if (running.has(burstId)) throw new StudioError('INVALID_ARGUMENT', `Burst ${burstId} is running already.`);
      const cancelling = new AbortController();
      // before anything is waited for: whoever cancels at once is heard
      running.set(burstId, cancelling);
      const place = await placeOf(apiId).catch((error: unknown) => {
        running.delete(burstId);
        throw error;
      });
      const { signal } = cancelling;
      // Each request under way and each wait listens to it: that many are no leak.
      setMaxListeners(atOnce * 4, signal);
      const startedMs = now();
      const statuses = new Map<number, number>();
      let [sent, answered, toldMs] = [0, 0, startedMs];
      let fault: string | undefined;

      const progress = (isFinished: boolean): BurstProgress => ({
        burstId,
        total,
        sent,
        answered,
        statuses: Object.fromEntries(statuses),
        elapsedMs: now() - startedMs,
        isFinished,
        isCancelled: signal.aborted && fault === undefined,
        ...(fault !== undefined && { fault }),
      });

      async function sendOne(): Promise<void> {
        const { status } = await sendRequest({ ...request, ...place, apiId, body: Buffer.from(body, 'utf8'), signal });
        answered += 1;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (now() - toldMs < progressEveryMs) return;
        toldMs = now();
        progressed(progress(false));
      }

      async function sendSome(): Promise<void> {
        while (sent < total && !signal.aborted) {
          const dueMs = perSecond === undefined ? 0 : startedMs + (sent * 1_000) / perSecond - now();
          sent += 1;
          if (dueMs > 0) await wait(dueMs, signal);
          if (signal.aborted) return;
          await sendOne();
        }
      }

      progressed(progress(false));
      try {
        await Promise.all(Array.from({ length: Math.min(atOnce, total) }, sendSome));
      } catch (error) {
        if (!signal.aborted) fault = error instanceof Error ? error.message : String(error);
        cancelling.abort();
      } finally {
        running.delete(burstId);
      }
      const last = progress(true);
      progressed(last);
      return last;
    },
    async cancelBurst({ burstId }) {
      running.get(burstId)?.abort();
      return {};
    },
  };
}
