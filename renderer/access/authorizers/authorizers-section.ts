// The section Authorizers: those of every API, each with its lab.
import { ShieldCheck } from 'lucide-react';
import { useEntities } from '../../state/hooks';
import type { AccessRow, AccessSectionEntry } from '../access-section';
import { AuthorizerPage } from './AuthorizerLab';

/** Rows are named `{apiId}/{authorizerId}`. */
export const authorizersSection: AccessSectionEntry = {
  section: 'authorizers',
  title: 'Authorizers',
  icon: ShieldCheck,
  useRows: useAuthorizerRows,
  Page: AuthorizerPage,
};

function useAuthorizerRows(): readonly AccessRow[] {
  return useEntities('authorizer').map(({ ids, entity }) => ({
    id: ids.join('/'),
    name: entity.name,
    tag: entity.type === 'COGNITO_USER_POOLS' ? 'Cognito' : 'Lambda',
  }));
}
