// The open connections of a stage: read at first, and again whenever one came or went.
import { useEffect, useState } from 'react';
import type { OpenSocket, SocketEvent } from '../../shared/trace/socket-events';
import { useClient, useMirror } from '../state/studio-context';

/** Oldest first; none where the gateway does not run. */
export function useOpenSockets(apiId: string, stageName: string): readonly OpenSocket[] {
  const client = useClient();
  const [sockets, setSockets] = useState<readonly OpenSocket[]>([]);
  const gateway = useMirror((mirror) => mirror.gateway.status);
  const change = useMirror(({ socketMoments }) => lastChange(socketMoments, apiId));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came or went, and a restart, are why it is read again
  useEffect(() => {
    if (stageName === '') return setSockets([]);
    let isWanted = true;
    client.sockets.connections({ apiId, stageName }).then(
      (open) => isWanted && setSockets([...open].sort((a, b) => a.connectedAt - b.connectedAt)),
      // the stage or the gateway has gone: nobody is connected
      () => isWanted && setSockets([]),
    );
    return () => {
      isWanted = false;
    };
  }, [client, apiId, stageName, change, gateway]);
  return sockets;
}

/** The last opening or end at the API: the list is as of then. */
function lastChange(moments: readonly SocketEvent[], apiId: string): SocketEvent | undefined {
  for (let at = moments.length - 1; at >= 0; at -= 1) {
    const moment = moments[at];
    if (moment?.apiId === apiId && moment.kind !== 'frame') return moment;
  }
  return undefined;
}
