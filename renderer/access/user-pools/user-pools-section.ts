// User pools as a section of the Access screen: those of the workspace, and those that authorizers name.
import { UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { usePools } from '../personas/use-pools';
import { UserPoolPage } from './UserPoolPage';

export const userPoolsSection: AccessSectionEntry = {
  section: 'user-pools',
  title: 'User pools',
  icon: UsersRound,
  useRows: usePoolRows,
  addCommand: 'access.new-user-pool',
  Page: UserPoolPage,
};

function usePoolRows(): readonly AccessRow[] {
  const pools = usePools();
  return useMemo(
    () =>
      pools.map(({ poolId, name, isMapped }): AccessRow => {
        const tag = isMapped ? 'mapped' : name === undefined ? 'named only' : undefined;
        return { id: poolId, name: name ?? poolId, ...(tag !== undefined && { tag }) };
      }),
    [pools],
  );
}
