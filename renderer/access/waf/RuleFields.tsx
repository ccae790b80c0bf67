// The form of a rule: which requests, and what becomes of them.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { textTransformationTypes } from '../../../shared/waf/field-to-match';
import { managedGroups } from '../../../shared/waf/managed/managed-groups';
import { comparisonOperators, positionalConstraints } from '../../../shared/waf/statement';
import styles from './RuleFields.module.css';
import { actions, fieldKinds, hasField, isGroup, isNamedField, type RuleForm, statementKinds } from './rule-form';
import { useArns } from './waf-things';

export interface RuleFieldsProps {
  readonly form: RuleForm;
  /** Groups can not refer to groups. */
  readonly isGroup: boolean;
  readonly onChange: (form: RuleForm) => void;
}

/** Shows the fields that the kind of statement has. */
export function RuleFields({ form, isGroup: isInGroup, onChange }: RuleFieldsProps) {
  const { kind, name, action } = form;
  const set = (change: Partial<RuleForm>) => onChange({ ...form, ...change });
  const kinds = statementKinds.filter(({ value }) => !isInGroup || !isGroup(value));
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        value={name}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Choice label="Requests by" options={kinds} value={kind} onChoose={(chosen) => set({ kind: chosen, arn: '' })} />
      {hasField(kind) && <FieldChoice form={form} set={set} />}
      <Sought form={form} set={set} />
      {isGroup(kind) ? (
        <Choice
          label="Action"
          options={[
            { value: 'Block', label: 'As its rules say' },
            { value: 'Count', label: 'Count only' },
          ]}
          value={action === 'Count' ? 'Count' : 'Block'}
          onChoose={(chosen) => set({ action: chosen })}
        />
      ) : (
        <Choice
          label="Action"
          options={actions.map((value) => ({ value, label: value === 'Captcha' ? 'CAPTCHA' : value }))}
          value={action}
          onChoose={(chosen) => set({ action: chosen })}
        />
      )}
    </>
  );
}

interface PartProps {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
}

function FieldChoice({ form: { field, fieldName, transformation }, set }: PartProps) {
  return (
    <div className={styles.row}>
      <Choice label="Look at" options={fieldKinds} value={field} onChoose={(chosen) => set({ field: chosen })} />
      {isNamedField(field) && (
        <Typed label="Its name" value={fieldName} onType={(typed) => set({ fieldName: typed })} />
      )}
      <Choice
        label="Transformed by"
        options={textTransformationTypes.map((value) => ({ value, label: value }))}
        value={transformation}
        onChoose={(chosen) => set({ transformation: chosen })}
      />
    </div>
  );
}

/** What the statement compares with. */
function Sought({ form, set }: PartProps) {
  const { kind, text, arn, amount, position, operator, windowSec } = form;
  const ipSets = useArns('ip-set');
  const patternSets = useArns('regex-pattern-set');
  const groups = useArns('waf-rule-group');
  const type = (typed: string) => set({ text: typed });
  const refer = (options: readonly { readonly value: string; readonly label: string }[], label: string) => (
    <Select label={label} data={[...options]} value={arn || null} onChange={(chosen) => set({ arn: chosen ?? '' })} />
  );
  switch (kind) {
    case 'bytes':
      return (
        <div className={styles.row}>
          <Choice
            label="Position"
            options={positionalConstraints.map((value) => ({ value, label: value }))}
            value={position}
            onChoose={(chosen) => set({ position: chosen })}
          />
          <Typed label="Text" value={text} onType={type} />
        </div>
      );
    case 'regex':
      return <Typed label="Pattern" value={text} onType={type} />;
    case 'size':
      return (
        <div className={styles.row}>
          <Choice
            label="Operator"
            options={comparisonOperators.map((value) => ({ value, label: value }))}
            value={operator}
            onChoose={(chosen) => set({ operator: chosen })}
          />
          <Amount label="Bytes" min={0} value={amount} onType={(typed) => set({ amount: typed })} />
        </div>
      );
    case 'rate':
      return (
        <div className={styles.row}>
          <Amount label="Requests of one address" min={10} value={amount} onType={(typed) => set({ amount: typed })} />
          <Choice
            label="Within"
            options={windows.map(({ seconds, label }) => ({ value: String(seconds), label }))}
            value={String(windowSec)}
            onChoose={(chosen) =>
              set({ windowSec: windows.find(({ seconds }) => String(seconds) === chosen)?.seconds ?? 300 })
            }
          />
        </div>
      );
    case 'ip-set':
      return refer(ipSets, 'IP set');
    case 'pattern-set':
      return refer(patternSets, 'Regex pattern set');
    case 'group':
      return refer(groups, 'Rule group');
    case 'country':
      return <Typed label="Country codes" value={text} onType={type} />;
    case 'label':
      return <Typed label="Label" value={text} onType={type} />;
    case 'managed':
      return (
        <Select
          label="Managed rule group of AWS"
          data={managedGroups.map((group) => group.name)}
          value={text || null}
          onChange={(chosen) => set({ text: chosen ?? '' })}
        />
      );
    default:
      return null;
  }
}

const windows = [
  { seconds: 60, label: '1 minute' },
  { seconds: 120, label: '2 minutes' },
  { seconds: 300, label: '5 minutes' },
  { seconds: 600, label: '10 minutes' },
] as const;

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <Select
      label={label}
      data={[...options]}
      value={value}
      searchable={options.length > 12}
      allowDeselect={false}
      onChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option !== undefined) onChoose(option.value);
      }}
    />
  );
}

interface TypedProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (typed: string) => void;
}

function Typed({ label, value, onType }: TypedProps) {
  return (
    <TextInput
      label={label}
      value={value}
      spellCheck={false}
      autoComplete="off"
      styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

interface AmountProps {
  readonly label: string;
  readonly min: number;
  readonly value: number;
  readonly onType: (typed: number) => void;
}

function Amount({ label, min, value, onType }: AmountProps) {
  return (
    <NumberInput
      label={label}
      min={min}
      allowDecimal={false}
      value={value}
      onChange={(typed) => onType(Math.max(Number(typed) || 0, min))}
    />
  );
}
