// The token of a persona: its pool, and once there is one, who it names and what it says.
import { Autocomplete, NumberInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Persona } from '../../../shared/definition/companions/persona';
import type { EntityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { useField } from '../../state/editing';
import { useFidelity } from '../../state/hooks';
import { claimsOf } from './claims-text';
import styles from './PersonaPage.module.css';
import { tokenFields } from './persona-fields';
import { usePools } from './use-pools';

type Token = NonNullable<Persona['token']>;

/** Without a pool no token is sent. A pool needs no creating. */
export function TokenRows({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const token = useField<Token>(key, ['token']);
  const fidelity = useFidelity('persona.token.userPoolId');
  const pools = usePools();
  const poolId = token.value?.userPoolId;
  const pool = pools.find((each) => each.poolId === poolId);
  const setPool = (next: string) =>
    token.set(next.trim() === '' ? undefined : { ...token.value, userPoolId: next.trim() });
  return (
    <FormGrid>
      <FormRow
        label="User pool"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={token.error ?? (pool?.isMapped ? 'Its tokens come from elsewhere: none are made here.' : undefined)}
        aside={pool?.name}
      >
        {(ids) => (
          <>
            <Autocomplete
              {...ids}
              className={styles.wide ?? ''}
              data={pools.map((each) => each.poolId)}
              value={poolId ?? ''}
              placeholder="no token"
              comboboxProps={{ shadow: 'md' }}
              onChange={setPool}
            />
            {token.value !== undefined && (
              <ToolButton size="small" tone="subtle" onClick={() => token.setNow(undefined)}>
                No token
              </ToolButton>
            )}
          </>
        )}
      </FormRow>
      {token.value !== undefined && (
        <>
          {tokenFields(pool).map((field) => (
            <FieldRow key={field.path.join('.')} entityKey={key} place={['token']} field={field} />
          ))}
          <ExpiryRow entityKey={key} />
          <ClaimsRow entityKey={key} />
        </>
      )}
    </FormGrid>
  );
}

function ExpiryRow({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const field = useField<number>(key, ['token', 'expiresIn']);
  const fidelity = useFidelity('persona.token.expiresIn');
  return (
    <FormRow label="Expires in" fidelity={fidelity?.fidelity} error={field.error}>
      {(ids) => (
        <>
          <NumberInput
            {...ids}
            className={styles.seconds ?? ''}
            value={field.value ?? ''}
            placeholder="3,600"
            thousandSeparator=","
            allowDecimal={false}
            hideControls
            onChange={(next) => field.set(typeof next === 'number' ? next : undefined)}
          />
          <span className={styles.unit}>
            {field.value !== undefined && field.value < 0 ? 'seconds: it has expired already' : 'seconds'}
          </span>
        </>
      )}
    </FormRow>
  );
}

function ClaimsRow({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const field = useField<Readonly<Record<string, unknown>>>(key, ['token', 'claims']);
  const fidelity = useFidelity('persona.token.claims');
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const stored = field.value === undefined ? '' : JSON.stringify(field.value, null, 2);
  const change = (text: string) => {
    setTyped(text);
    const read = claimsOf(text);
    setProblem(read.problem);
    if (read.problem === undefined) field.set(read.claims);
  };
  return (
    <FormRow label="More claims" fidelity={fidelity?.fidelity} error={problem ?? field.error}>
      {(ids) => (
        <Textarea
          {...ids}
          className={`${styles.wide} ${styles.mono}`}
          autosize
          minRows={2}
          maxRows={10}
          value={typed ?? stored}
          placeholder={'{ "tenant": "a", "email": null }'}
          spellCheck={false}
          onChange={(event) => change(event.currentTarget.value)}
          onBlur={() => problem === undefined && setTyped(undefined)}
        />
      )}
    </FormRow>
  );
}
