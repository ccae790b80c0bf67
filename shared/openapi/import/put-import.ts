// PutRestApi: a document into an API that is there, merged or overwriting (reference: OpenAPI 4.7).
import { requireApi, withEntities } from '../../definition/edits/edit';
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';
import { type Definition, type Entity, type EntityKey, findEntity, parseEntityKey } from '../../definition/entities';
import type { RestApi } from '../../definition/rest/rest-api';
import { type ImportedApi, type ImportOptions, importOpenApi } from './import-openapi';

export type PutMode = 'merge' | 'overwrite';

/** What an import replaces; stages, deployments, keys and plans are never touched. */
const importedKinds = new Set([
  'resource',
  'method',
  'model',
  'authorizer',
  'request-validator',
  'gateway-response',
  'documentation-part',
]);

/** The definition with the document put into `apiId`, and what the import said. Refused imports change nothing. */
export function putOpenApi(
  definition: Definition,
  apiId: string,
  text: string,
  options: ImportOptions & { readonly mode?: PutMode },
): { readonly definition: Definition; readonly imported: ImportedApi } {
  const { mode = 'merge' } = options;
  const before = requireApi(definition, apiId);
  const into = { definition, apiId, keepsResources: mode === 'merge' };
  const imported = importOpenApi(text, { ...options, into });
  const entries: [EntityKey, Entity | undefined][] = [];
  if (mode === 'overwrite') {
    for (const key of definition.keys()) {
      const { kind, ids } = parseEntityKey(key);
      if (ids[0] === apiId && importedKinds.has(kind)) entries.push([key, undefined]);
    }
  }
  for (const [key, entity] of imported.entities) {
    const { kind } = parseEntityKey(key);
    if (kind === 'rest-api') entries.push([key, putApi(before, entity as RestApi, mode)]);
    else if (kind === 'documentation-part') entries.push([key, mergePart(definition, key, entity, mode)]);
    else entries.push([key, entity]);
  }
  return { definition: withEntities(definition, entries), imported };
}

function putApi(before: RestApi, after: RestApi, mode: PutMode): RestApi {
  const binaryMediaTypes =
    // AWS recorded: merge appends to the binary media types, overwrite replaces them
    mode === 'merge'
      ? [...new Set([...(before.binaryMediaTypes ?? []), ...(after.binaryMediaTypes ?? [])])]
      : (after.binaryMediaTypes ?? []);
  const { binaryMediaTypes: _before, ...kept } = before;
  const { binaryMediaTypes: _after, ...given } = after;
  const base = mode === 'merge' ? kept : {};
  return {
    ...base,
    ...given,
    // What the document leaves open keeps its value when it is merged.
    ...(mode === 'merge' && given.apiKeySource === 'HEADER' && { apiKeySource: before.apiKeySource }),
    ...(mode === 'merge' && {
      disableExecuteApiEndpoint: before.disableExecuteApiEndpoint || given.disableExecuteApiEndpoint,
    }),
    ...(binaryMediaTypes.length > 0 && { binaryMediaTypes }),
    // AWS documented: endpoint configuration and tags are untouched
    createdDate: before.createdDate,
    endpointConfiguration: before.endpointConfiguration,
    ...(before.tags !== undefined && { tags: before.tags }),
    // What a document does not speak of stays in both modes.
    ...(before.region !== undefined && { region: before.region }),
    ...(before.accountId !== undefined && { accountId: before.accountId }),
    ...(before.source !== undefined && { source: before.source }),
  };
}

/**
 * A documentation part as a put leaves it.
 * AWS documented: parts are merged by location, changed attributes replaced and others kept
 */
export function mergePart(definition: Definition, key: EntityKey, entity: Entity, mode: PutMode): Entity {
  const { ids } = parseEntityKey(key);
  const before = findEntity(definition, 'documentation-part', ids[0] ?? '', ids[1] ?? '');
  if (before === undefined || mode === 'overwrite' || !('properties' in entity)) return entity;
  const old = parseJson(before.properties);
  const properties = { ...(isMembers(old) ? old : {}), ...(JSON.parse(entity.properties) as object) };
  return { ...entity, properties: JSON.stringify(properties) };
}
