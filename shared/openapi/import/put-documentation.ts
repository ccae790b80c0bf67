// ImportDocumentationParts: the documentation parts of a document into an API that is there.
// https://docs.aws.amazon.com/apigateway/latest/api/API_ImportDocumentationParts.html
import { requireApi, withEntities } from '../../definition/edits/edit';
import { type Definition, type Entity, type EntityKey, listEntities, parseEntityKey } from '../../definition/entities';
import { type ImportedApi, type ImportOptions, importOpenApi } from './import-openapi';
import { mergePart, type PutMode } from './put-import';

/** The definition with the parts put into `apiId`, their ids, and what the import said. */
export function putDocumentation(
  definition: Definition,
  apiId: string,
  text: string,
  options: ImportOptions & { readonly mode?: PutMode },
): { readonly definition: Definition; readonly ids: readonly string[]; readonly imported: ImportedApi } {
  const { mode = 'merge' } = options;
  requireApi(definition, apiId);
  const imported = importOpenApi(text, { ...options, into: { definition, apiId, keepsResources: true } });
  const parts = [...imported.entities].filter(([key]) => parseEntityKey(key).kind === 'documentation-part');
  const gone = mode === 'overwrite' ? listEntities(definition, 'documentation-part', apiId) : [];
  const entries: [EntityKey, Entity | undefined][] = [
    ...gone.map(({ key }): [EntityKey, undefined] => [key, undefined]),
    ...parts.map(([key, part]): [EntityKey, Entity] => [key, mergePart(definition, key, part, mode)]),
  ];
  const ids = parts.map(([key]) => parseEntityKey(key).ids[1] ?? '');
  return { definition: withEntities(definition, entries), ids, imported };
}
