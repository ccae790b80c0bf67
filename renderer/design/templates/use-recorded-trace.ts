// The trace of one recorded request, or the last one of the method where none is asked for.
import { useEffect, useState } from 'react';
import type { Trace } from '../../../shared/trace/trace';
import { errorToast } from '../../components/error-toast';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';

/** `last` until the request under `requestId` has been read. */
export function useRecordedTrace(requestId: string | undefined, last: Trace | undefined): Trace | undefined {
  const client = useClient();
  const toasts = useToasts();
  const [read, setRead] = useState<Trace>();
  const wanted = requestId === last?.requestId ? undefined : requestId;
  useEffect(() => {
    if (wanted === undefined) return;
    let isWanted = true;
    client.requests
      .read({ requestId: wanted })
      .then((trace) => isWanted && setRead(trace))
      .catch((error: unknown) => isWanted && toasts.getState().show(errorToast(error)));
    return () => {
      isWanted = false;
    };
  }, [client, toasts, wanted]);
  return wanted !== undefined && read?.requestId === wanted ? read : last;
}
