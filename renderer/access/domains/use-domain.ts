// A custom domain name of the workspace with everything that leads requests onward.
import { useMemo } from 'react';
import type { DomainName } from '../../../shared/definition/companions/domain-name';
import { type DomainRoutes, domainRoutes } from '../../../shared/domains/domain-routes';
import { useApis } from '../../state/hooks';
import { useMirror } from '../../state/studio-context';

/** Made again with every edit. */
export function useDomainRoutes(domain: DomainName): DomainRoutes {
  const definition = useMirror((mirror) => mirror.definition);
  return useMemo(() => domainRoutes(definition, domain), [definition, domain]);
}

/** Names APIs by their ids. */
export function useApiName(): (apiId: string) => string {
  const apis = useApis();
  return (apiId) => apis.find((api) => api.apiId === apiId)?.name ?? apiId;
}
