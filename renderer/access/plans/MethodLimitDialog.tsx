// Writes down the limit of one method in one stage of a plan.
import { NumberInput, Select } from '@mantine/core';
import { Gauge } from 'lucide-react';
import { useState } from 'react';
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { FormDialog } from '../../components/FormDialog';
import { useApiView } from '../../state/hooks';
import { burstTargets } from '../throttle/burst-target';
import { type Limits, type MethodLimit, methodKeyOf, methodOfKey } from './plan-edits';
import styles from './UsagePlanPage.module.css';

export interface MethodLimitDialogProps {
  readonly plan: UsagePlan;
  readonly apiName: (apiId: string) => string;
  /** The limit to change; undefined makes one. */
  readonly limit: MethodLimit | undefined;
  readonly onSave: (place: Pick<MethodLimit, 'apiId' | 'stage' | 'methodKey'>, limits: Limits) => Promise<void>;
  readonly onClose: () => void;
}

/** Stage, method, rate and burst. */
export function MethodLimitDialog({ plan, apiName, limit, onSave, onClose }: MethodLimitDialogProps) {
  const stages = plan.apiStages ?? [];
  const [at, setAt] = useState(() => (limit === undefined ? stageText(stages[0]) : stageText(limit)));
  const chosen = stages.find((stage) => stageText(stage) === at);
  const view = useApiView(chosen?.apiId);
  const targets = view === undefined ? [] : burstTargets(view);
  const [method, setMethod] = useState(limit === undefined ? undefined : `${limit.httpMethod} ${limit.path}`);
  const [rate, setRate] = useState<number | undefined>(limit === undefined ? 2 : limit.rateLimit);
  const [burst, setBurst] = useState<number | undefined>(limit === undefined ? 4 : limit.burstLimit);
  const name = method ?? targets[0]?.name;
  const names = [...new Set([...targets.map((target) => target.name), ...(limit === undefined ? [] : [name ?? ''])])];
  const save = async () => {
    if (chosen === undefined || name === undefined) return;
    const [httpMethod = '', path = '/'] = name.split(' ');
    const methodKey = methodKeyOf(path, httpMethod);
    await onSave({ apiId: chosen.apiId, stage: chosen.stage, methodKey }, { rateLimit: rate, burstLimit: burst });
  };
  return (
    <FormDialog
      isOpen
      title={limit === undefined ? 'Add method limit' : `Limit of ${methodOfKey(limit.methodKey).path}`}
      icon={Gauge}
      submitLabel={limit === undefined ? 'Add' : 'Save'}
      disabledReason={name === undefined ? 'the API has no methods' : undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Select
          label="Stage"
          data={stages.map((stage) => ({ value: stageText(stage), label: `${apiName(stage.apiId)}, ${stage.stage}` }))}
          value={at}
          disabled={limit !== undefined}
          allowDeselect={false}
          onChange={(next) => next !== null && setAt(next)}
        />
        <Select
          label="Method"
          data={names}
          value={name ?? null}
          disabled={limit !== undefined}
          allowDeselect={false}
          searchable
          onChange={(next) => setMethod(next ?? undefined)}
        />
        <div className={styles.row}>
          <NumberInput
            label="Rate, per second"
            data-autofocus
            value={rate ?? ''}
            placeholder="10,000"
            allowNegative={false}
            hideControls
            onChange={(next) => setRate(typeof next === 'number' ? next : undefined)}
          />
          <NumberInput
            label="Burst"
            value={burst ?? ''}
            placeholder="5,000"
            allowDecimal={false}
            allowNegative={false}
            hideControls
            onChange={(next) => setBurst(typeof next === 'number' ? next : undefined)}
          />
        </div>
      </div>
    </FormDialog>
  );
}

function stageText(stage: { readonly apiId: string; readonly stage: string } | undefined): string {
  return stage === undefined ? '' : `${stage.apiId}/${stage.stage}`;
}
