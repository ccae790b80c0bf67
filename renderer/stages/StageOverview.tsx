// What a stage is doing: its addresses, its recent requests in figures, and the last failures.
import { Activity, Copy, Radio } from 'lucide-react';
import type { StageState } from '../../shared/contract/stages';
import type { TraceSummary } from '../../shared/trace/trace';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { MethodBadge } from '../components/MethodBadge';
import { Note } from '../components/Note';
import { SectionHead } from '../components/SectionHead';
import { StatusBadge } from '../components/StatusBadge';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import { openPlace, showRequest } from '../state/view-store';
import { CanaryCard } from './canary/CanaryCard';
import { ComparePanel, type ComparePanelProps } from './compare/ComparePanel';
import { OverviewCharts } from './OverviewCharts';
import styles from './StageOverview.module.css';

export interface StageOverviewProps extends ComparePanelProps {
  /** Recorded requests of the stage. */
  readonly rows: readonly TraceSummary[];
}

/** The first tab of a stage. */
export function StageOverview({ stage, stages, deployments, rows }: StageOverviewProps) {
  return (
    <div className={styles.overview}>
      {stage.lastDeploymentStatusMessage?.startsWith('Deployment attempt failed') === true && (
        <Note tone="error" title="The stage could not deploy the last change by itself.">
          {stage.lastDeploymentStatusMessage}
        </Note>
      )}
      <CanaryCard stage={stage} deployments={deployments} rows={rows} />
      <OverviewCharts stage={stage} />
      <ComparePanel stage={stage} stages={stages} deployments={deployments} />
      <Addresses stage={stage} />
      <Failures rows={rows} stage={stage} />
    </div>
  );
}

const addressNames = {
  host: 'By host name',
  path: 'By path',
  userRequest: 'For scripts of another emulator',
  connections: 'For @connections',
  ownPort: 'Own port',
} as const;

function Addresses({ stage }: { readonly stage: StageState }) {
  const toasts = useToasts();
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    toasts.getState().show({ tone: 'ok', title: 'Address copied', sentence: url });
  };
  const urls = Object.entries(stage.urls) as [keyof typeof addressNames, string][];
  return (
    <section>
      <SectionHead title="Addresses" detail="all serve the same" />
      {stage.portProblem !== undefined && (
        <Note tone="warning" title="The stage’s own port is not open.">
          {stage.portProblem}
        </Note>
      )}
      <div className={styles.table}>
        {urls.map(([form, url]) => (
          <div key={form} className={styles.address}>
            <span>{addressNames[form]}</span>
            <code title={url}>{url}</code>
            <IconAction
              icon={Copy}
              size="small"
              label={`Copy ${addressNames[form].toLowerCase()}`}
              onClick={() => void copy(url)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}

function Failures({ rows, stage }: { readonly rows: readonly TraceSummary[]; readonly stage: StageState }) {
  const { view } = useStudio();
  const failures = rows.filter(({ status }) => status >= 400).slice(0, 8);
  if (rows.length === 0) {
    const isSocket = stage.urls.connections !== undefined;
    return (
      <EmptyState
        icon={Activity}
        place="inline"
        title="No requests yet"
        sentence={<FirstCall stage={stage} />}
        {...(isSocket && {
          actions: (
            <ToolButton icon={Radio} onClick={() => openPlace(view, stage.apiId, { kind: 'clients' })}>
              Open clients
            </ToolButton>
          ),
        })}
      />
    );
  }
  return (
    <section>
      <SectionHead title="Last failures" count={failures.length} />
      <div className={styles.table}>
        {failures.length === 0 && <p className={styles.none}>None among the requests recorded.</p>}
        {failures.map((row) => (
          <button
            key={row.requestId}
            type="button"
            className={styles.failure}
            onClick={() => showRequest(view, row.requestId)}
          >
            <StatusBadge status={row.status} />
            <MethodBadge method={row.method} width="column" />
            <code>{row.path}</code>
            <span className={styles.reason}>
              {row.failure?.reason ?? row.failure?.responseType ?? 'answered by the endpoint'}
            </span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** The line for a terminal that calls the stage. */
function FirstCall({ stage }: { readonly stage: StageState }) {
  const { connections, path } = stage.urls;
  if (connections === undefined) {
    return (
      <>
        Call it: <code>curl {path}/</code>
      </>
    );
  }
  return (
    <>
      Connect to it: <code>npx wscat -c {path}</code>
    </>
  );
}
