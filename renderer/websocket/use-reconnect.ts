// Connecting a client again: a new client like the one that ended, in the same column.
import type { SocketClient } from '../../shared/contract/sockets';
import { useStudio } from '../state/studio-context';
import { firstDraft, handshakeOf } from './client-draft';
import { columnIdOf, columnOf, setReopening, takeOver, useClientsDesk } from './clients-desk';

/** The deed. Of a client from another window only name, stage and persona are known. */
export function useReconnect(): (before: SocketClient) => Promise<void> {
  const { client } = useStudio();
  const desk = useClientsDesk();
  return async (before) => {
    const { apiId, clientId, name, stageName, persona = '' } = before;
    const state = desk.getState();
    const { draft = { ...firstDraft, stageName, persona } } = columnOf(state, columnIdOf(state, clientId));
    setReopening(desk, clientId, true);
    try {
      const opened = await client.sockets.open({ apiId, ...handshakeOf({ ...draft, name }) });
      takeOver(desk, before, opened.clientId);
      await client.sockets.forget({ clientId });
    } finally {
      setReopening(desk, clientId, false);
    }
  };
}
