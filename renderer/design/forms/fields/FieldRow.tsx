// One setting in a form: its label with the fidelity mark, and the control its description asks for.
import type { ReactNode } from 'react';
import { type EntityKey, parseEntityKey } from '../../../../shared/definition/entities';
import { FormRow } from '../../../components/FormRow';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { BlockControl } from './BlockControl';
import { type FieldDescriptor, ledgerSetting } from './field-descriptor';
import { LineControl } from './LineControl';

export interface FieldRowProps {
  readonly entityKey: EntityKey;
  /** Where the form stands in the entity, for example `['methodIntegration']`. */
  readonly place: readonly string[];
  /** The same place as the ledger names it, where user-chosen names are `*`; `place` by default. */
  readonly ledgerPlace?: readonly string[];
  readonly field: FieldDescriptor;
  /** Quiet words, or a button, after the control. */
  readonly aside?: ReactNode;
}

/** A setting that saves as it is edited. Records, templates and code take the whole width below their label. */
export function FieldRow({ entityKey, place, ledgerPlace = place, field, aside }: FieldRowProps) {
  const path = [...place, ...field.path];
  const { kind } = parseEntityKey(entityKey);
  const fidelity = useFidelity(ledgerSetting(kind, ledgerPlace, field));
  const { value, set, setNow, error } = useField<unknown>(entityKey, path);
  const marks = { fidelity: fidelity?.fidelity, note: fidelity?.note };
  if (isBlock(field)) {
    return (
      <BlockControl entityKey={entityKey} path={path} field={field} value={value} set={set} error={error} {...marks} />
    );
  }
  return (
    <div title={field.hint} data-path={path.join('.')}>
      <FormRow label={field.label} error={error} aside={aside} {...marks}>
        {(ids) => <LineControl ids={ids} field={field} value={value} set={set} setNow={setNow} error={error} />}
      </FormRow>
    </div>
  );
}

/** Settings that need more than one line. */
export function isBlock(field: FieldDescriptor): boolean {
  return ['record', 'flags', 'templates', 'code'].includes(field.control.kind);
}
