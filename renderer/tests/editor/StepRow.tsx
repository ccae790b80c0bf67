// One step of a conversation: who does or hears what. Its details are edited below it.
import { Select } from '@mantine/core';
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ScenarioStep } from '../../../shared/definition/companions/test-suite';
import { FieldError } from '../../components/FormRow';
import { IconAction } from '../../components/IconAction';
import { VerdictMark } from '../VerdictMark';
import rows from './Rows.module.css';
import { StepDetails } from './StepDetails';
import styles from './StepRow.module.css';
import { asKind, clientOf, type StepKind, stepKinds, stepWords } from './scenario-steps';

export interface StepRowProps {
  readonly step: ScenarioStep;
  readonly number: number;
  /** Clients of the scenario, in the order they come in: each has its colour. */
  readonly clients: readonly string[];
  readonly verdict: 'passed' | 'failed' | undefined;
  readonly problem: string | undefined;
  readonly isLast: boolean;
  readonly onChange: (step: ScenarioStep) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Colours that clients take in turn. */
const lanes = 4;

/** Saves as it is typed. */
export function StepRow(props: StepRowProps) {
  const { step, number, clients, verdict, problem, onChange } = props;
  const client = clientOf(step);
  const lane = client === undefined ? undefined : clients.indexOf(client) % lanes;
  return (
    <li className={styles.step} data-lane={lane} data-verdict={verdict} aria-label={`Step ${number}`}>
      <div className={styles.head}>
        <span className={styles.number}>{verdict === undefined ? number : <VerdictMark verdict={verdict} />}</span>
        {client !== undefined && step.do !== 'advanceClock' && (
          <input
            className={styles.client}
            aria-label={`Client of step ${number}`}
            aria-invalid={problem !== undefined || undefined}
            value={client}
            list={`clients-${number}`}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange({ ...step, client: event.target.value })}
          />
        )}
        <datalist id={`clients-${number}`}>
          {clients.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Select
          aria-label={`What happens in step ${number}`}
          w={118}
          data={stepKinds.map((kind) => ({ value: kind, label: stepWords[kind] }))}
          value={step.do}
          allowDeselect={false}
          comboboxProps={{ width: 130, position: 'bottom-start' }}
          onChange={(kind) => onChange(asKind(step, (kind ?? step.do) as StepKind, clients))}
        />
        <span className={styles.end}>
          <IconAction
            icon={ArrowUp}
            label={`Move step ${number} up`}
            size="small"
            {...(number === 1 && { disabledReason: 'It is the first' })}
            onClick={() => props.onMove(-1)}
          />
          <IconAction
            icon={ArrowDown}
            label={`Move step ${number} down`}
            size="small"
            {...(props.isLast && { disabledReason: 'It is the last' })}
            onClick={() => props.onMove(1)}
          />
          <IconAction icon={Trash2} label={`Remove step ${number}`} size="small" onClick={props.onRemove} />
        </span>
      </div>
      <StepDetails step={step} number={number} onChange={onChange} />
      {problem !== undefined && (
        <div className={rows.error}>
          <FieldError message={problem} />
        </div>
      )}
    </li>
  );
}
