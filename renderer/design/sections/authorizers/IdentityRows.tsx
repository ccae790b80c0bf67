// Identity sources row by row: where each is read, and its name there.
import { Select, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { parseIdentitySources } from '../../../../shared/definition/identity-sources';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { FormRow } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { ToolButton } from '../../../components/ToolButton';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import styles from './AuthorizerForm.module.css';
import {
  type IdentityRow,
  type IdentityRowPlace,
  identityList,
  identityRowProblem,
  identityRows,
} from './identity-rows';

const places: readonly { readonly value: IdentityRowPlace; readonly label: string }[] = [
  { value: 'header', label: 'Header' },
  { value: 'querystring', label: 'Query string' },
  { value: 'stage-variable', label: 'Stage variable' },
  { value: 'context', label: 'Context' },
];

export interface IdentityRowsProps {
  readonly entityKey: EntityKey;
  readonly type: Authorizer['type'];
}

/** REQUEST authorizers read any number of sources, the others one header. A row is taken when the focus leaves it. */
export function IdentityRows({ entityKey, type }: IdentityRowsProps) {
  const { value: stored = '', setNow, error } = useField<string>(entityKey, ['identitySource']);
  const fidelity = useFidelity('authorizer.identitySource');
  const [typed, setTyped] = useState<readonly IdentityRow[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edit, or undo: what was typed here is out of date
  useEffect(() => setTyped(undefined), [stored, type]);
  const isOneHeader = type !== 'REQUEST';
  const rows = typed ?? rowsToShow(stored, isOneHeader);
  const take = (next: readonly IdentityRow[]) => {
    setTyped(next);
    const list = identityList(next);
    if (next.every((row) => identityRowProblem(row) === undefined) && list !== stored) {
      setNow(list === '' ? undefined : list);
    }
  };
  const edit = (at: number, part: Partial<IdentityRow>) =>
    rows.map((row, index) => (index === at ? { ...row, ...part } : row));
  const problem = rows.map(identityRowProblem).find((each) => each !== undefined) ?? listProblem(type, stored);
  return (
    <div data-path="identitySource">
      <FormRow
        label={isOneHeader ? 'Token source' : 'Identity sources'}
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error ?? problem}
      >
        <div className={styles.sources}>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
            <div key={at} className={styles.source}>
              <Select
                aria-label={`Place of source ${at + 1}`}
                className={styles.place ?? ''}
                data={[...places, ...(row.place === 'text' ? [{ value: 'text', label: 'As written' }] : [])]}
                value={row.place}
                disabled={isOneHeader && row.place === 'header'}
                allowDeselect={false}
                comboboxProps={{ shadow: 'md' }}
                onChange={(place) => place !== null && take(edit(at, { place: place as IdentityRowPlace }))}
              />
              <TextInput
                aria-label={`Name of source ${at + 1}`}
                className={styles.name ?? ''}
                classNames={{ input: styles.mono ?? '' }}
                value={row.name}
                placeholder={row.place === 'context' ? 'identity.sourceIp' : 'Authorization'}
                spellCheck={false}
                autoComplete="off"
                error={identityRowProblem(row) !== undefined}
                onChange={(event) => setTyped(edit(at, { name: event.currentTarget.value }))}
                onBlur={() => typed !== undefined && take(typed)}
                onKeyDown={(event) => event.key === 'Enter' && typed !== undefined && take(typed)}
              />
              {!isOneHeader && (
                <IconAction
                  icon={Trash2}
                  size="small"
                  label={`Remove source ${at + 1}`}
                  onClick={() => take(rows.filter((_, index) => index !== at))}
                />
              )}
            </div>
          ))}
          {!isOneHeader && (
            <ToolButton
              size="small"
              tone="subtle"
              icon={Plus}
              onClick={() => setTyped([...rows, { place: 'header', name: '' }])}
            >
              Add identity source
            </ToolButton>
          )}
        </div>
      </FormRow>
    </div>
  );
}

function rowsToShow(stored: string, isOneHeader: boolean): readonly IdentityRow[] {
  const rows = identityRows(stored);
  // what is read where nothing else is said
  return isOneHeader && rows.length === 0 ? [{ place: 'header', name: 'Authorization' }] : rows;
}

function listProblem(type: Authorizer['type'], stored: string): string | undefined {
  return parseIdentitySources(type === 'REQUEST' ? 'REQUEST' : 'TOKEN', stored).problem;
}
