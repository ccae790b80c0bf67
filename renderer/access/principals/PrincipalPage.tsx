// The centre of the section: a user, role or policy, or the table of all.
import { parseEntityKey } from '../../../shared/definition/entities';
import type { AccessPageProps } from '../access-section';
import { PolicyPage } from './PolicyPage';
import { PrincipalTable } from './PrincipalTable';
import { RolePage } from './RolePage';
import { UserPage } from './UserPage';

/** The thing with the key `id`; the table where it is gone. */
export function PrincipalPage({ id }: AccessPageProps) {
  const { kind, ids } = id === undefined ? { kind: undefined, ids: [] } : parseEntityKey(id as `iam-user:${string}`);
  const [name = ''] = ids;
  switch (kind as string | undefined) {
    case 'iam-user':
      return <UserPage userName={name} />;
    case 'iam-role':
      return <RolePage roleName={name} />;
    case 'iam-policy':
      return <PolicyPage policyName={name} />;
    default:
      return <PrincipalTable />;
  }
}
