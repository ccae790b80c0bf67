// Who may call a method: authorization, its scopes, the API key, and in one line what a caller needs.
import { Select, TagsInput } from '@mantine/core';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import { userPoolOfArn } from '../../../../shared/definition/user-pool-names';
import { usePools } from '../../../access/personas/use-pools';
import { FormRow } from '../../../components/FormRow';
import { IconAction } from '../../../components/IconAction';
import { useField } from '../../../state/editing';
import { useFidelity } from '../../../state/hooks';
import { useStudio } from '../../../state/studio-context';
import { openPlace } from '../../../state/view-store';
import { useCommit } from '../commit';
import { FieldRow } from '../fields/FieldRow';
import { methodRequestFields } from '../fields/method-fields';
import type { MethodFormProps } from '../method-form';
import styles from './AccessRows.module.css';
import { accessChanges, accessOf, accessOptions } from './access-choice';
import { callerWords } from './caller-words';

const apiKey = methodRequestFields.find(({ path }) => path[0] === 'apiKeyRequired');

/** Rows of the method request's grid. */
export function AccessRows({ view, method, entityKey }: Pick<MethodFormProps, 'view' | 'method' | 'entityKey'>) {
  const studio = useStudio();
  const commit = useCommit(entityKey);
  const [refusal, setRefusal] = useState<string>();
  const fidelity = useFidelity('method.authorizationType');
  const authorizer = view.authorizers.get(method.authorizerId ?? '');
  return (
    <>
      <FormRow
        label="Authorization"
        fidelity={fidelity?.fidelity}
        note={fidelity?.note}
        error={refusal}
        aside={
          authorizer !== undefined && (
            <IconAction
              icon={ShieldCheck}
              label={`Open authorizer ${authorizer.name}`}
              onClick={() =>
                openPlace(studio.view, view.api.id, { kind: 'section', section: 'authorizers', id: authorizer.id })
              }
            />
          )
        }
      >
        {(ids) => (
          <Select
            {...ids}
            flex={1}
            data={[...accessOptions(view)]}
            value={accessOf(method)}
            allowDeselect={false}
            comboboxProps={{ shadow: 'md' }}
            onChange={async (choice) => {
              if (choice !== null) setRefusal(await commit(accessChanges(view, choice), 'Change authorization'));
            }}
          />
        )}
      </FormRow>
      {method.authorizationType === 'COGNITO_USER_POOLS' && (
        <ScopesRow entityKey={entityKey} poolArns={authorizer?.providerARNs ?? []} />
      )}
      {apiKey !== undefined && <FieldRow entityKey={entityKey} place={[]} field={apiKey} />}
      <p className={styles.words}>{callerWords(view, method)}</p>
    </>
  );
}

interface ScopesRowProps {
  readonly entityKey: EntityKey;
  readonly poolArns: readonly string[];
}

/** Chips, with the scopes of the authorizer's pools offered. */
function ScopesRow({ entityKey, poolArns }: ScopesRowProps) {
  const { value: scopes = [], setNow, error } = useField<readonly string[]>(entityKey, ['authorizationScopes']);
  const fidelity = useFidelity('method.authorizationScopes');
  const poolIds = poolArns.map((arn) => userPoolOfArn(arn)?.poolId);
  const offered = usePools().flatMap(({ poolId, scopes: known }) => (poolIds.includes(poolId) ? known : []));
  return (
    <div data-path="authorizationScopes" title="Without scopes an ID token is expected, with scopes an access token.">
      <FormRow label="Scopes" fidelity={fidelity?.fidelity} note={fidelity?.note} error={error}>
        {(ids) => (
          <TagsInput
            {...ids}
            flex={1}
            data={[...new Set(offered)]}
            value={[...scopes]}
            placeholder={scopes.length === 0 ? 'none: an ID token is expected' : ''}
            classNames={{ pill: styles.mono ?? '', inputField: styles.mono ?? '' }}
            comboboxProps={{ shadow: 'md' }}
            onChange={(next) => setNow(next.length === 0 ? undefined : next)}
          />
        )}
      </FormRow>
    </div>
  );
}
