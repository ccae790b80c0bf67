// Ids for what an import makes. Into an existing API, things that are there by name or path keep theirs.
import { viewRestApi } from '../../definition/api-view';
import { resolveLocation } from '../../definition/edits/rules/documentation-location';
import { type Definition, listEntities } from '../../definition/entities';
import { newApiId, newShortId, type RandomSource } from '../../definition/ids';
import type { DocumentationPart } from '../../definition/rest/documentation';

export interface Identities {
  readonly apiId: string;
  readonly rootResourceId: string;
  resource(path: string): string;
  model(name: string): string;
  authorizer(name: string): string;
  requestValidator(name: string): string;
  documentationPart(location: DocumentationPart['location']): string;
}

/** The API an import goes into, for PutRestApi. */
export interface ImportTarget {
  readonly definition: Definition;
  readonly apiId: string;
}

// AWS recorded: a resource whose path stays keeps its id, the root too, in both modes of PutRestApi
/** Fresh ids, or those of `into` where a thing is known there. */
export function createIdentities(random: RandomSource, into?: ImportTarget): Identities {
  const known = into === undefined ? new Map<string, string>() : knownIds(into);
  const taken = new Set(known.values());
  const short = (name: string) => {
    const old = known.get(name);
    if (old !== undefined) return old;
    let id = newShortId(random);
    while (taken.has(id)) id = newShortId(random);
    taken.add(id);
    known.set(name, id);
    return id;
  };
  return {
    apiId: into?.apiId ?? newApiId(random),
    rootResourceId: known.get('resource /') ?? newApiId(random),
    resource: (path) => short(`resource ${path}`),
    model: (name) => short(`model ${name}`),
    authorizer: (name) => short(`authorizer ${name}`),
    requestValidator: (name) => short(`request-validator ${name}`),
    documentationPart: (location) => short(`documentation-part ${locationName(location)}`),
  };
}

/** One text per location, defaults filled in. */
export function locationName(location: DocumentationPart['location']): string {
  const { type, path = '', method = '', statusCode = '', name = '' } = resolveLocation(location);
  return [type, path, method, statusCode, name].join(' ');
}

function knownIds({ definition, apiId }: ImportTarget): Map<string, string> {
  const known = new Map<string, string>();
  for (const { path, resource } of viewRestApi(definition, apiId)?.resources.values() ?? []) {
    known.set(`resource ${path}`, resource.id);
  }
  for (const kind of ['model', 'authorizer', 'request-validator'] as const) {
    for (const { entity } of listEntities(definition, kind, apiId)) known.set(`${kind} ${entity.name}`, entity.id);
  }
  for (const { entity } of listEntities(definition, 'documentation-part', apiId)) {
    known.set(`documentation-part ${locationName(entity.location)}`, entity.id);
  }
  return known;
}
