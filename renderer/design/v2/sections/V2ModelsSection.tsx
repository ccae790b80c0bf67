// Models of a WebSocket API: what messages must be like.
import { Braces, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { isModelName } from '../../../../shared/definition/naming';
import type { V2Model } from '../../../../shared/definition/v2/authorizer';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { CodeEditor } from '../../../components/CodeEditor';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import { FieldError, FormGrid } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { SectionHead } from '../../../components/SectionHead';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { FieldRow } from '../../forms/fields/FieldRow';
import { Mark } from '../../forms/Mark';
import { AddPart } from '../../sections/AddPart';
import { ModelNameRow } from '../../sections/models/ModelNameRow';
import styles from '../../sections/models/ModelsSection.module.css';
import { newModelText } from '../../sections/models/model-texts';
import { PartsLayout, SectionBar } from '../../sections/PartsLayout';
import { usePartEdits } from '../../sections/part-edits';
import { v2ModelFields } from '../fields/route-fields';
import { RouteUses } from './RouteUses';
import type { V2SectionProps } from './V2SectionPage';

const exampleText = JSON.stringify(
  {
    $schema: 'http://json-schema.org/draft-04/schema#',
    title: 'Message',
    type: 'object',
    required: ['action', 'text'],
    properties: { action: { type: 'string' }, text: { type: 'string', maxLength: 500 } },
  },
  null,
  2,
);

/** The section of models. */
export function V2ModelsSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const apiId = view.api.id;
  const models = [...view.models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = models.find((model) => model.id === id) ?? models[0];
  const create = async (name: string, schema: string) => {
    const newId = newShortId(Math.random);
    const model = { id: newId, name, contentType: 'application/json', schema };
    const refused = await edits.put(entityKey('v2-model', apiId, newId), model, `Create model ${name}`);
    if (refused === undefined) onOpen(newId);
    return refused;
  };
  const problemOf = (name: string) => {
    if (!isModelName(name)) return 'A model name holds letters and digits only.';
    return models.some((model) => model.name === name) ? `There is a model ${name} already.` : undefined;
  };
  const add = (isPrimary: boolean) => (
    <AddPart
      label="New model"
      nameLabel="Name"
      placeholder="Message"
      isPrimary={isPrimary}
      problemOf={problemOf}
      onAdd={(name) => create(name, newModelText(name))}
    />
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={Braces} title="Models" />
        <EmptyState
          icon={Braces}
          title="No models yet"
          sentence="A model is a JSON Schema by name: a route with one refuses messages that do not fit."
          actions={add(true)}
          example={
            <ExampleCard
              title="Message"
              action={
                <ToolButton tone="subtle" size="small" onClick={() => void create('Message', exampleText)}>
                  Add this one
                </ToolButton>
              }
              rows={[
                <code key="action">action: string, required</code>,
                <code key="text">text: up to 500 characters, required</code>,
              ]}
            />
          }
        />
      </>
    );
  }
  const key = entityKey('v2-model', apiId, selected.id);
  return (
    <>
      <SectionBar icon={Braces} title="Models">
        {add(false)}
        <IconAction
          icon={Trash2}
          label={`Delete model ${selected.name}`}
          onClick={() => void edits.remove(key, `Model ${selected.name}`)}
        />
      </SectionBar>
      <PartsLayout
        label="Models"
        rows={models.map((model) => ({ id: model.id, label: model.name, name: model.name }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <ModelEditor key={selected.id} view={view} model={selected} />
      </PartsLayout>
    </>
  );
}

function ModelEditor({ view, model }: { readonly view: V2ApiView; readonly model: V2Model }) {
  const key = entityKey('v2-model', view.api.id, model.id);
  const { value, set, error } = useField<string>(key, ['schema']);
  const uses = view.routes.filter(({ requestModels = {} }) => Object.values(requestModels).includes(model.name));
  return (
    <>
      <FormGrid>
        <ModelNameRow apiId={view.api.id} name={model.name} setting="v2-model.name" onRenamed={() => undefined} />
        {v2ModelFields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={[]} field={field} />
        ))}
      </FormGrid>
      <SectionHead title="Schema" detail={<Mark setting="v2-model.schema" />} />
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
      <RouteUses view={view} routes={uses} />
    </>
  );
}
