// The app clients of a pool: who asks it for tokens, how, and how long the tokens are good.
import { MultiSelect } from '@mantine/core';
import { AppWindow, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { UserPoolClient } from '../../../shared/definition/companions/user-pool';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { EmptyState } from '../../components/EmptyState';
import { FormGrid, FormRow } from '../../components/FormRow';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { PartsLayout } from '../../design/sections/PartsLayout';
import { usePartEdits } from '../../design/sections/part-edits';
import { useField } from '../../state/editing';
import { useEntities, useFidelity } from '../../state/hooks';
import { CopyRow } from '../CopyRow';
import { secretRandom } from '../secret-random';
import { useEdits } from '../use-edits';
import { NamedThingDialog } from './NamedThingDialog';
import { loginFlows, newClientId, newClientSecret, oauthFlows, standardScopes, validityWords } from './pool-words';
import styles from './user-pools.module.css';

const usualFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

export interface ClientsTabProps {
  readonly poolId: string;
  /** Of the pool's resource servers. */
  readonly scopes: readonly string[];
}

/** The oldest first. */
export function ClientsTab({ poolId, scopes }: ClientsTabProps) {
  const edits = useEdits();
  const clients = useEntities('user-pool-client')
    .filter(({ entity }) => entity.userPoolId === poolId)
    .sort((a, b) => a.entity.createDate - b.entity.createDate);
  const [chosen, setChosen] = useState<string>();
  const [isNaming, setNaming] = useState(false);
  const open = clients.find(({ key }) => key === chosen) ?? clients[0];
  const create = async (clientName: string) => {
    const clientId = newClientId(secretRandom);
    const key = entityKey('user-pool-client', clientId);
    const entity = {
      clientId,
      userPoolId: poolId,
      clientName,
      explicitAuthFlows: usualFlows,
      createDate: Date.now(),
    };
    if (await edits.put(key, entity, `New app client ${clientName}`)) setChosen(key);
  };
  const add = (
    <ToolButton
      size="small"
      icon={Plus}
      tone={clients.length === 0 ? 'primary' : 'default'}
      onClick={() => setNaming(true)}
    >
      New app client
    </ToolButton>
  );
  return (
    <>
      {open === undefined ? (
        <EmptyState
          icon={AppWindow}
          title="No app clients yet"
          sentence="An app client is who asks for tokens: a web page, a phone, a machine. Its id is the audience of ID tokens."
          actions={add}
        />
      ) : (
        <PartsLayout
          label="App clients"
          rows={clients.map(({ key, entity }) => ({ id: key, label: entity.clientName, name: entity.clientName }))}
          selected={open.key}
          onSelect={setChosen}
        >
          <ClientForm key={open.key} entityKey={open.key} client={open.entity} scopes={scopes}>
            {add}
          </ClientForm>
        </PartsLayout>
      )}
      {isNaming && (
        <NamedThingDialog
          what="app client"
          icon={AppWindow}
          placeholder="web"
          taken={[]}
          onCreate={create}
          onClose={() => setNaming(false)}
        />
      )}
    </>
  );
}

interface ClientFormProps {
  readonly entityKey: EntityKey;
  readonly client: UserPoolClient;
  readonly scopes: readonly string[];
  readonly children: React.ReactNode;
}

const validities = [
  { member: 'idTokenSeconds', label: 'ID tokens', usual: 3_600 },
  { member: 'accessTokenSeconds', label: 'Access tokens', usual: 3_600 },
  { member: 'refreshTokenSeconds', label: 'Refresh tokens', usual: 2_592_000 },
] as const;

const nameField: FieldDescriptor = { path: ['clientName'], label: 'Name', control: { kind: 'text' } };

function ClientForm({ entityKey: key, client, scopes, children }: ClientFormProps) {
  const parts = usePartEdits();
  const { clientId, clientName, clientSecret } = client;
  return (
    <div className={styles.form}>
      <SectionHead title={clientName} detail="app client">
        {children}
        <ToolButton size="small" icon={Trash2} onClick={() => void parts.remove(key, clientName)}>
          Delete
        </ToolButton>
      </SectionHead>
      <FormGrid>
        <FieldRow entityKey={key} place={[]} field={nameField} />
        <CopyRow label="Client id" text={clientId} />
        <SecretRow entityKey={key} clientName={clientName} secret={clientSecret} />
        <ChoicesRow entityKey={key} member="explicitAuthFlows" label="Logins" options={loginFlows} none="none" />
        <ChoicesRow entityKey={key} member="allowedOAuthFlows" label="OAuth flows" options={oauthFlows} none="none" />
        <ChoicesRow
          entityKey={key}
          member="allowedOAuthScopes"
          label="Scopes"
          options={[...scopes, ...standardScopes].map((value) => ({ value, label: value }))}
          none="none"
        />
        {validities.map(({ member, label, usual }) => (
          <FieldRow
            key={member}
            entityKey={key}
            place={[]}
            field={{ path: [member], label, control: { kind: 'number', unit: 'seconds' } }}
            aside={`good for ${validityWords(client[member] ?? usual)}`}
          />
        ))}
      </FormGrid>
    </div>
  );
}

interface SecretRowProps {
  readonly entityKey: EntityKey;
  readonly clientName: string;
  readonly secret: string | undefined;
}

function SecretRow({ entityKey: key, clientName, secret }: SecretRowProps) {
  const edits = useEdits();
  const make = () => edits.set(key, ['clientSecret'], newClientSecret(secretRandom), `Make a secret of ${clientName}`);
  if (secret !== undefined) return <CopyRow label="Secret" text={secret} shown="•••••••••••• kept with the secrets" />;
  return (
    <FormRow label="Secret">
      <span className={styles.dim}>none: a public client</span>
      <ToolButton size="small" tone="subtle" icon={Plus} onClick={() => void make()}>
        Make one
      </ToolButton>
    </FormRow>
  );
}

interface ChoicesRowProps {
  readonly entityKey: EntityKey;
  readonly member: 'explicitAuthFlows' | 'allowedOAuthFlows' | 'allowedOAuthScopes';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly none: string;
}

/** Values that a file has beyond the options can be seen and taken away. */
function ChoicesRow({ entityKey: key, member, label, options, none }: ChoicesRowProps) {
  const field = useField<readonly string[]>(key, [member]);
  const fidelity = useFidelity(`user-pool-client.${member}`);
  const values = field.value ?? [];
  const others = values.filter((value) => options.every((option) => option.value !== value));
  return (
    <FormRow label={label} fidelity={fidelity?.fidelity} note={fidelity?.note} error={field.error}>
      {(ids) => (
        <MultiSelect
          {...ids}
          className={styles.wide ?? ''}
          data={[...options, ...others.map((value) => ({ value, label: value }))]}
          value={[...values]}
          placeholder={values.length === 0 ? none : ''}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => field.setNow(next.length === 0 ? undefined : next)}
        />
      )}
    </FormRow>
  );
}
