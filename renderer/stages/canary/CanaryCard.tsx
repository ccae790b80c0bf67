// The canary of a stage: how requests are split, how both releases do, and the ways on.
import { OctagonX, Timer, Users } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DeploymentSummary, StageState } from '../../../shared/contract/stages';
import type { TraceSummary } from '../../../shared/trace/trace';
import { CommandButton } from '../../commands/CommandButton';
import { countWords } from '../../components/count-words';
import { describeError } from '../../components/error-words';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';
import styles from './CanaryCard.module.css';
import { nextShare, releaseFigures } from './release-figures';

export interface CanaryCardProps {
  readonly stage: StageState;
  readonly deployments: readonly DeploymentSummary[];
  /** Recorded requests of the stage. */
  readonly rows: readonly TraceSummary[];
}

/** Nothing where the stage has no canary. */
export function CanaryCard({ stage, deployments, rows }: CanaryCardProps) {
  const { canary } = stage;
  const set = useShare(stage);
  if (canary === undefined) return null;
  const next = nextShare(canary.percentTraffic);
  const versionOf = (id: string | undefined) => deployments.find((deployment) => deployment.id === id)?.version;
  const served = rows.filter(({ isCanary }) => isCanary === true).length;
  return (
    <section className={styles.card} aria-label="Canary">
      <div className={styles.head}>
        <h3>Canary</h3>
        <span className={styles.quiet}>
          served {served.toLocaleString('en-US')} of {countWords(rows.length, 'recorded request')}
        </span>
        <span className={styles.actions}>
          {stage.deploymentId !== undefined && canary.isServed && (
            <>
              <CommandButton command="canary.compare" label="What it changes" size="small" />
              <CommandButton command="canary.replay" label="Replay through both" size="small" />
            </>
          )}
          {next !== undefined && (
            <ToolButton size="small" onClick={() => set(next)}>
              Raise to {next} %
            </ToolButton>
          )}
          <CommandButton command="canary.remove" label="End" size="small" />
          <CommandButton command="canary.promote" label="Promote" tone="primary" size="small" />
        </span>
      </div>
      {!canary.isServed && (
        <Note tone="warning" title={`Deployment ${canary.deploymentId} is not on this machine.`}>
          Every request is served by the stage’s own deployment. Deploy as canary again to serve one.
        </Note>
      )}
      <SplitBar
        percent={canary.percentTraffic}
        production={{ id: stage.deploymentId ?? '', version: versionOf(stage.deploymentId) }}
        canary={{ id: canary.deploymentId, version: versionOf(canary.deploymentId) }}
        onChange={set}
      />
      <Figures rows={rows} />
    </section>
  );
}

/** Sets the canary's share; what went wrong becomes a toast. */
function useShare({ apiId, stageName }: StageState): (percentTraffic: number) => void {
  const client = useClient();
  const toasts = useToasts();
  return (percentTraffic) => {
    client.canaries.set({ apiId, stageName, percentTraffic }).catch((error: unknown) => {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
    });
  };
}

interface Release {
  readonly id: string;
  readonly version: number | undefined;
}

interface SplitBarProps {
  readonly percent: number;
  readonly production: Release;
  readonly canary: Release;
  readonly onChange: (percent: number) => void;
}

/** The split as a bar whose border is dragged; the keyboard moves it by one percent. */
function SplitBar({ percent, production, canary, onChange }: SplitBarProps) {
  const [dragged, setDragged] = useState<number>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dragged is over once the studio says so
  useEffect(() => setDragged(undefined), [percent]);
  const shown = dragged ?? percent;
  const settle = () => dragged !== undefined && dragged !== percent && onChange(dragged);
  return (
    <div
      className={styles.split}
      style={{ gridTemplateColumns: `minmax(0, ${100 - shown}fr) 5px minmax(0, ${shown}fr)` }}
    >
      <span className={styles.production}>
        <b>{round(100 - shown)} %</b> <code>{production.id}</code>
        {production.version !== undefined && <span className={styles.quiet}>v{production.version}, current</span>}
      </span>
      <i className={styles.border} />
      <span className={styles.canary}>
        <b>{round(shown)} %</b> <code>{canary.id}</code>
        {canary.version !== undefined && <span>v{canary.version}</span>}
      </span>
      <input
        type="range"
        className={styles.handle}
        aria-label="Share of the canary"
        aria-valuetext={`${round(shown)} percent`}
        min={0}
        max={100}
        step={1}
        value={100 - shown}
        onChange={(event) => setDragged(100 - Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </div>
  );
}

function Figures({ rows }: { readonly rows: readonly TraceSummary[] }) {
  const { production, canary, p95DifferenceMs } = releaseFigures(rows);
  if (canary.count === 0) return <p className={styles.quiet}>The canary has not served a recorded request yet.</p>;
  const worse = canary.share5xx > production.share5xx;
  return (
    <div className={styles.figures}>
      <span>
        <Users size={13} strokeWidth={1.8} aria-hidden="true" />
        <b>{share(canary.share4xx)}</b> 4xx against {share(production.share4xx)}
      </span>
      <span data-tone={worse ? 'error' : 'ok'}>
        <OctagonX size={13} strokeWidth={1.8} aria-hidden="true" />
        <b>{share(canary.share5xx)}</b> 5xx against {share(production.share5xx)}
      </span>
      {p95DifferenceMs !== undefined && (
        <span data-tone={p95DifferenceMs > 0 ? 'warn' : 'ok'}>
          <Timer size={13} strokeWidth={1.8} aria-hidden="true" />
          <b>
            {p95DifferenceMs > 0 ? '+' : '−'}
            {Math.abs(p95DifferenceMs).toFixed(1)} ms
          </b>
          p95
        </span>
      )}
    </div>
  );
}

function share(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

function round(percent: number): string {
  return String(Math.round(percent * 10) / 10);
}
