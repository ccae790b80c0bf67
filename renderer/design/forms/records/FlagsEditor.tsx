// Names with a tick each: declared parameters and whether they are required.
import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import type { KeyValueRow } from '../../../components/key-value-rows';
import { RecordEditor } from './RecordEditor';

export interface FlagsEditorProps {
  readonly label: string;
  readonly nameHeading: string;
  /** What the tick says: `Required`. */
  readonly flagHeading: string;
  readonly addWords: string;
  readonly stored: Readonly<Record<string, boolean>> | undefined;
  readonly prefix?: string;
  readonly onCommit: (record: Readonly<Record<string, boolean>>) => Promise<string | undefined>;
  readonly problemOf?: (name: string) => string | undefined;
  readonly lead?: (row: KeyValueRow) => ReactNode;
  readonly nameOptions?: readonly string[];
  /** The names are given by the path: only the ticks change. */
  readonly hasFixedNames?: boolean;
  readonly isCaseSensitive?: boolean;
}

/** A key-value editor whose values are switches. */
export function FlagsEditor({ flagHeading, stored, onCommit, problemOf, ...rest }: FlagsEditorProps) {
  const texts = Object.fromEntries(Object.entries(stored ?? {}).map(([name, isOn]) => [name, isOn ? 'true' : 'false']));
  return (
    <RecordEditor
      {...rest}
      valueHeading={flagHeading}
      stored={texts}
      onCommit={(record) =>
        onCommit(Object.fromEntries(Object.entries(record).map(([name, text]) => [name, text === 'true'])))
      }
      {...(problemOf !== undefined && { problemOf: (row: KeyValueRow) => problemOf(row.name) })}
      valueCell={(row, _index, set) => (
        <Switch
          checked={row.value === 'true'}
          aria-label={`${row.name || 'This parameter'}: ${flagHeading.toLowerCase()}`}
          styles={{ root: { paddingInline: 8 } }}
          onChange={(event) => set(event.currentTarget.checked ? 'true' : 'false')}
        />
      )}
    />
  );
}
