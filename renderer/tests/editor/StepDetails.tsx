// What a step of a conversation says beside its client: a message, checks, a persona, a wait.
import { NumberInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import type { ScenarioStep, TestPair } from '../../../shared/definition/companions/test-suite';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { ToolButton } from '../../components/ToolButton';
import { CaptureRows } from './CaptureRows';
import { ExpectationRows } from './ExpectationRows';
import { PersonaField } from './PersonaField';
import rows from './Rows.module.css';
import styles from './StepRow.module.css';
import { messageChecks } from './scenario-steps';

interface StepProps<Kind extends ScenarioStep['do']> {
  readonly step: Extract<ScenarioStep, { do: Kind }>;
  readonly number: number;
  readonly onChange: (step: ScenarioStep) => void;
}

export function StepDetails({ step, number, onChange }: StepProps<ScenarioStep['do']>) {
  switch (step.do) {
    case 'open':
      return <OpenDetails step={step} number={number} onChange={onChange} />;
    case 'send':
    case 'post':
      return (
        <div className={styles.details}>
          <textarea
            className={rows.area}
            aria-label={`Message of step ${number}`}
            value={step.body}
            rows={Math.min(Math.max(step.body.split('\n').length, 1), 8)}
            spellCheck={false}
            onChange={(event) => onChange({ ...step, body: event.target.value })}
          />
        </div>
      );
    case 'expect':
      return <ExpectDetails step={step} number={number} onChange={onChange} />;
    case 'closed':
      return (
        <div className={styles.inline}>
          <Figure
            label="Code"
            value={step.code}
            placeholder="any"
            unit=""
            onChange={(code) =>
              onChange({
                do: 'closed',
                client: step.client,
                withinMs: step.withinMs,
                ...(code !== undefined && { code }),
              })
            }
          />
          <Within step={step} onChange={onChange} />
        </div>
      );
    case 'advanceClock':
      return (
        <div className={styles.inline}>
          <Figure
            label="Forward by"
            value={step.seconds}
            unit="seconds"
            onChange={(seconds) => onChange({ do: 'advanceClock', seconds: seconds ?? 0 })}
          />
        </div>
      );
    case 'close':
      return null;
  }
}

function OpenDetails({ step, number, onChange }: StepProps<'open'>) {
  const { query = [], headers = [] } = step;
  const personaId = useId();
  const [isQueryOpen, setQueryOpen] = useState(false);
  const [areHeadersOpen, setHeadersOpen] = useState(false);
  const put = (next: { [Name in keyof typeof step]?: (typeof step)[Name] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...step, ...next }).filter(([, value]) => value !== undefined),
      ) as ScenarioStep,
    );
  return (
    <div className={styles.details}>
      <div className={styles.inline}>
        <label className={styles.label} htmlFor={personaId}>
          Persona
        </label>
        <span className={styles.persona}>
          <PersonaField id={personaId} persona={step.persona} onChange={(persona) => put({ persona })} />
        </span>
        <Figure
          label="Refused with"
          value={step.refused}
          placeholder="accepted"
          unit=""
          onChange={(refused) => put({ refused })}
        />
        {!isQueryOpen && query.length === 0 && (
          <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => setQueryOpen(true)}>
            Query
          </ToolButton>
        )}
        {!areHeadersOpen && headers.length === 0 && (
          <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => setHeadersOpen(true)}>
            Headers
          </ToolButton>
        )}
      </div>
      {(isQueryOpen || query.length > 0) && (
        <KeyValueEditor
          label={`Query of step ${number}`}
          nameHeading="Query"
          valueHeading="Value"
          addWords="Add query parameter"
          lead="tick"
          mayRepeat
          rows={query.map(({ name, value, enabled }) => ({ name, value, isOn: enabled }))}
          onChange={(next) => put({ query: pairsOf(next) })}
        />
      )}
      {(areHeadersOpen || headers.length > 0) && (
        <KeyValueEditor
          label={`Headers of step ${number}`}
          nameHeading="Header"
          valueHeading="Value"
          addWords="Add header"
          lead="tick"
          mayRepeat
          nameOptions={['Authorization', 'Origin', 'X-API-Key']}
          rows={headers.map(({ name, value, enabled }) => ({ name, value, isOn: enabled }))}
          onChange={(next) => put({ headers: pairsOf(next) })}
        />
      )}
    </div>
  );
}

function ExpectDetails({ step, number, onChange }: StepProps<'expect'>) {
  const { expect, capture = [] } = step;
  const withCaptures = (next: readonly (typeof capture)[number][]) => {
    const { capture: _old, ...rest } = step;
    onChange({ ...rest, ...(next.length > 0 && { capture: [...next] }) });
  };
  return (
    <div className={styles.details}>
      <ExpectationRows
        checks={expect}
        kinds={messageChecks}
        verdicts={noVerdicts}
        noneWords="Any message will do."
        onChange={(next) => onChange({ ...step, expect: [...next] })}
      />
      {capture.length > 0 && <CaptureRows captures={capture} onChange={withCaptures} />}
      <div className={styles.inline}>
        <ToolButton
          tone="subtle"
          size="small"
          icon={Plus}
          aria-label={`Add a check to step ${number}`}
          onClick={() => onChange({ ...step, expect: [...expect, { check: 'path', operator: 'exists', name: '$' }] })}
        >
          Check
        </ToolButton>
        <ToolButton
          tone="subtle"
          size="small"
          icon={Plus}
          aria-label={`Add a capture to step ${number}`}
          onClick={() =>
            withCaptures([...capture, { variable: `value${capture.length + 1}`, from: 'path', name: '$.id' }])
          }
        >
          Capture
        </ToolButton>
        <Within step={step} onChange={onChange} />
      </div>
    </div>
  );
}

const noVerdicts: ReadonlyMap<number, 'passed' | 'failed'> = new Map();

function Within({ step, onChange }: Pick<StepProps<'expect' | 'closed'>, 'step' | 'onChange'>) {
  return (
    <Figure
      label="within"
      value={step.withinMs}
      unit="ms"
      onChange={(withinMs) => onChange({ ...step, withinMs: withinMs ?? 5_000 })}
    />
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly unit: string;
  readonly placeholder?: string;
  readonly onChange: (value: number | undefined) => void;
}

function Figure({ label, value, unit, placeholder, onChange }: FigureProps) {
  const id = useId();
  return (
    <span className={styles.figure}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <NumberInput
        id={id}
        w={92}
        value={value ?? ''}
        placeholder={placeholder ?? ''}
        min={0}
        allowDecimal={false}
        hideControls
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      />
      {unit !== '' && <span className={styles.label}>{unit}</span>}
    </span>
  );
}

/** Undefined where nothing is left, so that the file stays short. */
function pairsOf(
  rowsNow: readonly { readonly name: string; readonly value: string; readonly isOn?: boolean }[],
): TestPair[] | undefined {
  const pairs = rowsNow
    .filter(({ name, value }) => name !== '' || value !== '')
    .map(({ name, value, isOn }) => ({ name, value, enabled: isOn !== false }));
  return pairs.length === 0 ? undefined : pairs;
}
