// What TLS settings ask of requests, as the gateway takes it: only names that ask for something.
import { type Definition, listEntities } from '../../../shared/definition/entities';
import type { TlsDemand } from '../../gateway/ports';

/** The demands of all domain names and APIs. */
export function tlsDemandsOf(definition: Definition): readonly TlsDemand[] {
  const domains = listEntities(definition, 'domain-name').map(({ entity }) => ({
    domainName: entity.domainName,
    isMutual: entity.mutualTlsAuthentication?.truststoreUri !== undefined,
    isStrict: entity.endpointAccessMode === 'STRICT',
  }));
  const apis = listEntities(definition, 'rest-api').map(({ entity }) => ({
    apiId: entity.id,
    isMutual: false,
    isStrict: entity.endpointAccessMode === 'STRICT',
  }));
  return [...domains, ...apis].filter(({ isMutual, isStrict }) => isMutual || isStrict);
}
