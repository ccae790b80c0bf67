// The WebSocket panel of the dock: what passes on all connections of the selected API, newest first.
import { Radio } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { type Column, DataTable } from '../components/DataTable';
import { EmptyState } from '../components/EmptyState';
import type { DockPanel } from '../shell/dock-panels';
import { logClock } from '../shell/panels/log-clock';
import { useSelectedApiId, useSelectedStageName, useV2ApiView } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { openPlace, showRequest } from '../state/view-store';
import { type LogRow, logRows } from './client-log';
import { connectionsOf, useClientsDesk } from './clients-desk';
import { FrameText } from './FrameText';
import { useOpenSockets } from './use-open-sockets';
import styles from './WebSocketPanel.module.css';

interface PanelRow extends LogRow {
  readonly stage: string;
  /** A client's name, or the connection id. */
  readonly connection: string;
}

const columns: readonly Column<PanelRow>[] = [
  {
    id: 'time',
    heading: 'Time',
    width: '108px',
    cell: ({ at }) => <code className={styles.quiet}>{logClock(at)}</code>,
  },
  {
    id: 'connection',
    heading: 'Connection',
    width: '140px',
    cell: ({ connection }) => <span title={connection}>{connection}</span>,
  },
  { id: 'stage', heading: 'Stage', width: '80px', cell: ({ stage }) => stage },
  { id: 'kind', heading: 'What', width: '84px', cell: ({ kind }) => <span className={styles[kind]}>{kind}</span> },
  {
    id: 'caption',
    heading: 'Route or cause',
    width: 'minmax(0, 1fr)',
    cell: ({ caption, frame }) => frame !== undefined && <code title={frame.selection?.why}>{caption}</code>,
  },
  {
    id: 'text',
    heading: 'Message',
    width: 'minmax(0, 3fr)',
    cell: ({ text, frame, caption }) =>
      frame === undefined ? `${caption} ${text}` : <FrameText text={text} isWhole={false} />,
  },
  {
    id: 'bytes',
    heading: 'Bytes',
    width: '64px',
    align: 'end',
    cell: ({ bytes, frame }) => frame !== undefined && bytes.toLocaleString('en-US'),
  },
];

/** Enter opens the request of a frame in the traffic. */
function WebSocketPanel() {
  const { view } = useStudio();
  const apiId = useSelectedApiId();
  const api = useV2ApiView(apiId);
  const isWebSocket = api?.api.protocolType === 'WEBSOCKET';
  const stageName = useSelectedStageName() ?? '';
  // reading them once is what makes the gateway tell
  useOpenSockets(apiId ?? '', isWebSocket ? stageName : '');
  const rows = usePanelRows(apiId);
  if (apiId === undefined || !isWebSocket || rows.length === 0) {
    return (
      <EmptyState
        icon={Radio}
        place="inline"
        title={isWebSocket ? 'Nothing has passed yet' : 'No WebSocket API is selected'}
        sentence="Every connection and message of a WebSocket API is listed here as it happens."
      />
    );
  }
  return (
    <DataTable
      label="WebSocket frames of this API"
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={({ frame }) => {
        if (frame?.requestId === undefined) openPlace(view, apiId, { kind: 'clients' });
        else showRequest(view, frame.requestId);
      }}
    />
  );
}

function usePanelRows(apiId: string | undefined): readonly PanelRow[] {
  const moments = useMirror(({ socketMoments }) => socketMoments);
  const clients = useMirror(({ socketClients }) => socketClients);
  const desk = useStore(useClientsDesk());
  return useMemo(() => {
    const own = moments.filter((moment) => moment.apiId === apiId);
    const names = new Map(
      clients.flatMap((client) => connectionsOf(desk, client).map((id) => [id, client.name] as const)),
    );
    return logRows(own)
      .map((row, index): PanelRow => {
        const { connectionId = '', stage = '' } = own[index] ?? {};
        return { ...row, stage, connection: names.get(connectionId) ?? connectionId };
      })
      .reverse();
  }, [moments, clients, desk, apiId]);
}

export const webSocketPanel: DockPanel = {
  name: 'websocket',
  title: 'WebSocket',
  icon: Radio,
  Content: WebSocketPanel,
};
