// The section Authorizers: those of every API, each with its lab.
import { ShieldCheck } from 'lucide-react';
import { parseIdentitySources } from '../../../shared/definition/identity-sources';
import type { Authorizer } from '../../../shared/definition/rest/authorizer';
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
  // those of WebSocket APIs are asked at a handshake only: there is no request to make up
  const httpApis = useEntities('v2-api').flatMap(({ entity }) => (entity.protocolType === 'HTTP' ? entity.id : []));
  const v2 = useEntities('v2-authorizer')
    .filter(({ ids: [apiId = ''] }) => httpApis.includes(apiId))
    .map(({ ids, entity }) => ({
      id: ids.join('/'),
      name: entity.name,
      tag: entity.authorizerType === 'JWT' ? 'JWT' : 'Lambda',
    }));
  const rest = useEntities('authorizer').map(({ ids, entity }) => {
    const problem = sourceProblem(entity);
    return {
      id: ids.join('/'),
      name: entity.name,
      tag: entity.type === 'COGNITO_USER_POOLS' ? 'Cognito' : 'Lambda',
      ...(problem !== undefined && { problem }),
    };
  });
  return [...rest, ...v2];
}

function sourceProblem({ type, identitySource = '' }: Authorizer): string | undefined {
  return parseIdentitySources(type === 'REQUEST' ? 'REQUEST' : 'TOKEN', identitySource).problem;
}
