// The controls that take the whole width of a form: records, ticks, templates and code, below a section head.
import type { EntityKey } from '../../../../shared/definition/entities';
import type { Fidelity } from '../../../../shared/fidelity/ledger';
import { CodeEditor } from '../../../components/CodeEditor';
import { FidelityMark } from '../../../components/FidelityMark';
import { FieldError } from '../../../components/FormRow';
import { SectionHead } from '../../../components/SectionHead';
import { change, useCommit } from '../commit';
import { FlagsEditor } from '../records/FlagsEditor';
import { RecordEditor } from '../records/RecordEditor';
import { TemplateCards } from '../templates/TemplateCards';
import styles from './BlockControl.module.css';
import type { FieldDescriptor } from './field-descriptor';

export interface BlockControlProps {
  readonly entityKey: EntityKey;
  readonly path: readonly string[];
  readonly field: FieldDescriptor;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly error: string | undefined;
  readonly fidelity: Fidelity | undefined;
  readonly note: string | undefined;
}

/** A section with its own head; rows keep the names as they are stored. */
export function BlockControl(props: BlockControlProps) {
  const { entityKey, path, field, value, set, error, fidelity, note } = props;
  const commit = useCommit(entityKey);
  const save = (record: unknown) => commit([change(path, record)]);
  const mark = fidelity === undefined ? undefined : <FidelityMark fidelity={fidelity} {...(note && { note })} />;
  if (field.control.kind === 'templates') {
    return (
      <TemplateCards
        title={field.label}
        entityKey={entityKey}
        path={path}
        mark={mark}
        emptyWords="None."
        firstText="$input.json('$')"
      />
    );
  }
  return (
    <section className={styles.block} data-path={path.join('.')}>
      <SectionHead title={field.label} detail={mark} />
      {contentOf()}
      {error !== undefined && <FieldError message={error} />}
    </section>
  );

  function contentOf() {
    const { control } = field;
    switch (control.kind) {
      case 'record':
        return (
          <RecordEditor
            label={field.label}
            nameHeading={control.nameLabel}
            valueHeading={control.valueLabel}
            addWords={`Add ${control.nameLabel.toLowerCase()}`}
            stored={value as Record<string, string> | undefined}
            onCommit={save}
          />
        );
      case 'flags':
        return (
          <FlagsEditor
            label={field.label}
            nameHeading={control.nameLabel}
            flagHeading={control.flagLabel}
            addWords={`Add ${control.nameLabel.toLowerCase()}`}
            stored={value as Record<string, boolean> | undefined}
            onCommit={save}
          />
        );
      case 'code':
        return (
          <div className={styles.code}>
            <CodeEditor
              label={field.label}
              language={control.language}
              value={typeof value === 'string' ? value : ''}
              onChange={(text) => set(text === '' ? undefined : text)}
              minLines={6}
              maxLines={24}
            />
          </div>
        );
      default:
        return undefined;
    }
  }
}
