// Where the lab's token comes from: typed below, what a persona sends, or made by the local identity provider.
import { Select } from '@mantine/core';
import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { anonymous } from '../../../shared/contract/personas';
import { describeError } from '../../components/error-words';
import { FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { ToolButton } from '../../components/ToolButton';
import { useEntities } from '../../state/hooks';
import { useClient } from '../../state/studio-context';
import { usePools } from '../personas/use-pools';
import type { LabAuthorizer } from './lab-authorizer';
import { filledPairs, type LabForm, tokenHeader, withHeaders } from './lab-input';

export interface TokenSourceProps {
  readonly authorizer: LabAuthorizer;
  readonly form: LabForm;
  readonly onChange: (part: Partial<LabForm>) => void;
}

type Source = 'typed' | 'persona' | 'minted';

const sources = [
  { value: 'typed', label: 'As typed' },
  { value: 'persona', label: 'Of a persona' },
  { value: 'minted', label: 'Made now' },
] as const;

/** Writes the token into the rows below, where it can be seen and changed. */
export function TokenSource({ authorizer, form, onChange }: TokenSourceProps) {
  const client = useClient();
  const [source, setSource] = useState<Source>('typed');
  const [problem, setProblem] = useState<string>();
  const tried = async (deed: () => Promise<Partial<LabForm>>) => {
    try {
      onChange(await deed());
      setProblem(undefined);
    } catch (error) {
      setProblem(describeError(error).sentence);
    }
  };
  const dress = (persona: string) =>
    tried(async () => {
      const { stageName = '', httpMethod: verb, path } = form;
      const headers = filledPairs(form.headers.filter(({ name }) => !isOfCaller(name, authorizer)));
      const request = { apiId: authorizer.apiId, stageName, verb, pathWithQueryString: path, headers };
      const dressed = await client.personas.dress({ persona, ...request });
      const cleared = form.headers.map((row) => (isOfCaller(row.name, authorizer) ? { ...row, value: '' } : row));
      return { path: dressed.pathWithQueryString, headers: withHeaders(cleared, dressed.headers) };
    });
  const mint = (poolId: string) =>
    tried(async () => {
      const { scopes } = form;
      const isAccess = scopes.length > 0;
      const asked = isAccess ? { tokenUse: 'access' as const, scopes: [...scopes] } : {};
      const { token } = await client.identity.mint({ poolId, ...asked });
      return { headers: withHeaders(form.headers, [[tokenHeader(authorizer.sources), `Bearer ${token}`]]) };
    });
  return (
    <FormRow label="Token" error={problem}>
      <Segments label="Token" options={sources} value={source} onChange={setSource} />
      {source === 'persona' && (
        <PersonaChoice
          disabledReason={form.stageName === undefined ? 'Choose a stage first' : undefined}
          onChoose={(name) => void dress(name)}
        />
      )}
      {source === 'minted' && <Mint authorizer={authorizer} onMint={(poolId) => void mint(poolId)} />}
    </FormRow>
  );
}

function isOfCaller(name: string, { sources }: LabAuthorizer): boolean {
  return name.toLowerCase() === tokenHeader(sources).toLowerCase();
}

interface PersonaChoiceProps {
  readonly disabledReason: string | undefined;
  readonly onChoose: (name: string) => void;
}

function PersonaChoice({ disabledReason, onChoose }: PersonaChoiceProps) {
  const personas = useEntities('persona').map(({ entity }) => entity.name);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Select
      aria-label="Persona"
      w={200}
      data={[anonymous, ...personas]}
      value={chosen}
      placeholder={disabledReason ?? 'Choose a persona'}
      disabled={disabledReason !== undefined}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
      onChange={(name) => {
        setChosen(name);
        if (name !== null) onChoose(name);
      }}
    />
  );
}

interface MintProps {
  readonly authorizer: LabAuthorizer;
  readonly onMint: (poolId: string) => void;
}

function Mint({ authorizer, onMint }: MintProps) {
  const pools = usePools();
  const [chosen, setChosen] = useState<string>();
  const poolId = chosen ?? pools.find((pool) => authorizer.poolIds.includes(pool.poolId))?.poolId ?? pools[0]?.poolId;
  return (
    <>
      <Select
        aria-label="User pool"
        w={200}
        data={pools.map((pool) => ({ value: pool.poolId, label: pool.name ?? pool.poolId }))}
        value={poolId ?? null}
        placeholder="no user pool"
        allowDeselect={false}
        comboboxProps={{ shadow: 'md' }}
        onChange={(next) => setChosen(next ?? undefined)}
      />
      <ToolButton
        icon={Ticket}
        disabledReason={poolId === undefined ? 'There is no user pool yet' : undefined}
        onClick={() => poolId !== undefined && onMint(poolId)}
      >
        Make
      </ToolButton>
    </>
  );
}
