// The mappings of a custom domain name as both API versions see them: what one made, the other shows.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
import { createHash } from 'node:crypto';
import { type Definition, type EntityKey, listEntities } from '../../../../shared/definition/entities';

export interface DomainMapping {
  readonly key: EntityKey;
  /** Its id in the newer API version; one that the older version made is known by its place. */
  readonly id: string;
  /** Empty: every path that no other mapping takes. */
  readonly path: string;
  readonly apiId: string;
  /** Absent: the caller puts the stage in the path. */
  readonly stage: string | undefined;
}

/** What stands for the empty path in the older version. */
export const noBasePath = '(none)';

/** All mappings of `domainName`, by their paths. */
export function domainMappings(definition: Definition, domainName: string): readonly DomainMapping[] {
  const older = listEntities(definition, 'base-path-mapping', domainName).map(({ key, entity }) => ({
    key,
    id: placeId(key),
    path: entity.basePath === noBasePath ? '' : entity.basePath,
    apiId: entity.restApiId,
    stage: entity.stage,
  }));
  const newer = listEntities(definition, 'api-mapping', domainName).map(({ key, entity }) => ({
    key,
    id: entity.id,
    path: entity.apiMappingKey ?? '',
    apiId: entity.apiId,
    stage: entity.stage,
  }));
  return [...older, ...newer].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** True where a mapping other than `own` has the path. */
export function isPathTaken(definition: Definition, domainName: string, path: string, own?: EntityKey): boolean {
  return domainMappings(definition, domainName).some((mapping) => mapping.path === path && mapping.key !== own);
}

/** Six characters that stay the same as long as the mapping has its place. */
function placeId(key: EntityKey): string {
  return BigInt(`0x${createHash('sha256').update(key).digest('hex')}`)
    .toString(36)
    .slice(-6);
}
