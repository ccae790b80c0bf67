// What a client is opened with, as it is typed.
import type { KeyValueRow } from '../components/key-value-rows';

export interface ClientDraft {
  readonly name: string;
  readonly stageName: string;
  /** Empty: the handshake as it is written. */
  readonly persona: string;
  /** Divided by commas. */
  readonly subprotocols: string;
  readonly query: readonly KeyValueRow[];
  readonly headers: readonly KeyValueRow[];
}

export const firstDraft: ClientDraft = {
  name: '',
  stageName: '',
  persona: '',
  subprotocols: '',
  query: [],
  headers: [],
};

/** The draft as `sockets.open` takes it. */
export function handshakeOf({ name, stageName, persona, subprotocols, query, headers }: ClientDraft) {
  const sent = (rows: readonly KeyValueRow[]) => rows.filter((row) => row.name !== '' && row.isOn !== false);
  return {
    stageName,
    query: sent(query)
      .map((row) => `${encodeURIComponent(row.name)}=${encodeURIComponent(row.value)}`)
      .join('&'),
    headers: sent(headers).map((row): [string, string] => [row.name, row.value]),
    subprotocols: subprotocols
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(persona !== '' && { persona }),
  };
}
