// The saved caller a request is sent as: chosen from the workspace's, or a name that is not there yet.
import { Select } from '@mantine/core';
import { useEntities } from '../../state/hooks';

export interface PersonaFieldProps {
  readonly id: string;
  readonly persona: string | undefined;
  readonly onChange: (persona: string | undefined) => void;
}

/** Nobody, or one of the personas by name. */
export function PersonaField({ id, persona, onChange }: PersonaFieldProps) {
  const names = useEntities('persona').map(({ entity }) => entity.name);
  const known = [...names].sort().map((name) => ({ value: name, label: name }));
  const gone =
    persona === undefined || names.includes(persona) ? [] : [{ value: persona, label: `${persona} (not there)` }];
  return (
    <Select
      id={id}
      flex={1}
      data={[{ value: '', label: 'Nobody' }, ...known, ...gone]}
      value={persona ?? ''}
      allowDeselect={false}
      onChange={(name) => onChange(name === '' || name === null ? undefined : name)}
    />
  );
}
