// The newest handshakes at the TLS port, refused ones with the reason in words.
import { RotateCw, Waypoints } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { TlsHandshake } from '../../../shared/trace/tls-handshake';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { ErrorNote } from '../../components/ErrorNote';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { useGateway } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { agreedWords, commonName, outcomeWords, timeText } from './certificate-words';
import styles from './certificates.module.css';
import { useReading } from './use-certificates';

/** Asked again so often while the tab is open. */
const everyMs = 2_000;

const columns: readonly Column<TlsHandshake>[] = [
  { id: 'time', heading: 'Time', width: '88px', cell: ({ at }) => <span className={styles.code}>{timeText(at)}</span> },
  {
    id: 'name',
    heading: 'Server name',
    width: 'minmax(120px, 1.2fr)',
    cell: ({ serverName }) =>
      serverName === '' ? <span className={styles.dim}>none</span> : <span title={serverName}>{serverName}</span>,
  },
  {
    id: 'outcome',
    heading: 'Outcome',
    width: '92px',
    cell: ({ outcome }) => (
      <span className={outcome === 'accepted' ? styles.good : styles.bad}>{outcomeWords[outcome]}</span>
    ),
  },
  { id: 'agreed', heading: 'Agreed on', width: '136px', cell: (handshake) => agreedWords(handshake) },
  {
    id: 'client',
    heading: 'Client',
    width: 'minmax(70px, 0.7fr)',
    cell: ({ clientSubject }) =>
      clientSubject === undefined ? '' : <span title={clientSubject}>{commonName(clientSubject)}</span>,
  },
  {
    id: 'reason',
    heading: 'Why',
    width: 'minmax(100px, 2fr)',
    cell: ({ reason }) => <span title={reason}>{reason}</span>,
  },
];

export function HandshakesTab() {
  const client = useClient();
  const { tlsPort, tlsRefused } = useGateway();
  const read = useCallback(async () => client.certificates.handshakes({}), [client]);
  const { value: handshakes, error, reload } = useReading(read);
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    const timer = setInterval(reload, everyMs);
    return () => clearInterval(timer);
  }, [reload]);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (handshakes === undefined) return null;
  const selected = handshakes.find((handshake) => keyOf(handshake) === chosen);
  const sentence =
    tlsPort === undefined
      ? `No TLS port is open${tlsRefused === undefined ? '' : `: ${tlsRefused}`}. Settings has its number.`
      : `Connections to port ${tlsPort} show here, with the reason where one is refused.`;
  if (handshakes.length === 0) return <EmptyState icon={Waypoints} title="No handshakes yet" sentence={sentence} />;
  return (
    <div className={styles.table}>
      {selected?.reason !== undefined && (
        <Note tone={selected.outcome === 'accepted' ? 'info' : 'error'} title={selected.reason}>
          {selected.certificate}
        </Note>
      )}
      <DataTable
        label="Handshakes"
        columns={columns}
        rows={handshakes}
        keyOf={keyOf}
        selectedKey={chosen}
        onSelect={(row) => setChosen(keyOf(row))}
      />
      <div className={styles.tools}>
        <ToolButton size="small" icon={RotateCw} onClick={reload}>
          Refresh
        </ToolButton>
        <span className={styles.dim}>the last {handshakes.length}</span>
      </div>
    </div>
  );
}

function keyOf({ at, remoteAddress, serverName, outcome, clientSubject = '' }: TlsHandshake): string {
  return [at, remoteAddress, serverName, outcome, clientSubject].join(' ');
}
