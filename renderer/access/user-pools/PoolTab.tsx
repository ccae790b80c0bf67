// The pool itself: its id and addresses, whose tokens it takes, and the authorizers that use it.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UserPoolSummary } from '../../../shared/contract/identity';
import type { UserPool } from '../../../shared/definition/companions/user-pool';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { HeadingLevel } from '../../components/heading-level';
import { Region } from '../../components/Region';
import { SectionHead } from '../../components/SectionHead';
import { Segments } from '../../components/Segments';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import { useField } from '../../state/editing';
import { useEntity, useFidelity, useGateway } from '../../state/hooks';
import { CopyRow } from '../CopyRow';
import { PoolAuthorizers } from './PoolAuthorizers';
import { poolAddresses } from './pool-words';
import styles from './user-pools.module.css';

export interface PoolTabProps {
  readonly pool: UserPool;
  readonly summary: UserPoolSummary;
}

/** Addresses of the local identity provider are there while the gateway runs. */
export function PoolTab({ pool, summary }: PoolTabProps) {
  const { port } = useGateway();
  const home = useEntity(entityKey('account'))?.accountId ?? '000000000000';
  const key = entityKey('user-pool', pool.id);
  const arn = `arn:aws:cognito-idp:${summary.region}:${pool.accountId ?? home}:userpool/${pool.id}`;
  const addresses = port === undefined ? undefined : poolAddresses(`http://127.0.0.1:${port}`, pool.id);
  return (
    <Region name="form" label={`User pool ${pool.name}`} className={styles.body}>
      <HeadingLevel value={2}>
        <FormGrid>
          <CopyRow label="Id" text={pool.id} />
          <CopyRow label="ARN" text={arn} />
          <CopyRow label="Issuer" text={summary.issuer} />
          {!summary.isMapped && addresses !== undefined && (
            <>
              <CopyRow label="Discovery URL" text={addresses.discovery} />
              <CopyRow label="JWKS URL" text={addresses.jwks} />
              <CopyRow label="Token URL" text={addresses.token} />
            </>
          )}
          <FormRow label="Authorizers">
            <PoolAuthorizers poolId={pool.id} />
          </FormRow>
        </FormGrid>
        <div className={styles.group}>
          <SectionHead title="Tokens" detail="whose tokens authorizers take for those of this pool" />
          <IssuerRows entityKey={key} />
        </div>
        <FieldRow
          entityKey={key}
          place={[]}
          field={{ path: ['tags'], label: 'Tags', control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' } }}
        />
      </HeadingLevel>
    </Region>
  );
}

type Mapping = NonNullable<UserPool['mappedTo']>;

/** A pool that is mapped is written down once its issuer is known. */
function IssuerRows({ entityKey: key }: { readonly entityKey: EntityKey }) {
  const field = useField<Mapping>(key, ['mappedTo']);
  const fidelity = useFidelity('user-pool.mappedTo.issuer');
  const [isBegun, setBegun] = useState(false);
  const isMapped = isBegun || field.value !== undefined;
  const setIssuer = (issuer: string) => {
    setBegun(true);
    field.set(issuer.trim() === '' ? undefined : { ...field.value, issuer: issuer.trim() });
  };
  const setKeySet = (jwksUri: string) => {
    if (field.value === undefined) return;
    const { jwksUri: _old, ...rest } = field.value;
    field.set(jwksUri.trim() === '' ? rest : { ...rest, jwksUri: jwksUri.trim() });
  };
  return (
    <FormGrid>
      <FormRow label="Made by" fidelity={fidelity?.fidelity} note={fidelity?.note}>
        <Segments
          label="Made by"
          value={isMapped ? 'elsewhere' : 'here'}
          options={[
            { value: 'here', label: 'Gatehouse' },
            { value: 'elsewhere', label: 'Another issuer' },
          ]}
          onChange={(next) => {
            setBegun(next === 'elsewhere');
            if (next === 'here') field.setNow(undefined);
          }}
        />
      </FormRow>
      {isMapped && (
        <>
          <FormRow label="Their issuer" error={field.error}>
            {(ids) => (
              <TextInput
                {...ids}
                className={styles.wide ?? ''}
                value={field.value?.issuer ?? ''}
                placeholder="https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_…"
                spellCheck={false}
                autoComplete="off"
                classNames={{ input: styles.mono ?? '' }}
                onChange={(event) => setIssuer(event.currentTarget.value)}
              />
            )}
          </FormRow>
          <FormRow label="Key set">
            {(ids) => (
              <TextInput
                {...ids}
                className={styles.wide ?? ''}
                value={field.value?.jwksUri ?? ''}
                placeholder="as the issuer’s discovery document says"
                disabled={field.value === undefined}
                spellCheck={false}
                autoComplete="off"
                classNames={{ input: styles.mono ?? '' }}
                onChange={(event) => setKeySet(event.currentTarget.value)}
              />
            )}
          </FormRow>
        </>
      )}
    </FormGrid>
  );
}
