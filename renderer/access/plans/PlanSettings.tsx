// Rate, burst and quota of a usage plan, edited in place.
import { NumberInput, Select } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { UsagePlan } from '../../../shared/definition/companions/usage-plan';
import type { EntityKey } from '../../../shared/definition/entities';
import { FidelityMark } from '../../components/FidelityMark';
import { FieldError } from '../../components/FormRow';
import { useField } from '../../state/editing';
import { useFidelity } from '../../state/hooks';
import { periodWords } from '../limits/limit-words';
import styles from './UsagePlanPage.module.css';

type Quota = NonNullable<UsagePlan['quota']>;

const periods = (['DAY', 'WEEK', 'MONTH'] as const).map((value) => ({ value, label: periodWords[value].per }));

/** An empty field takes the limit away. */
export function PlanSettings({ entityKey }: { readonly entityKey: EntityKey }) {
  const rate = useField<number>(entityKey, ['throttle', 'rateLimit']);
  const burst = useField<number>(entityKey, ['throttle', 'burstLimit']);
  const quota = useField<Quota>(entityKey, ['quota']);
  const errors = [rate.error, burst.error, quota.error].filter((error) => error !== undefined);
  const setLimit = (limit: number | undefined) =>
    quota.set(limit === undefined ? undefined : { offset: 0, period: 'DAY', ...quota.value, limit });
  return (
    <>
      <div className={styles.settings}>
        <Setting label="Rate" setting="usage-plan.throttle.rateLimit" unit="per second">
          {(id) => (
            <Amount id={id} value={rate.value} onChange={rate.set} hasDecimals isWrong={rate.error !== undefined} />
          )}
        </Setting>
        <Setting label="Burst" setting="usage-plan.throttle.burstLimit">
          {(id) => <Amount id={id} value={burst.value} onChange={burst.set} isWrong={burst.error !== undefined} />}
        </Setting>
        <Setting label="Quota" setting="usage-plan.quota.limit">
          {(id) => (
            <>
              <Amount id={id} value={quota.value?.limit} onChange={setLimit} isWrong={quota.error !== undefined} />
              {quota.value !== undefined && (
                <Select
                  aria-label="Period of the quota"
                  className={styles.period ?? ''}
                  data={periods}
                  value={quota.value.period}
                  allowDeselect={false}
                  comboboxProps={{ shadow: 'md' }}
                  onChange={(period) =>
                    quota.value !== undefined &&
                    period !== null &&
                    quota.setNow({ ...quota.value, period: period as Quota['period'] })
                  }
                />
              )}
            </>
          )}
        </Setting>
        {quota.value !== undefined && (
          <Setting label="Offset" setting="usage-plan.quota.offset" hint="Taken off the first period of a key.">
            {(id) => (
              <Amount
                id={id}
                value={quota.value?.offset ?? 0}
                isWrong={quota.error !== undefined}
                onChange={(offset) => quota.value !== undefined && quota.set({ ...quota.value, offset: offset ?? 0 })}
              />
            )}
          </Setting>
        )}
      </div>
      {errors.map((error) => (
        <FieldError key={error} message={error} />
      ))}
    </>
  );
}

interface SettingProps {
  readonly label: string;
  readonly setting: string;
  readonly hint?: string;
  readonly unit?: string;
  readonly children: (id: string) => ReactNode;
}

function Setting({ label, setting, hint, unit, children }: SettingProps) {
  const id = useId();
  const fidelity = useFidelity(setting);
  return (
    <div className={styles.field} title={hint}>
      <span className={styles.label}>
        {fidelity !== undefined && (
          <FidelityMark fidelity={fidelity.fidelity} {...(fidelity.note !== undefined && { note: fidelity.note })} />
        )}
        <label htmlFor={id}>{label}</label>
      </span>
      {children(id)}
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
    </div>
  );
}

interface AmountProps {
  readonly id: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly hasDecimals?: boolean;
  readonly isWrong: boolean;
}

function Amount({ id, value, onChange, hasDecimals = false, isWrong }: AmountProps) {
  return (
    <NumberInput
      id={id}
      className={styles.number ?? ''}
      value={value ?? ''}
      placeholder="none"
      thousandSeparator=","
      allowDecimal={hasDecimals}
      allowNegative={false}
      clampBehavior="none"
      hideControls
      error={isWrong}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
    />
  );
}
