// A burst under way: started here, followed by its events, cancelled by id.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StudioClient } from '../../../shared/contract/contract';
import type { BurstProgress } from '../../../shared/contract/usage';
import { errorToast } from '../../components/error-toast';
import { useToasts } from '../../components/toast-store';
import { useStudio } from '../../state/studio-context';

export type BurstRequest = Omit<Parameters<StudioClient['usage']['burst']>[0], 'burstId'>;

/** How many answers there were of each status when so much time had passed. */
export interface BurstMoment {
  readonly elapsedMs: number;
  readonly statuses: Readonly<Record<string, number>>;
}

export interface Burst {
  readonly progress: BurstProgress | undefined;
  /** What was told so far, for a chart over time. */
  readonly moments: readonly BurstMoment[];
  readonly isRunning: boolean;
  readonly start: (request: BurstRequest) => Promise<void>;
  readonly cancel: () => void;
}

/** One burst at a time; its last state stays to be read. */
export function useBurst(): Burst {
  const { client, connection } = useStudio();
  const toasts = useToasts();
  const [progress, setProgress] = useState<BurstProgress>();
  const [moments, setMoments] = useState<readonly BurstMoment[]>([]);
  const [isRunning, setRunning] = useState(false);
  const burstId = useRef('');

  useEffect(
    () =>
      connection.listen((event) => {
        if (event.name !== 'burst.progress' || event.payload.burstId !== burstId.current) return;
        const { elapsedMs, statuses } = event.payload;
        // what comes later than the answer tells of less than the answer does; its moment counts all the same
        setProgress((known) => (known !== undefined && known.sent > event.payload.sent ? known : event.payload));
        setMoments((old) => [...old, { elapsedMs, statuses }]);
      }),
    [connection],
  );

  const start = useCallback(
    async (request: BurstRequest) => {
      burstId.current = crypto.randomUUID();
      setProgress(undefined);
      setMoments([]);
      setRunning(true);
      try {
        setProgress(await client.usage.burst({ burstId: burstId.current, ...request }));
      } catch (error) {
        toasts.getState().show(errorToast(error));
      } finally {
        setRunning(false);
      }
    },
    [client, toasts],
  );
  const cancel = useCallback(() => void client.usage.cancelBurst({ burstId: burstId.current }), [client]);
  return { progress, moments, isRunning, start, cancel };
}
