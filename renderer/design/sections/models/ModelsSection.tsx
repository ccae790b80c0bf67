// Models: JSON Schemas by name, what uses each, and a new one.
import { Braces, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { isModelName } from '../../../../shared/definition/naming';
import type { Model } from '../../../../shared/definition/rest/model';
import { CodeEditor } from '../../../components/CodeEditor';
import { DirtyDot } from '../../../components/Count';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import { FieldError, FormGrid } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { SectionHead } from '../../../components/SectionHead';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useIsPending } from '../../../state/hooks';
import { modelFields } from '../../forms/fields/api-fields';
import { FieldRow } from '../../forms/fields/FieldRow';
import { Mark } from '../../forms/Mark';
import { useDesignActions } from '../../use-design-actions';
import { AddPart } from '../AddPart';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import { UsedBy } from '../UsedBy';
import { modelsThatRefer, usesOfModel } from '../usages';
import { ModelNameRow } from './ModelNameRow';
import styles from './ModelsSection.module.css';
import { exampleModelText, newModelText } from './model-texts';

/** The section of models. */
export function ModelsSection({ view, id, onOpen }: SectionProps) {
  const edits = usePartEdits();
  const apiId = view.api.id;
  const models = [...view.models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = models.find(({ name }) => name === id) ?? models[0];
  const create = async (name: string, schema: string) => {
    const model: Model = { id: newShortId(Math.random), name, contentType: 'application/json', schema };
    const refused = await edits.put(entityKey('model', apiId, name), model, `Create model ${name}`);
    if (refused === undefined) onOpen(name);
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <AddPart
      label="New model"
      nameLabel="Name"
      placeholder="Order"
      isPrimary={isPrimary}
      problemOf={(name) =>
        !isModelName(name)
          ? 'A model name holds letters and digits only.'
          : view.models.has(name)
            ? `There is a model ${name} already.`
            : undefined
      }
      onAdd={(name) => create(name, newModelText(name))}
    />
  );
  return (
    <>
      <SectionBar icon={Braces} title="Models">
        {selected !== undefined && add(false)}
        {selected !== undefined && (
          <IconAction
            icon={Trash2}
            label={`Delete model ${selected.name}`}
            onClick={() => void edits.remove(entityKey('model', apiId, selected.name), `Model ${selected.name}`)}
          />
        )}
      </SectionBar>
      {selected === undefined ? (
        <EmptyState
          icon={Braces}
          title="No models yet"
          sentence="A model is a JSON Schema by name: it checks request bodies and documents answers."
          actions={add(true)}
          example={
            <ExampleCard
              title="Pet"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => void create('Pet', exampleModelText)}>
                  Add this one
                </ToolButton>
              }
              rows={[<code key="name">name: string, required</code>, <code key="age">age: integer from 0</code>]}
            />
          }
        />
      ) : (
        <PartsLayout
          label="Models"
          rows={models.map(({ name }) => ({
            id: name,
            label: name,
            name,
            detail: <PendingDot entityKey={entityKey('model', apiId, name)} />,
          }))}
          selected={selected.name}
          onSelect={onOpen}
        >
          <ModelEditor key={selected.name} view={view} model={selected} onRenamed={onOpen} />
        </PartsLayout>
      )}
    </>
  );
}

interface ModelEditorProps {
  readonly view: SectionProps['view'];
  readonly model: Model;
  readonly onRenamed: (name: string) => void;
}

function ModelEditor({ view, model, onRenamed }: ModelEditorProps) {
  const key = entityKey('model', view.api.id, model.name);
  const actions = useDesignActions(view);
  const { value, set, error } = useField<string>(key, ['schema']);
  return (
    <>
      <FormGrid>
        <ModelNameRow apiId={view.api.id} name={model.name} setting="model.name" onRenamed={onRenamed} />
        {modelFields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={[]} field={field} />
        ))}
      </FormGrid>
      <SectionHead title="Schema" detail={<Mark setting="model.schema" />} />
      <div className={styles.schema} data-path="schema">
        <CodeEditor
          label={`Schema of ${model.name}`}
          language="json"
          value={value ?? ''}
          onChange={(text) => set(text === '' ? undefined : text)}
          minLines={12}
          maxLines={32}
        />
      </div>
      {error !== undefined && <FieldError message={error} />}
      <UsedBy uses={usesOfModel(view, model.name)} models={modelsThatRefer(view, model.name)} actions={actions} />
    </>
  );
}

function PendingDot({ entityKey: key }: { readonly entityKey: ReturnType<typeof entityKey> }) {
  return useIsPending(key) ? <DirtyDot /> : undefined;
}
