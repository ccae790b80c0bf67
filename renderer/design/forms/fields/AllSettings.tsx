// Every setting of a place in an entity, in the order of its description.
import type { EntityKey } from '../../../../shared/definition/entities';
import { FormGrid } from '../../../components/FormRow';
import { useIsWide } from '../../use-is-wide';
import { FieldRow, isBlock } from './FieldRow';
import type { FieldDescriptor } from './field-descriptor';

export interface AllSettingsProps {
  readonly entityKey: EntityKey;
  readonly place: readonly string[];
  readonly ledgerPlace?: readonly string[];
  readonly fields: readonly FieldDescriptor[];
}

/** One-line settings in the grid, then the larger ones below each other. */
export function AllSettings({ entityKey, place, ledgerPlace, fields }: AllSettingsProps) {
  const isWide = useIsWide();
  const row = (field: FieldDescriptor) => (
    <FieldRow
      key={field.path.join('.')}
      entityKey={entityKey}
      place={place}
      field={field}
      {...(ledgerPlace !== undefined && { ledgerPlace })}
    />
  );
  return (
    <>
      <FormGrid columns={isWide ? 2 : 1}>{fields.filter((field) => !isBlock(field)).map(row)}</FormGrid>
      {fields.filter(isBlock).map(row)}
    </>
  );
}
