// Adds or edits a rule: as a form where nothing nests deep, as JSON for everything that AWS knows.
import { Text } from '@mantine/core';
import { ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { EntityKey } from '../../../shared/definition/entities';
import { type Rule, type RuleGroup, ruleSchema, type WebAcl } from '../../../shared/waf/web-acl';
import { CodeEditor } from '../../components/CodeEditor';
import { FormDialog } from '../../components/FormDialog';
import { Segments } from '../../components/Segments';
import { useMirror, useStudio } from '../../state/studio-context';
import styles from '../domains/domains.module.css';
import { RuleFields } from './RuleFields';
import { emptyForm, formOf, formProblem, ruleOf } from './rule-form';
import { nextPriority } from './rule-words';

export interface RuleDialogProps {
  /** Of the web ACL or rule group. */
  readonly entityKey: EntityKey;
  /** The rule that is edited; absent: a new one. */
  readonly rule?: string;
  readonly onClose: () => void;
}

/** Switching between the two takes along what was typed. */
export function RuleDialog({ entityKey: key, rule: ruleName, onClose }: RuleDialogProps) {
  const { client } = useStudio();
  const owner = useMirror(({ definition }) => definition.get(key)) as WebAcl | RuleGroup | undefined;
  const rules = owner?.Rules ?? [];
  const former = rules.find(({ Name }) => Name === ruleName);
  const priority = former?.Priority ?? nextPriority(rules);
  const [form, setForm] = useState(() => (former === undefined ? emptyForm : formOf(former)));
  const [text, setText] = useState(() => (form === undefined ? layOut(former) : undefined));
  const parsed = useMemo(() => (text === undefined ? undefined : readRule(text)), [text]);
  const [rule, problem] = parsed ?? (form === undefined ? [] : [ruleOf(form, priority, former), formProblem(form)]);
  const clash = rules.find((other) => other !== former && rule !== undefined && clashes(other, rule));
  const asForm = rule === undefined ? undefined : formOf(rule);
  const submit = async () => {
    if (rule === undefined) return;
    const others = rules.filter((other) => other !== former);
    const label = former === undefined ? `Add rule ${rule.Name}` : `Change rule ${rule.Name}`;
    await client.definition.update({ key, changes: [{ path: ['Rules'], value: [...others, rule] }], label });
  };
  const choose = (as: 'form' | 'json') => {
    if (as === 'json') {
      setText(layOut(rule));
    } else if (asForm !== undefined) {
      setForm(asForm);
      setText(undefined);
    }
  };
  return (
    <FormDialog
      isOpen
      title={former === undefined ? `New rule of ${owner?.Name}` : `Rule ${former.Name}`}
      icon={ListChecks}
      submitLabel={former === undefined ? 'Add' : 'Save'}
      disabledReason={problem ?? (clash === undefined ? undefined : `Rule ${clash.Name} has the same name or priority`)}
      width={640}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.form}>
        <Segments
          label="Edit as"
          value={text === undefined ? 'form' : 'json'}
          options={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON' },
          ]}
          isDisabled={text !== undefined && asForm === undefined}
          onChange={choose}
        />
        {text !== undefined && asForm === undefined && rule !== undefined && (
          <Text size="xs" c="dimmed">
            The form has no place for all that this rule says.
          </Text>
        )}
        {text === undefined && form !== undefined ? (
          <RuleFields
            form={form}
            isInGroup={key.startsWith('waf-rule-group:')}
            bodies={Object.keys(owner?.CustomResponseBodies ?? {})}
            onChange={setForm}
          />
        ) : (
          <CodeEditor
            label="Rule as JSON"
            language="json"
            value={text ?? ''}
            minLines={14}
            maxLines={20}
            onChange={setText}
          />
        )}
      </div>
    </FormDialog>
  );
}

function clashes(one: Rule, other: Rule): boolean {
  return one.Name === other.Name || one.Priority === other.Priority;
}

function layOut(rule: Rule | undefined): string {
  return JSON.stringify(rule ?? {}, null, 2);
}

/** The rule in a text, or why there is none. */
function readRule(text: string): readonly [rule?: Rule | undefined, problem?: string | undefined] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [undefined, 'It is no JSON'];
  }
  const parsed = ruleSchema.safeParse(value);
  if (parsed.success) return [parsed.data, undefined];
  const [issue] = parsed.error.issues;
  return [undefined, issue === undefined ? z.prettifyError(parsed.error) : `${issue.path.join('.')}: ${issue.message}`];
}
