// Edits of functions that concern more than the function's own entity.
import { type Definition, type Entity, type EntityKey, entityKey, findEntity, listEntities } from '../entities';
import { functionNameInUri, withFunctionName } from '../function-uri';
import { type Edit, refuse, withEntities } from './edit';
import { putEntity } from './entity-edits';

/** Folder of a function's code where nothing else is said, relative to the workspace. */
export function defaultCodeUri(functionName: string): string {
  return `functions/${functionName}`;
}

/** A new function; CONFLICT where the name is taken. */
export function createFunction(
  definition: Definition,
  { functionName, ...fields }: { readonly functionName: string } & Readonly<Record<string, unknown>>,
): Edit {
  const key = entityKey('function', functionName);
  // AWS recorded: the wording of Lambda's CreateFunction
  if (definition.has(key)) refuse('CONFLICT', `Function already exist: ${functionName}`, 'functionName');
  return putEntity(definition, key, { functionName, ...fields });
}

/** Gives a function another name. Integrations and authorizers that name it follow; its code stays where it is. */
export function renameFunction(
  definition: Definition,
  { functionName, newName }: { readonly functionName: string; readonly newName: string },
): Edit {
  const before = findEntity(definition, 'function', functionName);
  if (before === undefined) refuse('NOT_FOUND', `Function not found: ${functionName}`, 'functionName');
  if (newName === functionName) return { definition, key: entityKey('function', functionName) };
  const codeUri = before.codeUri ?? defaultCodeUri(functionName);
  const made = createFunction(definition, {
    ...before,
    functionName: newName,
    ...(before.mode === 'LOCAL' && { codeUri }),
  });
  return {
    definition: withEntities(made.definition, [
      [entityKey('function', functionName), undefined],
      ...followers(definition, functionName, newName),
    ]),
    key: made.key,
  };
}

function followers(definition: Definition, functionName: string, newName: string): [EntityKey, Entity][] {
  const isNamed = (uri: string | undefined): uri is string =>
    uri !== undefined && functionNameInUri(uri) === functionName;
  const methods = listEntities(definition, 'method').flatMap(({ key, entity }): [EntityKey, Entity][] => {
    const { methodIntegration } = entity;
    if (!isNamed(methodIntegration?.uri)) return [];
    const uri = withFunctionName(methodIntegration.uri, newName);
    return [[key, { ...entity, methodIntegration: { ...methodIntegration, uri } }]];
  });
  const authorizers = listEntities(definition, 'authorizer').flatMap(({ key, entity }): [EntityKey, Entity][] =>
    isNamed(entity.authorizerUri)
      ? [[key, { ...entity, authorizerUri: withFunctionName(entity.authorizerUri, newName) }]]
      : [],
  );
  const v2Integrations = listEntities(definition, 'v2-integration').flatMap(({ key, entity }): [EntityKey, Entity][] =>
    isNamed(entity.integrationUri)
      ? [[key, { ...entity, integrationUri: withFunctionName(entity.integrationUri, newName) }]]
      : [],
  );
  const v2Authorizers = listEntities(definition, 'v2-authorizer').flatMap(({ key, entity }): [EntityKey, Entity][] =>
    isNamed(entity.authorizerUri)
      ? [[key, { ...entity, authorizerUri: withFunctionName(entity.authorizerUri, newName) }]]
      : [],
  );
  return [...methods, ...authorizers, ...v2Integrations, ...v2Authorizers];
}
