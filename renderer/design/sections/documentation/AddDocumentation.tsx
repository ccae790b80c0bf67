// A new documentation part: its type, and the place that the type asks for.
import { Popover, Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { RestApiView } from '../../../../shared/definition/api-view';
import {
  documentationLocationProblem,
  locationFields,
} from '../../../../shared/definition/edits/rules/documentation-location';
import { type DocumentationPart, documentationPartTypes } from '../../../../shared/definition/rest/documentation';
import { httpMethods } from '../../../../shared/definition/rest/method';
import { FieldError } from '../../../components/FormRow';
import { ToolButton } from '../../../components/ToolButton';
import styles from './DocumentationSection.module.css';
import { locationTypeWords } from './location-words';

type Location = DocumentationPart['location'];

export interface AddDocumentationProps {
  readonly view: RestApiView;
  readonly isPrimary?: boolean;
  /** Makes it; answers why it was refused. */
  readonly onAdd: (location: Location) => Promise<string | undefined>;
}

/** A popover with the fields of the chosen type. */
export function AddDocumentation({ view, isPrimary = false, onAdd }: AddDocumentationProps) {
  const [isOpen, setOpen] = useState(false);
  const [type, setType] = useState<Location['type']>('METHOD');
  const [place, setPlace] = useState<Omit<Location, 'type'>>({});
  const [refusal, setRefusal] = useState<string>();
  const fields: readonly string[] = locationFields[type];
  const location: Location = {
    type,
    ...Object.fromEntries(Object.entries(place).filter(([field, value]) => fields.includes(field) && value !== '')),
  };
  const set = (field: keyof typeof place, value: string | null) => {
    setPlace((before) => ({ ...before, [field]: value ?? '' }));
    setRefusal(undefined);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const problem = documentationLocationProblem(location) ?? (await onAdd(location));
    setRefusal(problem);
    if (problem === undefined) setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" width={288} trapFocus returnFocus>
      <Popover.Target>
        <ToolButton
          icon={Plus}
          tone={isPrimary ? 'primary' : 'default'}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          New part
        </ToolButton>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <Select
            label="Describes"
            data={documentationPartTypes.map((value) => ({ value, label: locationTypeWords(value) }))}
            value={type}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => next !== null && setType(next as Location['type'])}
          />
          {fields.includes('path') && (
            <Select
              label="Path"
              placeholder="/"
              searchable
              data={[...view.resources.values()].map(({ path }) => path).sort()}
              value={place.path ?? null}
              comboboxProps={{ withinPortal: false }}
              onChange={(next) => set('path', next)}
            />
          )}
          {fields.includes('method') && (
            <Select
              label="Method"
              placeholder="every method"
              clearable
              data={[...httpMethods]}
              value={place.method ?? null}
              comboboxProps={{ withinPortal: false }}
              onChange={(next) => set('method', next)}
            />
          )}
          {fields.includes('statusCode') && (
            <TextInput
              label="Status"
              placeholder="every status"
              value={place.statusCode ?? ''}
              onChange={(event) => set('statusCode', event.currentTarget.value)}
            />
          )}
          {fields.includes('name') && (
            <TextInput
              label="Name"
              value={place.name ?? ''}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
          )}
          {refusal !== undefined && <FieldError message={refusal} />}
          <ToolButton type="submit" tone="primary">
            Create
          </ToolButton>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
