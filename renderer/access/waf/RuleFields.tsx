// The form of a rule: which requests, and what becomes of them.
import { Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { managedGroups } from '../../../shared/waf/managed/managed-groups';
import { KeyValueEditor } from '../../components/KeyValueEditor';
import { Segments } from '../../components/Segments';
import { ToolButton } from '../../components/ToolButton';
import { ActionFields } from './ActionFields';
import { actions } from './action-form';
import { Choice, Typed } from './form-controls';
import { RateFields } from './RateFields';
import styles from './RuleFields.module.css';
import { isGroup, type RuleForm, subjects } from './rule-form';
import { StatementFields } from './StatementFields';
import { emptyStatement, type StatementForm } from './statement-form';
import { useArns } from './waf-things';

export interface RuleFieldsProps {
  readonly form: RuleForm;
  /** Groups can not refer to groups. */
  readonly isInGroup: boolean;
  /** Keys of the owner's custom response bodies. */
  readonly bodies: readonly string[];
  readonly onChange: (form: RuleForm) => void;
}

/** Shows the fields that the subject of the rule has. */
export function RuleFields({ form, isInGroup, bodies, onChange }: RuleFieldsProps) {
  const { name, subject, statements } = form;
  const set = (change: Partial<RuleForm>) => onChange({ ...form, ...change });
  const kinds = subjects.filter(({ value }) => !isInGroup || !isGroup(value));
  return (
    <>
      <div className={styles.row}>
        <TextInput
          label="Name"
          data-autofocus
          value={name}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Choice
          label="It is about"
          options={kinds}
          value={subject}
          onChoose={(chosen) =>
            set({ subject: chosen, group: '', statements: chosen === 'requests' ? someOf(statements) : [] })
          }
        />
      </div>
      {subject === 'rate' && <RateFields form={form} set={set} />}
      {isGroup(subject) && <GroupFields form={form} set={set} />}
      {subject !== 'group' && <Statements form={form} set={set} />}
      {isGroup(subject) ? (
        <Choice
          label="Action"
          options={groupActions}
          value={form.isCountOnly ? 'count' : 'own'}
          onChoose={(chosen) => set({ isCountOnly: chosen === 'count' })}
        />
      ) : (
        <>
          <ActionFields form={form.action} bodies={bodies} onChange={(action) => set({ action })} />
          <Typed
            label="Labels that it adds"
            value={form.labels}
            placeholder="none"
            onType={(typed) => set({ labels: typed })}
          />
        </>
      )}
    </>
  );
}

const groupActions = [
  { value: 'own', label: 'As its rules say' },
  { value: 'count', label: 'Count only' },
] as const;

function someOf(statements: readonly StatementForm[]): readonly StatementForm[] {
  return statements.length === 0 ? [emptyStatement] : statements;
}

interface PartProps {
  readonly form: RuleForm;
  readonly set: (change: Partial<RuleForm>) => void;
}

/** Of requests what has to match, of rates and groups which requests they look at. */
function Statements({ form: { subject, join, statements }, set }: PartProps) {
  const isScope = subject !== 'requests';
  return (
    <>
      {statements.length > 1 && (
        <Segments
          label="Requests that match"
          value={join}
          options={[
            { value: 'all', label: 'All statements' },
            { value: 'any', label: 'At least one' },
          ]}
          onChange={(chosen) => set({ join: chosen })}
        />
      )}
      {statements.map((statement, at) => (
        <StatementFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a statement is its place
          key={at}
          statement={statement}
          position={at + 1}
          onChange={(next) => set({ statements: statements.map((each, other) => (other === at ? next : each)) })}
          onRemove={
            isScope || statements.length > 1
              ? () => set({ statements: statements.filter((_, other) => other !== at) })
              : undefined
          }
        />
      ))}
      <div>
        <ToolButton icon={Plus} size="small" onClick={() => set({ statements: [...statements, emptyStatement] })}>
          {isScope && statements.length === 0 ? 'Look at some requests only' : 'Add statement'}
        </ToolButton>
      </div>
    </>
  );
}

/** Which group, and which of its rules do something else. */
function GroupFields({ form: { subject, group, overrides }, set }: PartProps) {
  const own = useArns('waf-rule-group');
  const isManaged = subject === 'managed';
  const rules = managedGroups.find(({ name }) => name === group)?.rules.map(({ Name }) => Name);
  return (
    <>
      <Select
        label={isManaged ? 'Managed rule group of AWS' : 'Rule group of this workspace'}
        data={isManaged ? managedGroups.map(({ name }) => name) : own}
        value={group || null}
        onChange={(chosen) => set({ group: chosen ?? '', overrides: [] })}
      />
      <KeyValueEditor
        label="Rules with another action"
        nameHeading="Rule"
        valueHeading="Does instead"
        addWords="Add rule"
        rows={overrides}
        {...(rules !== undefined && { nameOptions: rules })}
        valueOptions={actions}
        errorOf={({ name, value }) => overrideProblem(name, value, rules)}
        onChange={(rows) => set({ overrides: rows })}
      />
    </>
  );
}

function overrideProblem(name: string, value: string, rules: readonly string[] | undefined): string | undefined {
  if (rules !== undefined && name !== '' && !rules.includes(name)) return 'The group has no such rule.';
  const isAction = actions.some((action) => action === value);
  return name !== '' && !isAction ? `One of ${actions.join(', ')}.` : undefined;
}
