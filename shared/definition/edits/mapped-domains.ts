// The custom domain names that lead to an API: by base path mappings, API mappings and routing rules.
import { type Definition, listEntities } from '../entities';

/** Domain names that lead to the API, or to one stage of it; each once. */
export function mappedDomains(definition: Definition, apiId: string, stageName?: string): readonly string[] {
  const leadsHere = (place: { readonly apiId: string; readonly stage?: string | undefined }) =>
    place.apiId === apiId && (stageName === undefined || place.stage === stageName);
  const found = [
    ...listEntities(definition, 'base-path-mapping').filter(({ entity: { restApiId, stage } }) =>
      leadsHere({ apiId: restApiId, stage }),
    ),
    ...listEntities(definition, 'api-mapping').filter(({ entity }) => leadsHere(entity)),
    ...listEntities(definition, 'routing-rule').filter(({ entity }) =>
      entity.actions.some(({ invokeApi }) => leadsHere(invokeApi)),
    ),
  ];
  return [...new Set(found.map(({ ids }) => ids[0] ?? ''))];
}
