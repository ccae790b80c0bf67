// What the document cannot say of models: their descriptions, and the dialect of their schemas.
import { isDeepEqual } from '../../../shared/definition/changes';
import { parseJson } from '../../../shared/definition/edits/parse-json';
import type { ManagementClient, Members, PatchOperation } from './management-client';

/** Patches the models of `apiId` that still differ after the document was put. */
export async function putModels(
  client: ManagementClient,
  wanted: { readonly apiId: string; readonly models: readonly Members[] },
  apiId: string,
  done: string[],
): Promise<void> {
  const found = new Map((await client.list(['restapis', apiId, 'models'])).map((model) => [model.name, model]));
  const patched: string[] = [];
  for (const { name, description = '', schema = '' } of wanted.models) {
    const there = found.get(name);
    if (there === undefined) continue;
    // A schema refers to other models by the API's own id.
    const text = String(schema).replaceAll(`/restapis/${wanted.apiId}/models/`, `/restapis/${apiId}/models/`);
    const operations: PatchOperation[] = [
      ...replaceUnless((there.description ?? '') === description, '/description', String(description)),
      ...replaceUnless(isSameSchema(text, String(there.schema ?? '')), '/schema', text),
    ];
    if (operations.length === 0) continue;
    await client.patch(['restapis', apiId, 'models', String(name)], operations);
    patched.push(String(name));
  }
  if (patched.length > 0) done.push(`Set what no document says of model ${patched.join(', ')}`);
}

function replaceUnless(isSame: boolean, path: string, value: string): readonly PatchOperation[] {
  return isSame ? [] : [{ op: 'replace', path, value }];
}

function isSameSchema(a: string, b: string): boolean {
  return a === b || isDeepEqual(parseJson(a), parseJson(b));
}
