// Request validators: what each checks, and the methods it checks for.
import { ListChecks, Trash2 } from 'lucide-react';
import { entityKey } from '../../../../shared/definition/entities';
import { newShortId } from '../../../../shared/definition/ids';
import { EmptyState, ExampleCard } from '../../../components/EmptyState';
import { IconAction } from '../../../components/IconAction';
import { ToolButton } from '../../../components/ToolButton';
import { AllSettings } from '../../forms/fields/AllSettings';
import { requestValidatorFields } from '../../forms/fields/api-fields';
import { standardValidators } from '../../forms/method/standard-validators';
import { useDesignActions } from '../../use-design-actions';
import { AddPart } from '../AddPart';
import { PartsLayout, SectionBar } from '../PartsLayout';
import { usePartEdits } from '../part-edits';
import type { SectionProps } from '../section-props';
import { UsedBy } from '../UsedBy';
import { usesOfValidator } from '../usages';

/** The section of request validators. */
export function ValidatorsSection({ view, id, onOpen }: SectionProps) {
  const edits = usePartEdits();
  const actions = useDesignActions(view);
  const apiId = view.api.id;
  const validators = [...view.requestValidators.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const selected = validators.find((validator) => validator.id === id) ?? validators[0];
  const create = async (name: string, checks: { validateRequestBody: boolean; validateRequestParameters: boolean }) => {
    const newId = newShortId(Math.random);
    const refused = await edits.put(
      entityKey('request-validator', apiId, newId),
      { id: newId, ...checks, name },
      `Create request validator ${name}`,
    );
    if (refused === undefined) onOpen(newId);
    return refused;
  };
  const add = (isPrimary: boolean) => (
    <AddPart
      label="New validator"
      nameLabel="Name"
      placeholder="Validate body"
      isPrimary={isPrimary}
      onAdd={(name) => create(name, { validateRequestBody: true, validateRequestParameters: true })}
    />
  );
  if (selected === undefined) {
    const [, , everything] = standardValidators;
    return (
      <>
        <SectionBar icon={ListChecks} title="Request validators" />
        <EmptyState
          icon={ListChecks}
          title="No request validators yet"
          sentence="Without one, nothing is checked, whatever a method marks as required."
          actions={add(true)}
          example={
            everything && (
              <ExampleCard
                title="Everything"
                action={
                  <ToolButton tone="subtle" size="small" onClick={() => void create(everything.name, everything)}>
                    Add this one
                  </ToolButton>
                }
                rows={['Required parameters are there and not blank', 'The body fits its model']}
              />
            )
          }
        />
      </>
    );
  }
  const key = entityKey('request-validator', apiId, selected.id);
  return (
    <>
      <SectionBar icon={ListChecks} title="Request validators">
        {add(false)}
        <IconAction
          icon={Trash2}
          label={`Delete ${selected.name}`}
          onClick={() => void edits.remove(key, selected.name)}
        />
      </SectionBar>
      <PartsLayout
        label="Request validators"
        rows={validators.map((validator) => ({
          id: validator.id,
          label: validator.name,
          name: validator.name,
          detail: usesOfValidator(view, validator.id).length || undefined,
        }))}
        selected={selected.id}
        onSelect={onOpen}
      >
        <AllSettings key={selected.id} entityKey={key} place={[]} fields={requestValidatorFields} />
        <UsedBy uses={usesOfValidator(view, selected.id)} actions={actions} />
      </PartsLayout>
    </>
  );
}
