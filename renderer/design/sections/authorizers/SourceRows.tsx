// Rows of identity sources: where each is read, and its name there.
import { Select, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { IconAction } from '../../../components/IconAction';
import { ToolButton } from '../../../components/ToolButton';
import styles from './AuthorizerForm.module.css';
import type { IdentityRow, IdentityRowPlace } from './identity-rows';

const everyPlace: readonly { readonly value: IdentityRowPlace; readonly label: string }[] = [
  { value: 'header', label: 'Header' },
  { value: 'querystring', label: 'Query string' },
  { value: 'stage-variable', label: 'Stage variable' },
  { value: 'context', label: 'Context' },
  { value: 'text', label: 'As written' },
];

const everywhere: readonly IdentityRowPlace[] = ['header', 'querystring', 'stage-variable', 'context'];

export interface SourceRowsProps {
  readonly rows: readonly IdentityRow[];
  /** Where a source may be read; everywhere where absent. */
  readonly places?: readonly IdentityRowPlace[];
  /** There is exactly one source: none is added or removed. */
  readonly isOne: boolean;
  readonly problemOf: (row: IdentityRow) => string | undefined;
  /** The rows while a name is typed. */
  readonly onType: (rows: readonly IdentityRow[]) => void;
  /** The rows as they are meant; the very `rows` where a field is left. */
  readonly onTake: (rows: readonly IdentityRow[]) => void;
}

/** A row is taken when the focus leaves it, or with Enter. */
export function SourceRows({ rows, places = everywhere, isOne, problemOf, onType, onTake }: SourceRowsProps) {
  const offered = everyPlace.filter(({ value }) => places.includes(value));
  const edit = (at: number, part: Partial<IdentityRow>) =>
    rows.map((row, index) => (index === at ? { ...row, ...part } : row));
  return (
    <div className={styles.sources}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
        <div key={at} className={styles.source}>
          <Select
            aria-label={`Place of source ${at + 1}`}
            className={styles.place ?? ''}
            data={[
              ...offered,
              ...everyPlace.filter(({ value }) => value === row.place && !offered.some((one) => one.value === value)),
            ]}
            value={row.place}
            disabled={offered.length === 1 && row.place === offered[0]?.value}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={(place) => place !== null && onTake(edit(at, { place: place as IdentityRowPlace }))}
          />
          <TextInput
            aria-label={`Name of source ${at + 1}`}
            className={styles.name ?? ''}
            classNames={{ input: styles.mono ?? '' }}
            value={row.name}
            placeholder={row.place === 'context' ? 'identity.sourceIp' : 'Authorization'}
            spellCheck={false}
            autoComplete="off"
            error={problemOf(row) !== undefined}
            onChange={(event) => onType(edit(at, { name: event.currentTarget.value }))}
            onBlur={() => onTake(rows)}
            onKeyDown={(event) => event.key === 'Enter' && onTake(rows)}
          />
          {!isOne && (
            <IconAction
              icon={Trash2}
              size="small"
              label={`Remove source ${at + 1}`}
              onClick={() => onTake(rows.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      {!isOne && (
        <ToolButton
          size="small"
          tone="subtle"
          icon={Plus}
          onClick={() => onType([...rows, { place: 'header', name: '' }])}
        >
          Add identity source
        </ToolButton>
      )}
    </div>
  );
}
