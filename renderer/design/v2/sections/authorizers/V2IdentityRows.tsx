// The identity sources of an HTTP or WebSocket API's authorizer, row by row.
import { useEffect, useState } from 'react';
import type { EntityKey } from '../../../../../shared/definition/entities';
import type { V2ProtocolType } from '../../../../../shared/definition/v2/api';
import type { V2Authorizer } from '../../../../../shared/definition/v2/authorizer';
import { FormRow } from '../../../../components/FormRow';
import { useField } from '../../../../state/editing';
import { useFidelity } from '../../../../state/hooks';
import type { IdentityRow } from '../../../sections/authorizers/identity-rows';
import { SourceRows } from '../../../sections/authorizers/SourceRows';
import { v2IdentityList, v2IdentityRowProblem, v2IdentityRows } from './v2-identity-rows';

export interface V2IdentityRowsProps {
  readonly entityKey: EntityKey;
  readonly type: V2Authorizer['authorizerType'];
  readonly protocol: V2ProtocolType;
}

const noSources: readonly string[] = [];

/** JWT authorizers read one header or query parameter, the others any number of sources. */
export function V2IdentityRows({ entityKey, type, protocol }: V2IdentityRowsProps) {
  const { value: stored = noSources, setNow, error } = useField<readonly string[]>(entityKey, ['identitySource']);
  const fidelity = useFidelity('v2-authorizer.identitySource');
  const [typed, setTyped] = useState<readonly IdentityRow[]>();
  const storedText = stored.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edit, or undo: what was typed here is out of date
  useEffect(() => setTyped(undefined), [storedText, type]);
  const isOne = type === 'JWT';
  const rows = typed ?? v2IdentityRows(stored, protocol);
  const problemOf = (row: IdentityRow) => v2IdentityRowProblem(row, protocol);
  const take = (next: readonly IdentityRow[]) => {
    if (next === rows && typed === undefined) return;
    setTyped(next);
    const list = v2IdentityList(next, protocol);
    if (next.some((row) => problemOf(row) !== undefined) || list.join(' ') === storedText) return;
    setNow(list.length === 0 ? undefined : list);
  };
  return (
    <div
      data-path="identitySource"
      title="All of them must be there, else the client gets 401 and the authorizer is not asked."
    >
      <FormRow
        label={isOne ? 'Token source' : 'Identity sources'}
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={error ?? rows.map(problemOf).find((each) => each !== undefined)}
      >
        <SourceRows
          rows={rows}
          {...(isOne && { places: ['header', 'querystring'] as const })}
          isOne={isOne}
          problemOf={problemOf}
          onType={setTyped}
          onTake={take}
        />
      </FormRow>
    </div>
  );
}
