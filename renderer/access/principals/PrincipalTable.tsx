// Every user, role and policy of the workspace; before the first, what they are for.
import { IdCard, Plus, ScrollText, UserRound } from 'lucide-react';
import { useMemo } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState, ExampleCard } from '../../components/EmptyState';
import { MiddleText } from '../../components/MiddleText';
import { ToolButton } from '../../components/ToolButton';
import { SectionBar } from '../../design/sections/PartsLayout';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';
import { useTried } from '../use-tried';
import { invokeDocument, policyNameOf } from './principal-words';
import styles from './principals.module.css';
import { usePrincipals } from './use-principals';

interface Line {
  readonly key: EntityKey;
  readonly name: string;
  readonly kind: 'user' | 'role' | 'policy';
  readonly arn: string;
  readonly has: string;
}

const icons = { user: UserRound, role: IdCard, policy: ScrollText };

const columns: readonly Column<Line>[] = [
  {
    id: 'name',
    heading: 'Name',
    width: 'minmax(120px, 1fr)',
    cell: ({ kind, name }) => {
      const Icon = icons[kind];
      return (
        <span className={styles.cell}>
          <Icon size={13} aria-hidden="true" />
          <span className={styles.name} title={name}>
            {name}
          </span>
        </span>
      );
    },
  },
  { id: 'kind', heading: 'Kind', width: '64px', cell: ({ kind }) => kind },
  {
    id: 'arn',
    heading: 'ARN',
    width: 'minmax(140px, 1.6fr)',
    cell: ({ arn }) => <MiddleText className={styles.code} text={arn} />,
  },
  {
    id: 'has',
    heading: 'Policies, or who has it',
    width: 'minmax(110px, 1.2fr)',
    cell: ({ has }) => (has === '' ? <span className={styles.dim}>none</span> : <span title={has}>{has}</span>),
  },
];

/** Enter or a double click opens one. */
export function PrincipalTable() {
  const { view } = useStudio();
  const { users, roles, policies } = usePrincipals();
  const rows = useMemo((): readonly Line[] => {
    const holder = (row: { readonly policies: readonly string[]; readonly attachedPolicies: readonly string[] }) =>
      [...row.policies, ...row.attachedPolicies.map(policyNameOf)].join(', ');
    return [
      ...users.map((user) => ({ ...user, kind: 'user' as const, name: user.userName, has: holder(user) })),
      ...roles.map((role) => ({ ...role, kind: 'role' as const, name: role.roleName, has: holder(role) })),
      ...policies.map((policy) => ({
        ...policy,
        kind: 'policy' as const,
        name: policy.policyName,
        has: policy.attachedTo.join(', '),
      })),
    ];
  }, [users, roles, policies]);
  if (rows.length === 0) return <NoPrincipals />;
  return (
    <>
      <SectionBar icon={UserRound} title="Principals" detail="IAM users, roles and policies">
        <CommandButton command="access.new-principal" label="New" />
      </SectionBar>
      <DataTable
        label="Principals"
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        onOpen={({ key }) => openAccess(view, { section: 'principals', id: key })}
      />
    </>
  );
}

function NoPrincipals() {
  const { client, view } = useStudio();
  const tried = useTried();
  const add = () =>
    tried(async () => {
      const { key } = await client.principals.createUser({ userName: 'alice', policies: { invoke: invokeDocument } });
      openAccess(view, { section: 'principals', id: key });
    });
  return (
    <>
      <SectionBar icon={UserRound} title="Principals" />
      <EmptyState
        icon={UserRound}
        title="No users or roles yet"
        sentence="Users and roles sign requests to methods with AWS_IAM; their policies say which methods they may call."
        actions={<CommandButton command="access.new-principal" tone="primary" />}
        example={
          <ExampleCard
            title="alice"
            action={
              <ToolButton tone="subtle" size="small" icon={Plus} onClick={() => void add()}>
                Add this one
              </ToolButton>
            }
            rows={['a user with an access key', 'may call every API: execute-api:Invoke']}
          />
        }
      />
    </>
  );
}
