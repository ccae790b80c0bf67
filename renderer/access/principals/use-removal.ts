// Removing a user, role or policy: the table is shown once it is gone, a toast has undo.
import { useCallback } from 'react';
import type { EntityKey } from '../../../shared/definition/entities';
import { usePartEdits } from '../../design/sections/part-edits';
import { useStudio } from '../../state/studio-context';
import { openAccess } from '../../state/view-store';

/** The deed; refusals are said in a toast. */
export function useRemoval(): (key: EntityKey, name: string) => Promise<void> {
  const { view } = useStudio();
  const parts = usePartEdits();
  return useCallback(
    async (key, name) => {
      if (await parts.remove(key, name)) openAccess(view, { section: 'principals' });
    },
    [parts, view],
  );
}
