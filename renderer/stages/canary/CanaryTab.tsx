// The tab of a stage's canary: begin one, or change how the one there is serves.
import { Split } from 'lucide-react';
import type { DeploymentSummary, StageState } from '../../../shared/contract/stages';
import { entityKey } from '../../../shared/definition/entities';
import type { TraceSummary } from '../../../shared/trace/trace';
import { CommandButton } from '../../commands/CommandButton';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid } from '../../components/FormRow';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { CanaryCard } from './CanaryCard';
import styles from './CanaryTab.module.css';

const fields: readonly FieldDescriptor[] = [
  {
    path: ['percentTraffic'],
    label: 'Share',
    control: { kind: 'number', unit: '%', min: 0, max: 100, isWhole: false },
    hint: 'Each request is drawn on its own: the same client may be served by either release.',
  },
  {
    path: ['useStageCache'],
    label: 'Cache',
    control: { kind: 'switch', on: 'Shares the cache of the stage', off: 'Has entries of its own' },
  },
  { path: ['deploymentId'], label: 'Deployment', control: { kind: 'text', isMono: true } },
  {
    path: ['stageVariableOverrides'],
    label: 'Stage variables of the canary',
    control: { kind: 'record', nameLabel: 'Name', valueLabel: 'Value' },
    hint: 'They win over those of the stage; promoting makes them the stage’s own.',
  },
];

export interface CanaryTabProps {
  readonly stage: StageState;
  readonly deployments: readonly DeploymentSummary[];
  readonly rows: readonly TraceSummary[];
}

/** The tab Canary of a REST API's stage. */
export function CanaryTab({ stage, deployments, rows }: CanaryTabProps) {
  if (stage.canary === undefined) {
    return (
      <EmptyState
        icon={Split}
        title="No canary"
        sentence={`A canary serves a share of the requests to ${stage.stageName} with a second deployment, so that few clients meet a mistake.`}
        actions={<CommandButton command="canary.deploy" tone="primary" />}
      />
    );
  }
  const key = entityKey('stage', stage.apiId, stage.stageName);
  return (
    <div className={styles.tab}>
      <CanaryCard stage={stage} deployments={deployments} rows={rows} />
      <FormGrid>
        {fields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={['canarySettings']} field={field} />
        ))}
      </FormGrid>
      <p className={styles.hint}>
        A test on this machine chooses its release with the header <code>X-Gatehouse-Release: canary</code> or{' '}
        <code>production</code>.
      </p>
    </div>
  );
}
