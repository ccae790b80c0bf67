// The traces panel: the last requests of the selected API, beside whatever is open. A click shows one in the traffic.
import { Activity } from 'lucide-react';
import { useMemo } from 'react';
import type { TraceSummary } from '../../../shared/trace/trace';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { MethodBadge } from '../../components/MethodBadge';
import { StatusBadge } from '../../components/StatusBadge';
import { useRequests, useSelectedApiId } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { showRequest } from '../../state/view-store';
import type { DockPanel } from '../dock-panels';
import { logClock } from './log-clock';
import styles from './panels.module.css';

const columns: readonly Column<TraceSummary>[] = [
  {
    id: 'time',
    heading: 'Time',
    width: '108px',
    cell: ({ startedAt }) => <code className={styles.quiet}>{logClock(startedAt)}</code>,
  },
  { id: 'method', heading: 'Method', width: '74px', cell: ({ method }) => <MethodBadge method={method} /> },
  { id: 'path', heading: 'Path', width: 'minmax(0, 2fr)', cell: ({ path }) => <code title={path}>{path}</code> },
  { id: 'status', heading: 'Status', width: '76px', cell: ({ status }) => <StatusBadge status={status} /> },
  {
    id: 'reason',
    heading: 'Reason',
    width: 'minmax(0, 3fr)',
    cell: ({ failure }) => {
      const words = failure?.reason ?? failure?.responseType ?? '';
      return <span title={words}>{words}</span>;
    },
  },
  {
    id: 'stage',
    heading: 'Stage',
    width: '96px',
    cell: ({ stage, origin }) => (origin === 'test' ? 'test' : stage),
  },
  {
    id: 'ms',
    heading: 'ms',
    width: '64px',
    align: 'end',
    cell: ({ durationMs }) => Math.round(durationMs).toLocaleString('en-US'),
  },
];

/** Newest first. */
function TracesPanel() {
  const { view } = useStudio();
  const apiId = useSelectedApiId();
  const requests = useRequests();
  const rows = useMemo(() => requests.filter((request) => request.apiId === apiId), [requests, apiId]);
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={Activity}
        place="inline"
        title="No requests yet"
        sentence="Every request to this API is listed here as it comes in."
      />
    );
  }
  return (
    <DataTable
      label="Requests of this API"
      columns={columns}
      rows={rows}
      keyOf={({ requestId }) => requestId}
      onOpen={({ requestId }) => showRequest(view, requestId)}
    />
  );
}

export const tracesPanel: DockPanel = { name: 'traces', title: 'Traces', icon: Activity, Content: TracesPanel };
