// Personas as a section of the Access screen.
import { CircleUserRound } from 'lucide-react';
import { useMemo } from 'react';
import { useEntities } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { PersonaPage } from './PersonaPage';
import { PersonasPane } from './PersonasPane';

export const personasSection: AccessSectionEntry = {
  section: 'personas',
  title: 'Personas',
  icon: CircleUserRound,
  useRows: usePersonaRows,
  addCommand: 'access.new-persona',
  Page: PersonaPage,
  aside: { label: 'Personas', Content: PersonasPane },
};

/** By name; a persona's id is its name. */
function usePersonaRows(): readonly AccessRow[] {
  const personas = useEntities('persona');
  return useMemo(
    () =>
      personas
        .map(({ ids, entity }): AccessRow => ({ id: ids[0] ?? entity.name, name: entity.name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [personas],
  );
}
