// The form of one statement: the part of the request it looks at, and what it compares it with.
import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { X } from 'lucide-react';
import { oversizeHandlings, textTransformationTypes } from '../../../shared/waf/field-to-match';
import { comparisonOperators, positionalConstraints } from '../../../shared/waf/statement';
import { IconAction } from '../../components/IconAction';
import { Amount, Choice, plain, Typed } from './form-controls';
import styles from './RuleFields.module.css';
import {
  emptyStatement,
  fieldKinds,
  fieldNameLabel,
  hasField,
  hasOversize,
  hasScope,
  type StatementForm,
  statementKinds,
} from './statement-form';
import { useArns } from './waf-things';

export interface StatementFieldsProps {
  readonly statement: StatementForm;
  /** From 1. */
  readonly position: number;
  readonly onChange: (statement: StatementForm) => void;
  /** Absent where the rule needs it. */
  readonly onRemove: (() => void) | undefined;
}

/** Shows the fields that the kind of statement has. */
export function StatementFields({ statement, position, onChange, onRemove }: StatementFieldsProps) {
  const { kind, isNegated } = statement;
  const set = (change: Partial<StatementForm>) => onChange({ ...statement, ...change });
  return (
    <fieldset className={styles.statement} aria-label={`Statement ${position}`}>
      <div className={styles.head}>
        <Choice
          label="Requests by"
          options={statementKinds}
          value={kind}
          onChoose={(chosen) => set({ ...kept(statement), kind: chosen })}
        />
        <Checkbox
          className={styles.not}
          label="that do not match"
          checked={isNegated}
          onChange={(event) => set({ isNegated: event.currentTarget.checked })}
        />
        {onRemove !== undefined && <IconAction icon={X} label={`Remove statement ${position}`} onClick={onRemove} />}
      </div>
      {hasField(kind) && <FieldChoice statement={statement} set={set} />}
      <Sought statement={statement} set={set} />
    </fieldset>
  );
}

/** What another kind of statement has too. */
function kept({ isNegated, field, fieldName, scope, oversize, transformations }: StatementForm): StatementForm {
  return { ...emptyStatement, isNegated, field, fieldName, scope, oversize, transformations };
}

interface PartProps {
  readonly statement: StatementForm;
  readonly set: (change: Partial<StatementForm>) => void;
}

function FieldChoice({ statement, set }: PartProps) {
  const { field, fieldName, scope, oversize, transformations } = statement;
  const nameLabel = fieldNameLabel(field);
  return (
    <>
      <div className={styles.row}>
        <Choice
          label="Look at"
          options={fieldKinds}
          value={field}
          onChoose={(chosen) => set({ field: chosen, fieldName: '', scope: 'ALL' })}
        />
        {nameLabel !== undefined && (
          <Typed
            label={nameLabel}
            value={fieldName}
            placeholder={hasScope(field) ? 'all' : ''}
            onType={(typed) => set({ fieldName: typed })}
          />
        )}
        {hasScope(field) && (
          <Choice label="In" options={scopes} value={scope} onChoose={(chosen) => set({ scope: chosen })} />
        )}
        {hasOversize(field) && (
          <Choice
            label="Where it is too long"
            options={plain(oversizeHandlings)}
            value={oversize ?? 'CONTINUE'}
            onChoose={(chosen) => set({ oversize: chosen })}
          />
        )}
      </div>
      <MultiSelect
        label="Transformed by, in this order"
        data={[...textTransformationTypes.slice(1)]}
        value={[...transformations]}
        placeholder={transformations.length === 0 ? 'nothing' : ''}
        maxValues={10}
        searchable
        onChange={(chosen) => set({ transformations: textTransformationTypesIn(chosen) })}
      />
    </>
  );
}

function textTransformationTypesIn(chosen: readonly string[]): StatementForm['transformations'] {
  return chosen.flatMap((name) => textTransformationTypes.filter((type) => type === name));
}

const scopes = [
  { value: 'ALL', label: 'Names and values' },
  { value: 'KEY', label: 'Names' },
  { value: 'VALUE', label: 'Values' },
] as const;

/** What the statement compares with. */
function Sought({ statement, set }: PartProps) {
  const { kind, text, amount, position, operator, sensitivity, labelScope } = statement;
  const type = (typed: string) => set({ text: typed });
  switch (kind) {
    case 'bytes':
      return (
        <div className={styles.row}>
          <Choice
            label="Position"
            options={plain(positionalConstraints)}
            value={position}
            onChoose={(chosen) => set({ position: chosen })}
          />
          <Typed label="Text" value={text} onType={type} />
        </div>
      );
    case 'regex':
      return <Typed label="Pattern" value={text} onType={type} />;
    case 'sql':
      return (
        <Choice
          label="Sensitivity"
          options={plain(sensitivities)}
          value={sensitivity ?? 'LOW'}
          onChoose={(chosen) => set({ sensitivity: chosen })}
        />
      );
    case 'size':
      return (
        <div className={styles.row}>
          <Choice
            label="Operator"
            options={plain(comparisonOperators)}
            value={operator}
            onChoose={(chosen) => set({ operator: chosen })}
          />
          <Amount label="Bytes" min={0} value={amount} onType={(typed) => set({ amount: typed })} />
        </div>
      );
    case 'label':
      return (
        <div className={styles.row}>
          <Choice
            label="It is"
            options={labelScopes}
            value={labelScope}
            onChoose={(chosen) => set({ labelScope: chosen })}
          />
          <Typed label="Label" value={text} onType={type} />
        </div>
      );
    case 'ip-set':
    case 'pattern-set':
    case 'country':
      return <Referred statement={statement} set={set} />;
    default:
      return null;
  }
}

const sensitivities = ['LOW', 'HIGH'] as const;

const labelScopes = [
  { value: 'LABEL', label: 'A label' },
  { value: 'NAMESPACE', label: 'A namespace' },
] as const;

/** A set, or countries; and whose address it is. */
function Referred({ statement: { kind, text, arn, addressHeader }, set }: PartProps) {
  const ipSets = useArns('ip-set');
  const patternSets = useArns('regex-pattern-set');
  return (
    <div className={styles.row}>
      {kind === 'country' ? (
        <Typed label="Country codes" value={text} placeholder="DE, AT" onType={(typed) => set({ text: typed })} />
      ) : (
        <Select
          label={kind === 'ip-set' ? 'IP set' : 'Regex pattern set'}
          data={kind === 'ip-set' ? ipSets : patternSets}
          value={arn || null}
          onChange={(chosen) => set({ arn: chosen ?? '' })}
        />
      )}
      {kind !== 'pattern-set' && (
        <Typed
          label="Header with the address"
          value={addressHeader}
          placeholder="the caller's own"
          onType={(typed) => set({ addressHeader: typed })}
        />
      )}
    </div>
  );
}
