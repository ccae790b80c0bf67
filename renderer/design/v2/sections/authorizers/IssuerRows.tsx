// Whose tokens a JWT authorizer takes: issuer and audience, those of the workspace's user pools by a click.
import { TagsInput, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { EntityKey } from '../../../../../shared/definition/entities';
import { userPoolOfIssuer } from '../../../../../shared/definition/user-pool-names';
import { usePools } from '../../../../access/personas/use-pools';
import { FormRow } from '../../../../components/FormRow';
import { ToolButton } from '../../../../components/ToolButton';
import { useField } from '../../../../state/editing';
import { useFidelity } from '../../../../state/hooks';
import { useStudio } from '../../../../state/studio-context';
import { openAccess } from '../../../../state/view-store';
import { useCommit } from '../../../forms/commit';
import styles from '../../../sections/authorizers/AuthorizerForm.module.css';

const noClients: readonly string[] = [];

/** Choosing a pool sets both: another pool's clients are no audience of its tokens. */
export function IssuerRows({ entityKey }: { readonly entityKey: EntityKey }) {
  const { view } = useStudio();
  const commit = useCommit(entityKey);
  const pools = usePools();
  const issuer = useField<string>(entityKey, ['jwtConfiguration', 'issuer']);
  const audience = useField<readonly string[]>(entityKey, ['jwtConfiguration', 'audience']);
  const issuerMark = useFidelity('v2-authorizer.jwtConfiguration.issuer');
  const audienceMark = useFidelity('v2-authorizer.jwtConfiguration.audience');
  const named = userPoolOfIssuer(issuer.value ?? '')?.poolId;
  const pool = pools.find(({ poolId }) => poolId === named);
  const audiences = audience.value ?? noClients;
  const missing = pool?.clients.filter(({ clientId }) => !audiences.includes(clientId)) ?? [];
  const take = ({ issuer: value, clients, name, poolId }: (typeof pools)[number]) => {
    const ids = clients.map(({ clientId }) => clientId);
    const changes = [
      { path: ['jwtConfiguration', 'issuer'], value },
      // API Gateway wants an audience: a pool without clients keeps the one there is
      ...(ids.length === 0 ? [] : [{ path: ['jwtConfiguration', 'audience'], value: ids }]),
    ];
    void commit(changes, `Take tokens of ${name ?? poolId}`);
  };
  return (
    <>
      <div data-path="jwtConfiguration.issuer" title="Equal to iss of the token, character by character.">
        <FormRow label="Issuer" fidelity={issuerMark?.fidelity} note={issuerMark?.note} error={issuer.error}>
          {(ids) => (
            <TextInput
              {...ids}
              flex={1}
              classNames={{ input: styles.mono ?? '' }}
              value={issuer.value ?? ''}
              placeholder="https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc"
              spellCheck={false}
              autoComplete="off"
              error={issuer.error !== undefined}
              onChange={(event) => issuer.set(event.currentTarget.value || undefined)}
            />
          )}
        </FormRow>
      </div>
      <div className={styles.hint}>
        {pools
          .filter((each) => each !== pool)
          .map((each) => (
            <ToolButton key={each.poolId} size="small" icon={Plus} onClick={() => take(each)}>
              {`Take tokens of ${each.name ?? each.poolId}`}
            </ToolButton>
          ))}
        {pool !== undefined && (
          <ToolButton
            size="small"
            tone="subtle"
            onClick={() => openAccess(view, { section: 'user-pools', id: pool.poolId })}
          >
            {`Open ${pool.name ?? pool.poolId}`}
          </ToolButton>
        )}
        {pools.length === 0 && (
          <ToolButton size="small" icon={Plus} onClick={() => view.setState({ overlay: { kind: 'new-user-pool' } })}>
            New user pool
          </ToolButton>
        )}
      </div>
      <div
        data-path="jwtConfiguration.audience"
        title="One of them is aud of the token, or client_id where it has no aud."
      >
        <FormRow label="Audience" fidelity={audienceMark?.fidelity} note={audienceMark?.note} error={audience.error}>
          {(ids) => (
            <TagsInput
              {...ids}
              className={styles.pools ?? ''}
              classNames={{ pill: styles.mono ?? '', inputField: styles.mono ?? '' }}
              value={[...audiences]}
              placeholder={audiences.length === 0 ? 'app client id' : ''}
              onChange={(next) => audience.setNow(next.length === 0 ? undefined : next)}
            />
          )}
        </FormRow>
      </div>
      {missing.length > 0 && (
        <div className={styles.hint}>
          {missing.map(({ clientId, clientName }) => (
            <ToolButton
              key={clientId}
              size="small"
              icon={Plus}
              onClick={() => audience.setNow([...audiences, clientId])}
            >
              {clientName}
            </ToolButton>
          ))}
        </div>
      )}
    </>
  );
}
