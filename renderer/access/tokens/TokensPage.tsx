// Tokens: one taken apart with everything that is checked about it, and one made by the local identity provider.
import { Autocomplete, Textarea } from '@mantine/core';
import { Copy, Ticket } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DecodedToken } from '../../../shared/contract/identity';
import { CodePane } from '../../components/CodePane';
import { describeError } from '../../components/error-words';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Note } from '../../components/Note';
import { PaneHead } from '../../components/PaneHead';
import { Segments } from '../../components/Segments';
import { TextRow } from '../../components/TextRow';
import { ToolButton } from '../../components/ToolButton';
import { useToasts } from '../../components/toast-store';
import { useClient } from '../../state/studio-context';
import { usePools } from '../personas/use-pools';
import { emptyMintForm, type MintForm, mintInput } from './mint-form';
import styles from './TokensPage.module.css';

export function TokensPage() {
  const [token, setToken] = useState('');
  return (
    <>
      <PaneHead title="Tokens" detail="of Cognito user pools" />
      <div className={styles.body}>
        <section className={styles.part} aria-label="Decode a token">
          <h2>Decode</h2>
          <Textarea
            aria-label="Token"
            placeholder="eyJraWQiOi… pasted here is taken apart and checked; it is sent nowhere"
            value={token}
            autosize
            minRows={3}
            maxRows={6}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--gh-mono)' } }}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <Decoded token={token.trim().replace(/^Bearer\s+/i, '')} />
        </section>
        <Minter onMinted={setToken} />
      </div>
    </>
  );
}

function Decoded({ token }: { readonly token: string }) {
  const client = useClient();
  const [decoded, setDecoded] = useState<DecodedToken>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    setProblem(undefined);
    if (token === '') setDecoded(undefined);
    else {
      Promise.resolve(client.identity.decode({ token })).then(
        (next) => isWanted && setDecoded(next),
        (error: unknown) => isWanted && setProblem(describeError(error).sentence),
      );
    }
    return () => {
      isWanted = false;
    };
  }, [client, token]);
  if (problem !== undefined)
    return (
      <Note tone="error" title="The token was not read">
        {problem}
      </Note>
    );
  if (decoded === undefined) return null;
  return (
    <>
      <Note
        tone={decoded.isGood ? 'ok' : 'error'}
        title={
          decoded.isGood ? 'An authorizer of its pool would take this token' : 'No authorizer would take this token'
        }
      >
        {decoded.problem ?? decoded.poolId}
      </Note>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">What is looked at</th>
            <th scope="col">Wanted</th>
            <th scope="col">Found</th>
          </tr>
        </thead>
        <tbody>
          {decoded.facts.map(({ name, holds, wanted, actual }) => (
            <tr key={name} data-holds={holds}>
              <th scope="row">
                {holds ? '✓' : '✗'} {name}
              </th>
              <td>{wanted}</td>
              <td>{actual}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Part label="Header" value={decoded.header} />
      <Part label="Payload" value={decoded.payload} />
    </>
  );
}

function Part({ label, value }: { readonly label: string; readonly value: object | undefined }) {
  if (value === undefined) return null;
  return (
    <div className={styles.code}>
      <b>{label}</b>
      <CodePane label={label} text={JSON.stringify(value, null, 2)} language="json" hasNumbers={false} isInline />
    </div>
  );
}

function Minter({ onMinted }: { readonly onMinted: (token: string) => void }) {
  const client = useClient();
  const toasts = useToasts();
  const pools = usePools();
  const [form, setForm] = useState<MintForm>(emptyMintForm);
  const [fault, setFault] = useState<{ readonly field: keyof MintForm; readonly problem: string }>();
  const type = (field: keyof MintForm) => (typed: string) => setForm((before) => ({ ...before, [field]: typed }));
  const errorOf = (field: keyof MintForm) => (fault?.field === field ? fault.problem : undefined);
  const mint = async (isCopied: boolean) => {
    const asked = mintInput(form);
    setFault('input' in asked ? undefined : asked);
    if (!('input' in asked)) return;
    try {
      const { token, expiresIn } = await client.identity.mint(asked.input);
      onMinted(token);
      if (!isCopied) return;
      await navigator.clipboard.writeText(token);
      toasts.getState().show({ tone: 'ok', title: `Token copied, good for ${expiresIn.toLocaleString('en-US')} s` });
    } catch (error) {
      setFault({ field: 'poolId', problem: describeError(error).sentence });
    }
  };
  return (
    <section className={styles.part} aria-label="Make a token">
      <h2>Make one</h2>
      <FormGrid>
        <FormRow label="User pool" error={errorOf('poolId')}>
          {(ids) => (
            <Autocomplete
              {...ids}
              flex={1}
              data={pools.filter(({ isMapped }) => !isMapped).map(({ poolId }) => poolId)}
              value={form.poolId}
              placeholder="us-east-1_Ab3dE6gH9"
              onChange={type('poolId')}
            />
          )}
        </FormRow>
        <FormRow label="Kind">
          <Segments
            label="Kind"
            value={form.tokenUse}
            onChange={(tokenUse) => setForm((before) => ({ ...before, tokenUse }))}
            options={[
              { value: 'id', label: 'ID token' },
              { value: 'access', label: 'Access token' },
            ]}
          />
        </FormRow>
        <TextRow
          label="User name"
          holds="name"
          value={form.username}
          placeholder="gatehouse"
          onType={type('username')}
        />
        <TextRow label="Groups" holds="name" value={form.groups} placeholder="the user’s own" onType={type('groups')} />
        {form.tokenUse === 'access' && (
          <TextRow label="Scopes" holds="code" value={form.scopes} placeholder="orders/read" onType={type('scopes')} />
        )}
        <TextRow
          label="App client"
          holds="code"
          value={form.clientId}
          placeholder="the pool’s oldest"
          onType={type('clientId')}
        />
        <TextRow
          label="Expires in"
          holds="code"
          value={form.expiresIn}
          placeholder="3600"
          aside="seconds"
          error={errorOf('expiresIn')}
          onType={type('expiresIn')}
        />
        <TextRow
          label="Claims"
          holds="code"
          value={form.claims}
          placeholder='{ "custom:team": "blue" }'
          error={errorOf('claims')}
          onType={type('claims')}
        />
      </FormGrid>
      <div className={styles.actions}>
        <ToolButton icon={Ticket} tone="primary" onClick={() => void mint(false)}>
          Make token
        </ToolButton>
        <ToolButton icon={Copy} onClick={() => void mint(true)}>
          Make and copy
        </ToolButton>
      </div>
    </section>
  );
}
