// API keys as a section of the Access screen.
import { Key } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities, useFindings } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { PersonasPane } from '../personas/PersonasPane';
import { ApiKeyPage } from './ApiKeyPage';
import { keyName } from './key-words';

export const apiKeysSection: AccessSectionEntry = {
  section: 'api-keys',
  title: 'API keys',
  icon: Key,
  useRows: useKeyRows,
  addCommand: 'access.new-key',
  hasOverview: true,
  Page: ApiKeyPage,
  aside: { label: 'Personas', Content: PersonasPane },
};

/** By name; a key that is off says so. */
function useKeyRows(): readonly AccessRow[] {
  const keys = useEntities('api-key');
  const findings = useFindings();
  return useMemo(
    () =>
      keys
        .map(({ key, entity }): AccessRow => {
          const problem = findings.find((finding) => finding.key === key && finding.severity !== 'info')?.message;
          return {
            id: entity.id,
            name: keyName(entity),
            ...(!entity.enabled && { tag: 'off' }),
            ...(problem !== undefined && { problem }),
          };
        })
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
    [keys, findings],
  );
}
