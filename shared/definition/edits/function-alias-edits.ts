// Edits of a function's published versions and of the aliases that point to them.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
import type { FunctionAlias, LambdaFunction } from '../companions/function';
import { type Definition, entityKey, findEntity } from '../entities';
import { type Edit, refuse } from './edit';
import { updateEntity } from './entity-edits';

export interface AliasTarget {
  readonly functionName: string;
  readonly alias: string;
  readonly functionVersion: string;
  /** Absent: as it was; empty: none. */
  readonly description?: string | undefined;
  readonly weights?: Readonly<Record<string, number>> | undefined;
}

/** Points an alias to a version that is there, and makes it where there is none. */
export function setAlias(definition: Definition, target: AliasTarget): Edit {
  const { functionName, alias, functionVersion } = target;
  const { versions = {}, aliases = {} } = requireEntity(definition, functionName);
  const before = Object.hasOwn(aliases, alias) ? aliases[alias] : undefined;
  const description = target.description ?? before?.description ?? '';
  const weights = target.weights ?? before?.weights ?? {};
  const hasWeights = Object.keys(weights).length > 0;
  for (const version of [functionVersion, ...Object.keys(weights)]) {
    if (version === '$LATEST' || Object.hasOwn(versions, version)) continue;
    refuse('NOT_FOUND', `${functionName} has no version ${version}.`, 'functionVersion');
  }
  // AWS recorded: the wording
  if (hasWeights && (functionVersion === '$LATEST' || Object.hasOwn(weights, '$LATEST'))) {
    refuse(
      'INVALID_ARGUMENT',
      '$LATEST is not supported for an alias pointing to more than 1 version',
      'functionVersion',
    );
  }
  const next: FunctionAlias = {
    functionVersion,
    ...(description !== '' && { description }),
    ...(hasWeights && { weights }),
  };
  return write(definition, functionName, { aliases: { ...aliases, [alias]: next } });
}

/** Takes an alias away; NOT_FOUND where there is none. */
export function removeAlias(
  definition: Definition,
  { functionName, alias }: { readonly functionName: string; readonly alias: string },
): Edit {
  const { aliases = {} } = requireEntity(definition, functionName);
  if (!Object.hasOwn(aliases, alias)) refuse('NOT_FOUND', `${functionName} has no alias ${alias}.`, 'alias');
  const { [alias]: _, ...rest } = aliases;
  return write(definition, functionName, { aliases: rest });
}

/** Takes a version away; CONFLICT while an alias points to it. Its number is not given again. */
export function removeVersion(
  definition: Definition,
  { functionName, version }: { readonly functionName: string; readonly version: string },
): Edit {
  const entity = requireEntity(definition, functionName);
  const { versions = {} } = entity;
  if (!Object.hasOwn(versions, version)) {
    refuse('NOT_FOUND', `${functionName} has no version ${version}.`, 'version');
  }
  const holders = aliasesOf(entity, version);
  if (holders.length > 0) {
    refuse('CONFLICT', `Version ${version} of ${functionName} is held by ${holders.join(', ')}.`, 'version');
  }
  const { [version]: _, ...rest } = versions;
  return write(definition, functionName, { versions: rest });
}

/** Names of the aliases that send calls to `version`. */
export function aliasesOf({ aliases = {} }: LambdaFunction, version: string): readonly string[] {
  return Object.entries(aliases)
    .filter(([, { functionVersion, weights = {} }]) => functionVersion === version || Object.hasOwn(weights, version))
    .map(([name]) => name);
}

function requireEntity(definition: Definition, functionName: string): LambdaFunction {
  return (
    findEntity(definition, 'function', functionName) ??
    refuse('NOT_FOUND', `There is no function ${functionName}.`, 'functionName')
  );
}

/** An empty map is no member at all. */
function write(definition: Definition, functionName: string, members: Readonly<Record<string, object>>): Edit {
  const changes = Object.entries(members).map(([name, value]) => ({
    path: [name],
    value: Object.keys(value).length === 0 ? undefined : value,
  }));
  return updateEntity(definition, entityKey('function', functionName), changes);
}
