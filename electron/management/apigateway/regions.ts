// Regions: AWS keeps everything per region, a workspace keeps them together; each entity says where it was made.
import { apiIdOf, type Definition, type Entity, type EntityKey, entityKey } from '../../../shared/definition/entities';

/** Sees definitions by region, and remembers what it saw of the one that is current. */
export function openRegions(home: string): (definition: Definition, region: string) => Definition {
  const seen = new WeakMap<Definition, Map<string, Definition>>();
  return (definition, region) => {
    const views = seen.get(definition) ?? new Map<string, Definition>();
    seen.set(definition, views);
    const view = views.get(region) ?? inRegion(definition, region, home);
    views.set(region, view);
    return view;
  };
}

/** The member that says where something was made; none for the studio's own region. */
export function regionField(region: string, home: string): { readonly region?: string } {
  return region === home ? {} : { region };
}

/** The part of `definition` that `region` holds. What names no region belongs to `home`. */
function inRegion(definition: Definition, region: string, home: string): Definition {
  const elsewhere = new Set<EntityKey>();
  for (const [key, entity] of definition) {
    const made = regionOf(entity);
    if (made === undefined ? region !== home && hasRegion(key) : made !== region) elsewhere.add(key);
  }
  if (elsewhere.size === 0) return definition;
  return new Map(
    [...definition].filter(([key]) => {
      const apiId = apiIdOf(key) ?? domainOf(key);
      return !elsewhere.has(key) && (apiId === undefined || !elsewhere.has(ownerOf(key, apiId)));
    }),
  );
}

const regional = [
  'rest-api',
  'usage-plan',
  'api-key',
  'domain-name',
  'access-association',
  'vpc-link',
  'client-certificate',
];

function hasRegion(key: EntityKey): boolean {
  return regional.includes(key.slice(0, key.indexOf(':')));
}

function regionOf(entity: Entity): string | undefined {
  return 'region' in entity ? entity.region : undefined;
}

/** Mappings belong to their domain name. */
function domainOf(key: EntityKey): string | undefined {
  return key.startsWith('base-path-mapping:') ? decodeURIComponent(key.slice(18).split('/')[0] ?? '') : undefined;
}

function ownerOf(key: EntityKey, id: string): EntityKey {
  return key.startsWith('base-path-mapping:') ? entityKey('domain-name', id) : entityKey('rest-api', id);
}
