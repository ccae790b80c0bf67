// The section Resource policies: one for each REST API.
import { ScrollText } from 'lucide-react';
import { useEntities } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { PoliciesPage } from './PoliciesPage';

/** Rows are named by the API's id. */
export const policiesSection: AccessSectionEntry = {
  section: 'policies',
  title: 'Resource policies',
  icon: ScrollText,
  useRows: usePolicyRows,
  Page: PoliciesPage,
};

function usePolicyRows(): readonly AccessRow[] {
  return useEntities('rest-api').map(({ entity }) => ({
    id: entity.id,
    name: entity.name,
    ...(entity.policy === undefined && { tag: 'none' }),
  }));
}
