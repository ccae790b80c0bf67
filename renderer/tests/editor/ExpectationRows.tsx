// The expectations of a request, a row each: what is looked at, how, and the value.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import {
  operatorsOfCheck,
  type TestCheck,
  type TestCheckKind,
  type TestOperator,
  testCheckKinds,
} from '../../../shared/definition/companions/test-suite';
import { IconAction } from '../../components/IconAction';
import { VerdictMark } from '../VerdictMark';
import { checkKindWords, hasName, hasValue, operatorWords, valueHints, withKind, withOperator } from './check-choice';
import styles from './Rows.module.css';

export interface ExpectationRowsProps {
  readonly checks: readonly TestCheck[];
  /** How each came out last, by its place. */
  readonly verdicts: ReadonlyMap<number, 'passed' | 'failed'>;
  /** What may be looked at; absent: everything. */
  readonly kinds?: readonly TestCheckKind[];
  readonly noneWords?: string;
  readonly onChange: (checks: readonly TestCheck[]) => void;
}

/** Saves as it is typed. */
export function ExpectationRows({
  checks,
  verdicts,
  kinds = testCheckKinds,
  noneWords = 'Nothing is expected: any answer passes.',
  onChange,
}: ExpectationRowsProps) {
  const replace = (index: number, check: TestCheck) =>
    onChange(checks.map((each, at) => (at === index ? check : each)));
  if (checks.length === 0) return <p className={styles.none}>{noneWords}</p>;
  return (
    <fieldset className={styles.rows} aria-label="Expectations">
      {checks.map((check, index) => (
        <ExpectationRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place, and keeps the focus while it is typed in
          key={index}
          check={check}
          number={index + 1}
          kinds={kinds}
          verdict={verdicts.get(index)}
          onChange={(next) => replace(index, next)}
          onRemove={() => onChange(checks.filter((_, at) => at !== index))}
        />
      ))}
    </fieldset>
  );
}

interface ExpectationRowProps {
  readonly check: TestCheck;
  readonly number: number;
  readonly kinds: readonly TestCheckKind[];
  readonly verdict: 'passed' | 'failed' | undefined;
  readonly onChange: (check: TestCheck) => void;
  readonly onRemove: () => void;
}

function ExpectationRow({ check, number, kinds, verdict, onChange, onRemove }: ExpectationRowProps) {
  const { check: kind, operator, name = '', value = '' } = check;
  const named = ({ name: _old, ...rest }: TestCheck, text: string): TestCheck => ({
    ...rest,
    ...(text !== '' && { name: text }),
  });
  return (
    <div className={styles.row}>
      <span className={styles.mark}>{verdict !== undefined && <VerdictMark verdict={verdict} />}</span>
      <span className={styles.cell} data-wide={!hasName(kind)}>
        <Select
          aria-label={`Looks at ${number}`}
          data={kinds.map((each) => ({ value: each, label: checkKindWords[each] }))}
          value={kind}
          allowDeselect={false}
          comboboxProps={{ width: 120, position: 'bottom-start' }}
          onChange={(next) => onChange(withKind(check, (next ?? 'status') as TestCheckKind))}
        />
      </span>
      {hasName(kind) && (
        <input
          className={styles.text}
          aria-label={kind === 'path' ? `JSONPath ${number}` : `Header ${number}`}
          placeholder={kind === 'path' ? '$.items[0].id' : 'Content-Type'}
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange(named(check, event.target.value))}
        />
      )}
      <span className={styles.cell} data-wide={!hasValue(operator)}>
        <Select
          aria-label={`Operator ${number}`}
          data={operatorsOfCheck[kind].map((each) => ({ value: each, label: operatorWords[each] }))}
          value={operator}
          allowDeselect={false}
          comboboxProps={{ width: 130, position: 'bottom-start' }}
          onChange={(next) => onChange(withOperator(check, (next ?? 'equals') as TestOperator))}
        />
      </span>
      {hasValue(operator) && kind === 'body' && (
        <textarea
          className={styles.area}
          aria-label={`Value ${number}`}
          placeholder={operator === 'length' ? 'Number' : valueHints[kind]}
          value={value}
          rows={Math.min(value.split('\n').length, 6)}
          spellCheck={false}
          onChange={(event) => onChange({ ...check, value: event.target.value })}
        />
      )}
      {hasValue(operator) && kind !== 'body' && (
        <input
          className={styles.text}
          aria-label={`Value ${number}`}
          placeholder={operator === 'length' ? 'Number' : valueHints[kind]}
          value={value}
          title={value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onChange({ ...check, value: event.target.value })}
        />
      )}
      <span className={styles.trash}>
        <IconAction icon={Trash2} label={`Remove expectation ${number}`} size="small" onClick={onRemove} />
      </span>
    </div>
  );
}
