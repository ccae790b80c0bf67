// The bodies that rules may answer with, by their keys; each is saved when its field is left.
import { Select, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { type CustomResponseBodies, type Rule, responseContentTypes } from '../../../shared/waf/web-acl';
import { IconAction } from '../../components/IconAction';
import { SectionHead } from '../../components/SectionHead';
import styles from '../domains/domains.module.css';
import { useEdits } from '../use-edits';
import { plain } from './form-controls';
import rows from './RuleFields.module.css';

export interface ResponseBodiesProps {
  readonly entityKey: EntityKey;
  readonly bodies: CustomResponseBodies;
  readonly rules: readonly Rule[];
}

type Body = CustomResponseBodies[string];

/** A body that a rule answers with can not go. */
export function ResponseBodies({ entityKey: key, bodies, rules }: ResponseBodiesProps) {
  const edits = useEdits();
  const write = (next: CustomResponseBodies, label: string) =>
    edits.set(key, ['CustomResponseBodies'], Object.keys(next).length === 0 ? undefined : next, label);
  const used = new Set(rules.map(({ Action }) => Action?.Block?.CustomResponse?.CustomResponseBodyKey));
  const entries = Object.entries(bodies);
  return (
    <section className={styles.part} aria-label="Custom response bodies">
      <SectionHead title="Custom response bodies" count={entries.length} detail="what rules that block may answer">
        <NewBody
          taken={bodies}
          onAdd={(name) =>
            write({ ...bodies, [name]: { ContentType: 'TEXT_PLAIN', Content: name } }, `Add body ${name}`)
          }
        />
      </SectionHead>
      {entries.map(([name, body]) => (
        <BodyFields
          key={name}
          name={name}
          body={body}
          isUsed={used.has(name)}
          onSave={(next) => write({ ...bodies, [name]: next }, `Body ${name}`)}
          onRemove={() => {
            const { [name]: _, ...others } = bodies;
            void write(others, `Remove body ${name}`);
          }}
        />
      ))}
    </section>
  );
}

interface NewBodyProps {
  readonly taken: CustomResponseBodies;
  readonly onAdd: (name: string) => Promise<boolean>;
}

function NewBody({ taken, onAdd }: NewBodyProps) {
  const [name, setName] = useState('');
  const problem = !/^[\w-]{1,128}$/.test(name)
    ? 'it needs a key of letters, digits, _ and -'
    : name in taken
      ? 'there is one with this key'
      : undefined;
  const add = () => {
    if (problem !== undefined) return;
    void onAdd(name).then((isAdded) => isAdded && setName(''));
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key === 'Enter') add();
  };
  return (
    <>
      <TextInput
        aria-label="Key of a new body"
        size="xs"
        w={160}
        placeholder="Key of a new body"
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={typed}
      />
      <IconAction
        icon={Plus}
        size="small"
        label="Add body"
        {...(problem !== undefined && { disabledReason: problem })}
        onClick={add}
      />
    </>
  );
}

interface BodyFieldsProps {
  readonly name: string;
  readonly body: Body;
  readonly isUsed: boolean;
  readonly onSave: (body: Body) => Promise<boolean>;
  readonly onRemove: () => void;
}

function BodyFields({ name, body, isUsed, onSave, onRemove }: BodyFieldsProps) {
  const [draft, setDraft] = useState<string>();
  const save = () => {
    if (draft === undefined || draft === body.Content) return setDraft(undefined);
    void onSave({ ...body, Content: draft }).then((isSaved) => isSaved && setDraft(undefined));
  };
  return (
    <fieldset className={rows.statement} aria-label={`Body ${name}`}>
      <div className={rows.head}>
        <code className={styles.mono}>{name}</code>
        <Select
          aria-label={`Content type of ${name}`}
          size="xs"
          w={180}
          data={plain(responseContentTypes)}
          value={body.ContentType}
          allowDeselect={false}
          onChange={(chosen) => {
            const type = responseContentTypes.find((each) => each === chosen);
            if (type !== undefined) void onSave({ ...body, ContentType: type });
          }}
        />
        <IconAction
          icon={X}
          size="small"
          label={`Remove body ${name}`}
          {...(isUsed && { disabledReason: 'a rule answers with it' })}
          onClick={onRemove}
        />
      </div>
      <Textarea
        aria-label={`Content of ${name}`}
        autosize
        minRows={2}
        maxRows={12}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
        value={draft ?? body.Content}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={save}
      />
    </fieldset>
  );
}
