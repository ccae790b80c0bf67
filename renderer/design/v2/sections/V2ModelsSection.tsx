// Models of a WebSocket API: what messages must be like.
import { Braces, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { EmptyState } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { AllSettings } from '../../forms/fields/AllSettings';
import { AddPart } from '../../sections/AddPart';
import { PartsLayout, SectionBar } from '../../sections/PartsLayout';
import { usePartEdits } from '../../sections/part-edits';
import { v2ModelFields } from '../fields/route-fields';
import { RouteUses } from './RouteUses';
import type { V2SectionProps } from './V2SectionPage';

const firstSchema = JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#', type: 'object' }, null, 2);

/** The section of models. */
export function V2ModelsSection({ view, id, onOpen }: V2SectionProps) {
  const edits = usePartEdits();
  const apiId = view.api.id;
  const models = [...view.models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = models.find((model) => model.id === id) ?? models[0];
  const create = async (name: string) => {
    const newId = newShortId(Math.random);
    const model = { id: newId, name, contentType: 'application/json', schema: firstSchema };
    const refused = await edits.put(entityKey('v2-model', apiId, newId), model, `Create model ${name}`);
    if (refused === undefined) onOpen(newId);
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <AddPart label="New model" nameLabel="Name" placeholder="Message" isPrimary={isPrimary} onAdd={create} />
  );
  if (selected === undefined) {
    return (
      <>
        <SectionBar icon={Braces} title="Models" />
        <EmptyState
          icon={Braces}
          title="No model yet"
          sentence="A route with a model refuses messages that do not fit its JSON schema."
          actions={add(true)}
        />
      </>
    );
  }
  const key = entityKey('v2-model', apiId, selected.id);
  const uses = view.routes.filter(({ requestModels = {} }) => Object.values(requestModels).includes(selected.name));
  return (
    <>
      <SectionBar icon={Braces} title="Models">
        {add(false)}
        <IconAction
          icon={Trash2}
          label={`Delete ${selected.name}`}
          onClick={() => void edits.remove(key, selected.name)}
        />
      </SectionBar>
      <PartsLayout
        label="Models"
        rows={models.map((model) => ({ id: model.id, label: model.name, name: model.name }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <AllSettings key={selected.id} entityKey={key} place={[]} fields={v2ModelFields} />
        <RouteUses view={view} routes={uses} />
      </PartsLayout>
    </>
  );
}
