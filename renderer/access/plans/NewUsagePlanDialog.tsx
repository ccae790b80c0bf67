// Makes a usage plan: a name, its limits, and the selected stage to begin with.
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { Gauge } from 'lucide-react';
import { useState } from 'react';
import { newShortId } from '../../../shared/definition/ids';
import { FormDialog } from '../../components/FormDialog';
import { useApis, useEntities, useSelectedApiId, useSelectedStageName } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import styles from './UsagePlanPage.module.css';

/** Opens the plan it made. */
export function NewUsagePlanDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, view } = useStudio();
  const names = useEntities('usage-plan').map(({ entity }) => entity.name);
  const apiId = useSelectedApiId();
  const stage = useSelectedStageName();
  const apiName = useApis().find((api) => api.apiId === apiId)?.name;
  const [name, setName] = useState('');
  const [rate, setRate] = useState<number | undefined>(5);
  const [burst, setBurst] = useState<number | undefined>(10);
  const [limit, setLimit] = useState<number>();
  const [hasStage, setHasStage] = useState(true);
  const trimmed = name.trim();
  const problem =
    trimmed === '' ? 'It needs a name' : names.includes(trimmed) ? `There is ${trimmed} already` : undefined;
  const submit = async () => {
    const id = newShortId(Math.random);
    const throttle = {
      ...(rate !== undefined && { rateLimit: rate }),
      ...(burst !== undefined && { burstLimit: burst }),
    };
    await client.definition.put({
      key: `usage-plan:${id}`,
      entity: {
        id,
        name: trimmed,
        ...(Object.keys(throttle).length > 0 && { throttle }),
        ...(limit !== undefined && { quota: { limit, offset: 0, period: 'DAY' } }),
        ...(hasStage && apiId !== undefined && stage !== undefined && { apiStages: [{ apiId, stage }] }),
      },
      label: `New usage plan ${trimmed}`,
    });
    openAccess(view, { section: 'usage-plans', id });
  };
  return (
    <FormDialog
      isOpen
      title="New usage plan"
      icon={Gauge}
      submitLabel="Create"
      disabledReason={problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <TextInput
          label="Name"
          data-autofocus
          placeholder="Mobile"
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.row}>
          <Amount label="Rate, per second" value={rate} hasDecimals onChange={setRate} />
          <Amount label="Burst" value={burst} onChange={setBurst} />
          <Amount label="Quota, per day" value={limit} onChange={setLimit} />
        </div>
        {stage !== undefined && (
          <Checkbox
            size="xs"
            label={`For stage ${stage} of ${apiName}`}
            checked={hasStage}
            onChange={(event) => setHasStage(event.currentTarget.checked)}
          />
        )}
      </div>
    </FormDialog>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly hasDecimals?: boolean;
  readonly onChange: (value: number | undefined) => void;
}

function Amount({ label, value, hasDecimals = false, onChange }: AmountProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ''}
      placeholder="none"
      thousandSeparator=","
      allowDecimal={hasDecimals}
      allowNegative={false}
      hideControls
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}
