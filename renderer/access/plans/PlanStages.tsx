// The stages of a usage plan: taken in from a menu, out with a click.
import { Menu } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { StageDot } from '../../components/Count';
import { IconAction } from '../../components/IconAction';
import { ToolButton } from '../../components/ToolButton';
import { useStages } from '../../state/hooks';
import styles from './UsagePlanPage.module.css';

export interface PlanStagesProps {
  readonly plan: UsagePlan;
  readonly apiName: (apiId: string) => string;
  readonly onAdd: (apiId: string, stage: string) => void;
  readonly onRemove: (apiId: string, stage: string) => void;
}

/** Every stage with its API. */
export function PlanStages({ plan, apiName, onAdd, onRemove }: PlanStagesProps) {
  const chosen = plan.apiStages ?? [];
  const others = useStages().filter(
    ({ apiId, stageName }) => !chosen.some((each) => each.apiId === apiId && each.stage === stageName),
  );
  return (
    <section className={styles.card} aria-label="Stages of the plan">
      <div className={styles.stages}>
        {chosen.map(({ apiId, stage }) => (
          <span key={`${apiId}/${stage}`} className={styles.stage}>
            <StageDot stage={stage} />
            {stage}
            <span className={styles.dim}>{apiName(apiId)}</span>
            <IconAction
              size="small"
              icon={X}
              label={`Take ${stage} of ${apiName(apiId)} out of the plan`}
              onClick={() => onRemove(apiId, stage)}
            />
          </span>
        ))}
        <Menu position="bottom-start" width={240} shadow="md">
          <Menu.Target>
            <ToolButton
              size="small"
              tone="subtle"
              icon={Plus}
              aria-haspopup="menu"
              disabledReason={others.length === 0 ? 'every deployed stage is in the plan' : undefined}
            >
              Add stage
            </ToolButton>
          </Menu.Target>
          <Menu.Dropdown mah={260} style={{ overflow: 'auto' }}>
            {others.map(({ apiId, stageName }) => (
              <Menu.Item
                key={`${apiId}/${stageName}`}
                leftSection={<StageDot stage={stageName} />}
                onClick={() => onAdd(apiId, stageName)}
              >
                {stageName} of {apiName(apiId)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  );
}
