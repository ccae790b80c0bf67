// The search field of the traffic list.
import { TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { IconAction } from '../components/IconAction';
import styles from './FilterField.module.css';

export interface FilterFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Words match path, id and reason; `status:4xx`, `stage:dev`, `body:"x"`, `header.x-foo:bar`, `since:15m` narrow down. */
export function FilterField({ value, onChange }: FilterFieldProps) {
  return (
    <TextInput
      className={styles.field}
      aria-label="Filter requests"
      placeholder="Filter: status:4xx stage:dev body:text header.x-foo:bar"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<Search size={14} aria-hidden="true" />}
      rightSection={
        value === '' ? null : <IconAction icon={X} size="small" label="Clear the filter" onClick={() => onChange('')} />
      }
    />
  );
}
