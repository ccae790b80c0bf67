// One user of a pool: password, groups, attributes, and tokens made as this user.
import { MultiSelect } from '@mantine/core';
import { CircleUserRound, Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UserPool, UserPoolUser } from '../../../shared/definition/companions/user-pool';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { FormGrid, FormRow } from '../../components/FormRow';
import { SecretField } from '../../components/SecretField';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { FieldRow } from '../../design/forms/fields/FieldRow';
import type { FieldDescriptor } from '../../design/forms/fields/field-descriptor';
import { usePartEdits } from '../../design/sections/part-edits';
import { useField } from '../../state/editing';
import { useEntities, useFidelity } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { CopyRow } from '../CopyRow';
import { freeName } from '../principals/principal-words';
import { useEdits } from '../use-edits';
import { useTried } from '../use-tried';
import { validityWords } from './pool-words';
import styles from './user-pools.module.css';

export interface PoolUserFormProps {
  readonly entityKey: EntityKey;
  readonly user: UserPoolUser;
  readonly pool: UserPool;
  readonly isMapped: boolean;
  /** Actions of the whole list. */
  readonly children: ReactNode;
}

const fields: readonly FieldDescriptor[] = [
  { path: ['enabled'], label: 'Enabled', control: { kind: 'switch', on: 'may log in', off: 'may not log in' } },
];
const attributesField: FieldDescriptor = {
  path: ['attributes'],
  label: 'Attributes',
  control: { kind: 'record', nameLabel: 'Attribute', valueLabel: 'Value' },
};

/** Everything saves as it is edited. */
export function PoolUserForm({ entityKey: key, user, pool, isMapped, children }: PoolUserFormProps) {
  const parts = usePartEdits();
  const { username, sub } = user;
  return (
    <div className={styles.form}>
      <SectionHead title={username} detail={user.userStatus}>
        {children}
        <ToolButton size="small" icon={Trash2} onClick={() => void parts.remove(key, username)}>
          Delete
        </ToolButton>
      </SectionHead>
      <FormGrid>
        <CopyRow label="sub" text={sub} />
        <PasswordRow entityKey={key} user={user} />
        {fields.map((field) => (
          <FieldRow key={field.path.join('.')} entityKey={key} place={[]} field={field} />
        ))}
        <GroupsRow entityKey={key} pool={pool} />
        <FormRow label="Log in as">
          {isMapped ? (
            <span className={styles.dim}>the pool takes the tokens of another issuer: none are made here</span>
          ) : (
            <TokenButtons poolId={pool.id} username={username} />
          )}
        </FormRow>
      </FormGrid>
      <FieldRow entityKey={key} place={[]} field={attributesField} />
    </div>
  );
}

/** AWS documented: AdminSetUserPassword, Permanent; the user is CONFIRMED then. */
function PasswordRow({ entityKey: key, user }: { readonly entityKey: EntityKey; readonly user: UserPoolUser }) {
  const { client } = useStudio();
  const tried = useTried();
  const set = (password: string | undefined) =>
    tried(() =>
      client.definition.update({
        key,
        changes: [
          password === undefined ? { path: ['password'] } : { path: ['password'], value: password },
          ...(password === undefined ? [] : [{ path: ['userStatus'], value: 'CONFIRMED' }]),
        ],
        label: `${password === undefined ? 'Remove' : 'Set'} the password of ${user.username}`,
      }),
    );
  return (
    <FormRow label="Password">
      {(ids) => <SecretField ids={ids} isSet={user.password !== undefined} onSet={(value) => void set(value)} />}
    </FormRow>
  );
}

function GroupsRow({ entityKey: key, pool }: { readonly entityKey: EntityKey; readonly pool: UserPool }) {
  const field = useField<readonly string[]>(key, ['groups']);
  const fidelity = useFidelity('user-pool-user.groups');
  const values = field.value ?? [];
  const known = (pool.groups ?? []).map(({ groupName }) => groupName);
  return (
    <FormRow label="Groups" fidelity={fidelity?.fidelity} note={fidelity?.note} error={field.error}>
      {(ids) => (
        <MultiSelect
          {...ids}
          className={styles.wide ?? ''}
          data={[...new Set([...known, ...values])]}
          value={[...values]}
          placeholder={values.length > 0 ? '' : known.length === 0 ? 'the pool has no groups yet' : 'none'}
          comboboxProps={{ shadow: 'md' }}
          onChange={(next) => field.setNow(next.length === 0 ? undefined : next)}
        />
      )}
    </FormRow>
  );
}

function TokenButtons({ poolId, username }: { readonly poolId: string; readonly username: string }) {
  const { client, view } = useStudio();
  const edits = useEdits();
  const tried = useTried();
  const names = useEntities('persona').map(({ entity }) => entity.name);
  const copy = (tokenUse: 'id' | 'access') =>
    tried(async () => {
      const { token, expiresIn } = await client.identity.mint({ poolId, username, tokenUse });
      const what = tokenUse === 'id' ? 'ID token' : 'Access token';
      await edits.copy(token, `${what}, good for ${validityWords(expiresIn)},`);
    });
  const makePersona = async () => {
    const name = freeName(username.slice(0, 56), names);
    const token = { userPoolId: poolId, username };
    if (await edits.put(entityKey('persona', name), { name, token }, `New persona ${name}`)) {
      openAccess(view, { section: 'personas', id: name });
    }
  };
  return (
    <span className={styles.chips}>
      <ToolButton size="small" icon={Copy} onClick={() => void copy('id')}>
        Copy ID token
      </ToolButton>
      <ToolButton size="small" icon={Copy} onClick={() => void copy('access')}>
        Copy access token
      </ToolButton>
      <ToolButton size="small" icon={CircleUserRound} onClick={() => void makePersona()}>
        Use as persona
      </ToolButton>
    </span>
  );
}
