// Users, roles and policies of IAM as a section of the Access screen.
import { IdCard, ScrollText, UserRound } from 'lucide-react';
import { useMemo } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { useEntities, useFindings } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { PrincipalPage } from './PrincipalPage';

export const principalsSection: AccessSectionEntry = {
  section: 'principals',
  title: 'Principals',
  icon: UserRound,
  useRows: usePrincipalRows,
  addCommand: 'access.new-principal',
  hasOverview: true,
  Page: PrincipalPage,
};

/** Users, then roles, then policies, each by name; rows go by the key of their entity. */
function usePrincipalRows(): readonly AccessRow[] {
  const users = useEntities('iam-user');
  const roles = useEntities('iam-role');
  const policies = useEntities('iam-policy');
  const findings = useFindings();
  return useMemo(() => {
    const problemOf = (key: EntityKey) => {
      const found = findings.find((finding) => finding.key === key && finding.severity !== 'info');
      return found === undefined ? {} : { problem: found.message };
    };
    const rowsOf = (rows: readonly AccessRow[]) => [...rows].sort((a, b) => a.name.localeCompare(b.name));
    return [
      ...rowsOf(users.map(({ key, entity }) => ({ id: key, name: entity.userName, ...problemOf(key) }))),
      ...rowsOf(
        roles.map(({ key, entity }) => ({
          id: key,
          name: entity.roleName,
          icon: IdCard,
          tag: 'role',
          ...problemOf(key),
        })),
      ),
      ...rowsOf(
        policies.map(({ key, entity }) => ({
          id: key,
          name: entity.policyName,
          icon: ScrollText,
          tag: 'policy',
          ...problemOf(key),
        })),
      ),
    ];
  }, [users, roles, policies, findings]);
}
