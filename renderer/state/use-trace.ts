// The trace of one request, read when it is wanted.
import { useEffect, useState } from 'react';
import type { Trace } from '../../shared/trace/trace';
import { useClient } from './studio-context';

export interface TraceReading {
  /** The last one read; it stays while another is on its way. */
  readonly trace: Trace | undefined;
  readonly error: unknown;
}

/** Reads the trace of `requestId` after it has stayed the same for `settleMs`. */
export function useTrace(requestId: string | undefined, settleMs = 0): TraceReading {
  const client = useClient();
  const [reading, setReading] = useState<TraceReading>({ trace: undefined, error: undefined });
  useEffect(() => {
    if (requestId === undefined) {
      setReading({ trace: undefined, error: undefined });
      return;
    }
    let isWanted = true;
    const read = () =>
      client.requests.read({ requestId }).then(
        (trace) => isWanted && setReading({ trace, error: undefined }),
        (error: unknown) => isWanted && setReading({ trace: undefined, error }),
      );
    const timer = setTimeout(() => void read(), settleMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, requestId, settleMs]);
  return reading;
}
