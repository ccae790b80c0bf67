// The sidebar of Run: stages, what the selected one does not serve yet, and the deployments there are.
import { Split } from 'lucide-react';
import type { DeploymentSummary, StageState } from '../../shared/contract/stages';
import { findStage } from '../../shared/definition/any-api';
import { CommandButton } from '../commands/CommandButton';
import { Count, StageDot } from '../components/Count';
import { countWords } from '../components/count-words';
import { joinClasses } from '../components/join-classes';
import { MethodBadge } from '../components/MethodBadge';
import { PaneHead } from '../components/PaneHead';
import { neighbour } from '../components/roving';
import { describeEntity, placeOfEntity } from '../state/entity-words';
import { useMirror, useStudio } from '../state/studio-context';
import { openPlace, selectStage } from '../state/view-store';
import { DeploymentRow } from './DeploymentRow';
import styles from './StageSidebar.module.css';
import { spokenMoment } from './spoken-moment';

/** Rows of a list that is not virtual. */
const mostShown = 50;

export interface StageSidebarProps {
  readonly deployments: readonly DeploymentSummary[];
  /** The list of deployments is to be read again. */
  readonly onChange: () => void;
  readonly stages: readonly StageState[];
  readonly stage: StageState;
}

/** Stages as cards; below them pending changes and deployments. */
export function StageSidebar({ deployments, onChange, stages, stage }: StageSidebarProps) {
  return (
    <aside className={styles.side} aria-label="Stages" data-region="sidebar">
      <PaneHead title="Stages" place="side">
        <CommandButton command="deployment.create-to" look="icon" label="Deploy to a new stage" />
      </PaneHead>
      <div className={styles.scroll}>
        <StageCards stages={stages} selected={stage.stageName} />
        {stage.pending.length > 0 && <PendingChanges stage={stage} />}
        <DeploymentList deployments={deployments} stage={stage} onChange={onChange} />
      </div>
    </aside>
  );
}

function StageCards({ stages, selected }: { readonly stages: readonly StageState[]; readonly selected: string }) {
  const { view } = useStudio();
  return (
    <div
      className={styles.cards}
      role="listbox"
      aria-label="Stages"
      onKeyDown={(event) => {
        const options = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')];
        const next = neighbour(options, options.indexOf(event.target as HTMLElement), event.key, 'vertical');
        if (next === undefined) return;
        event.preventDefault();
        options[next]?.focus();
        options[next]?.click();
      }}
    >
      {stages.map((stage) => (
        <button
          key={stage.stageName}
          type="button"
          role="option"
          aria-selected={stage.stageName === selected}
          tabIndex={stage.stageName === selected ? 0 : -1}
          className={joinClasses(styles.card, stage.stageName === selected && styles.selected)}
          onClick={() => selectStage(view, stage.apiId, stage.stageName)}
        >
          <span className={styles.cardHead}>
            <StageDot stage={stage.stageName} />
            <b>{stage.stageName}</b>
            {stage.canary !== undefined && (
              <span className={styles.canary}>
                <Split size={12} strokeWidth={1.8} aria-hidden="true" />
                canary
              </span>
            )}
            {stage.pending.length > 0 && (
              <Count value={stage.pending.length} tone="warning" label={`${stage.pending.length} not deployed`} />
            )}
          </span>
          <span className={styles.quiet}>
            {stage.deploymentId === undefined ? 'nothing deployed' : <code>{stage.deploymentId}</code>}
            {stage.deployedAt !== undefined && ` ${spokenMoment(stage.deployedAt, Date.now())}`}
          </span>
          {stage.canary !== undefined && (
            <span className={styles.quiet}>
              canary <code>{stage.canary.deploymentId}</code> at {stage.canary.percentTraffic} %
            </span>
          )}
          <StateWords stage={stage} />
        </button>
      ))}
    </div>
  );
}

/** What it serves of the working copy, and whether it follows by itself. */
function StateWords({ stage }: { readonly stage: StageState }) {
  const isAuto = useMirror(
    ({ definition }) => findStage(definition, stage.apiId, stage.stageName)?.autoDeploy === true,
  );
  const state =
    stage.pending.length === 0
      ? 'serves the working copy'
      : `${countWords(stage.pending.length, 'change')} not deployed`;
  return <span className={styles.quiet}>{isAuto ? `auto-deploy, ${state}` : state}</span>;
}

function PendingChanges({ stage }: { readonly stage: StageState }) {
  const { connection, view } = useStudio();
  return (
    <section className={styles.section} aria-label={`Not deployed to ${stage.stageName}`}>
      <div className={styles.sectionHead}>
        <h3>Not deployed to {stage.stageName}</h3>
        <Count value={stage.pending.length} tone="warning" />
        <span className={styles.end}>
          <CommandButton command="deployment.create" label="Deploy" size="small" />
        </span>
      </div>
      {stage.pending.slice(0, mostShown).map((key) => {
        const { title, httpMethod } = describeEntity(key, connection);
        const place = placeOfEntity(key);
        return (
          <button
            key={key}
            type="button"
            className={styles.row}
            disabled={place === undefined}
            onClick={() => place && openPlace(view, place.apiId, place.place)}
          >
            {httpMethod !== undefined && <MethodBadge method={httpMethod} width="column" />}
            <span className={httpMethod === undefined ? styles.name : styles.path}>{title}</span>
          </button>
        );
      })}
      {stage.pending.length > mostShown && <p className={styles.quiet}>and {stage.pending.length - mostShown} more</p>}
    </section>
  );
}

function DeploymentList({
  deployments,
  stage,
  onChange,
}: {
  readonly deployments: readonly DeploymentSummary[];
  readonly stage: StageState;
  readonly onChange: () => void;
}) {
  return (
    <section className={styles.section} aria-label="Deployments">
      <div className={styles.sectionHead}>
        <h3>Deployments</h3>
        <Count value={deployments.length} />
      </div>
      {deployments.slice(0, mostShown).map((deployment) => (
        <DeploymentRow key={deployment.id} deployment={deployment} stage={stage} onChange={onChange} />
      ))}
      {deployments.length > mostShown && <p className={styles.quiet}>and {deployments.length - mostShown} older</p>}
    </section>
  );
}
