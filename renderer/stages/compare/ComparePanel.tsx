// What changed between two states of an API: any two of working copy, stages and deployments.
import { ArrowRight, GitCompare } from 'lucide-react';
import { useState } from 'react';
import type { Comparison, DeploymentSummary, StageState } from '../../../shared/contract/stages';
import { countWords } from '../../components/count-words';
import { ErrorNote } from '../../components/ErrorNote';
import { Segments } from '../../components/Segments';
import { ToolButton } from '../../components/ToolButton';
import { useMirror, useStudio } from '../../state/studio-context';
import { ChangeRow } from './ChangeRow';
import styles from './ComparePanel.module.css';
import { type ComparedPair, firstPair, type SideChoice, sideChoices } from './compared-sides';
import { SideSelect } from './SideSelect';
import { useComparison } from './use-comparison';

export interface ComparePanelProps {
  readonly stage: StageState;
  readonly stages: readonly StageState[];
  readonly deployments: readonly DeploymentSummary[];
}

/** Rows that are shown at first. */
const mostShown = 40;

/** A card; nothing where the stage serves nothing that could be compared. */
export function ComparePanel({ stage, stages, deployments }: ComparePanelProps) {
  const [chosen, setChosen] = useState<ComparedPair>();
  const choices = sideChoices(stages, deployments);
  const isThere = (value: string) => choices.some((choice) => choice.value === value);
  const pair = chosen !== undefined && isThere(chosen.before) && isThere(chosen.after) ? chosen : firstPair(stage);
  if (pair === undefined || !isThere(pair.before) || !isThere(pair.after)) return null;
  return <Compared stage={stage} stages={stages} choices={choices} pair={pair} onChange={setChosen} />;
}

interface ComparedProps {
  readonly stage: StageState;
  readonly stages: readonly StageState[];
  readonly choices: readonly SideChoice[];
  readonly pair: ComparedPair;
  readonly onChange: (pair: ComparedPair) => void;
}

function Compared({ stage, stages, choices, pair, onChange }: ComparedProps) {
  const { view } = useStudio();
  const [look, setLook] = useState<'meaning' | 'fields'>('meaning');
  const [isWhole, setWhole] = useState(false);
  const revision = useMirror(({ revision: edits }) => edits);
  const served = stages.map(({ stageName, deploymentId = '' }) => `${stageName}=${deploymentId}`).join(' ');
  const state = useComparison(stage.apiId, pair, `${revision} ${served}`);
  const comparison = state.kind === 'read' ? state.comparison : undefined;
  const changes = comparison?.changes ?? [];
  return (
    <section className={styles.card} aria-label="What changed">
      <div className={styles.head}>
        <h3>What changed</h3>
        <SideSelect
          label="From"
          choices={choices}
          value={pair.before}
          onChange={(before) => onChange({ ...pair, before })}
        />
        <ArrowRight size={13} strokeWidth={1.8} aria-label="to" />
        <SideSelect
          label="To"
          choices={choices}
          value={pair.after}
          onChange={(after) => onChange({ ...pair, after })}
        />
        <span className={styles.summary} role="status">
          {comparison && summaryOf(comparison)}
        </span>
        <ToolButton
          size="small"
          icon={GitCompare}
          onClick={() =>
            view.setState({ overlay: { kind: 'replay', apiId: stage.apiId, stageName: stage.stageName, ...pair } })
          }
        >
          Replay
        </ToolButton>
        <Segments
          label="Show changes by"
          options={[
            { value: 'meaning', label: 'Meaning' },
            { value: 'fields', label: 'Fields' },
          ]}
          value={look}
          onChange={setLook}
        />
      </div>
      {state.kind === 'failed' && <ErrorNote error={state.error} />}
      <ul className={styles.rows}>
        {changes.slice(0, isWhole ? undefined : mostShown).map((change) => (
          <ChangeRow key={change.key} change={change} isFields={look === 'fields'} />
        ))}
        {(comparison?.stageSettings.length ?? 0) > 0 && (
          <ChangeRow
            isFields={look === 'fields'}
            change={{
              key: `stage:${stage.apiId}/${stage.stageName}`,
              change: 'changed',
              title: 'Stage settings',
              details: comparison?.stageSettings ?? [],
              risk: { level: 'check', why: 'Settings of stages work without a deployment.' },
            }}
          />
        )}
      </ul>
      {!isWhole && changes.length > mostShown && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          Show {changes.length - mostShown} more
        </button>
      )}
    </section>
  );
}

function summaryOf({ changes, stageSettings }: Comparison): string {
  if (changes.length + stageSettings.length === 0) return 'no difference';
  const breaking = changes.filter(({ risk }) => risk.level === 'breaking').length;
  return [countWords(changes.length, 'change'), ...(breaking > 0 ? [`${breaking} breaking`] : [])].join(', ');
}
