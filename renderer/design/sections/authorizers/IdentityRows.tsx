// The identity sources of a REST API's authorizer, row by row.
import { useEffect, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { parseIdentitySources } from '../../../../shared/definition/identity-sources';
import type { Authorizer } from '../../../../shared/definition/rest/authorizer';
import { FormRow } from '../../../components/FormRow';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { type IdentityRow, identityList, identityRowProblem, identityRows } from './identity-rows';
import { SourceRows } from './SourceRows';

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
  const problem = rows.map(identityRowProblem).find((each) => each !== undefined) ?? listProblem(type, stored);
  return (
    <div data-path="identitySource">
      <FormRow
        label={isOneHeader ? 'Token source' : 'Identity sources'}
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error ?? problem}
      >
        <SourceRows
          rows={rows}
          {...(isOneHeader && { places: ['header'] as const })}
          isOne={isOneHeader}
          problemOf={identityRowProblem}
          onType={setTyped}
          onTake={(next) => (next !== rows || typed !== undefined) && take(next)}
        />
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
