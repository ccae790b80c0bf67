// Regions and accounts: AWS keeps everything apart by them, a workspace keeps it together; each entity says where it was made.
import {
  apiIdOf,
  type Definition,
  type Entity,
  type EntityKey,
  type EntityKind,
  entityKey,
  parseEntityKey,
} from '../../../shared/definition/entities';
import { isSamePlace, type Place, type Placed, placeKey, placeOf } from '../../../shared/definition/place';

/** A definition as somebody at `place` sees it, in a workspace that is at `home`. */
export type ViewPlace = (definition: Definition, place: Place, home: Place) => Definition;

/** Sees definitions by place, and remembers what it saw of the one that is current. */
export function openPlaces(): ViewPlace {
  const seen = new WeakMap<Definition, Map<string, Definition>>();
  return (definition, place, home) => {
    const views = seen.get(definition) ?? new Map<string, Definition>();
    seen.set(definition, views);
    const key = placeKey(place, home);
    const view = views.get(key) ?? viewPlace(definition, place, home);
    views.set(key, view);
    return view;
  };
}

/** The part of `definition` that `place` holds. What says nothing of its place belongs to `home`. */
function viewPlace(definition: Definition, place: Place, home: Place): Definition {
  const elsewhere = new Set<EntityKey>();
  for (const [key, entity] of definition) {
    if (isKeptApart(key) && !isSamePlace(placeOf(placedOf(entity), home), place)) elsewhere.add(key);
  }
  if (elsewhere.size === 0) return definition;
  return new Map(
    [...definition].filter(([key]) => !elsewhere.has(key) && !ownersOf(key).some((owner) => elsewhere.has(owner))),
  );
}

const keptApart = [
  'rest-api',
  'v2-api',
  'usage-plan',
  'api-key',
  'domain-name',
  'access-association',
  'vpc-link',
  'v2-vpc-link',
  'client-certificate',
  'certificate',
  'web-acl',
  'ip-set',
  'regex-pattern-set',
  'waf-rule-group',
  'function',
];

function isKeptApart(key: EntityKey): boolean {
  return keptApart.includes(key.slice(0, key.indexOf(':')));
}

function placedOf(entity: Entity): Placed {
  return {
    ...('region' in entity && { region: entity.region }),
    ...('accountId' in entity && { accountId: entity.accountId }),
  };
}

/** What an entity belongs to: the parts of an API to it, mappings and rules to their domain name. */
function ownersOf(key: EntityKey): readonly EntityKey[] {
  const apiId = apiIdOf(key);
  if (apiId !== undefined) return [entityKey('rest-api', apiId), entityKey('v2-api', apiId)];
  const { kind, ids } = parseEntityKey(key);
  return ofDomainName.includes(kind) ? [entityKey('domain-name', ids[0] ?? '')] : [];
}

const ofDomainName: readonly EntityKind[] = ['base-path-mapping', 'api-mapping', 'routing-rule'];
