// Versions and aliases of functions.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
import type { FunctionAlias } from '../../../../shared/definition/companions/function';
import { readInput } from '../../wire/input-check';
import { missingFault, throwFaults } from '../../wire/validation-faults';
import { checkRevision, codeOf, configurationOf, revisionOf } from '../configuration';
import { type FoundFunction, findFunction, functionArn, requireFunction } from '../function-reference';
import { aliasShape, versionShape } from '../input-shapes';
import { conflict, invalidParameter, preconditionFailed, resourceNotFound } from '../lambda-errors';
import type { LambdaCall, LambdaOperations, LambdaResult } from '../operation';
import { pageOf } from '../page';

export const versionOperations: LambdaOperations = {
  async PublishVersion(call) {
    const found = requireFunction(call);
    const input = readInput(versionShape, call.json());
    const { codeSha256 } = await codeOf(call, found);
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== '' && input.CodeSha256 !== codeSha256) {
      throw preconditionFailed(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${codeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    checkRevision(input.RevisionId, (await configurationOf(call, found)).RevisionId);
    return configurationOf(call, await publish(call, found.functionName, input.Description as string | undefined));
  },
  async ListVersionsByFunction(call) {
    const { functionName, entity } = requireFunction(call);
    const all = ['$LATEST', ...Object.keys(entity.versions ?? {})];
    const { items, next } = pageOf(all, call.query);
    const found = items.map((qualifier) => findFunction(call, { functionName, qualifier }));
    return { ...next, Versions: await Promise.all(found.map((each) => configurationOf(call, each))) };
  },
  CreateAlias: createAlias,
  GetAlias: (call) => aliasAnswer(call, requireAlias(call)),
  UpdateAlias: updateAlias,
  async DeleteAlias(call) {
    const { functionName, entity } = requireFunction(call);
    const name = call.labels.Name ?? '';
    // AWS documented: removing an alias that is not there is no error
    if (!Object.hasOwn(entity.aliases ?? {}, name)) return undefined;
    await call.studio.services.functions.removeAlias({ functionName, alias: name });
    return undefined;
  },
  ListAliases(call) {
    const { functionName, entity } = requireFunction(call);
    const wanted = call.query.get('FunctionVersion');
    const all = Object.entries(entity.aliases ?? {}).filter(
      ([, { functionVersion }]) => wanted === null || functionVersion === wanted,
    );
    const { items, next } = pageOf(all, call.query);
    return { ...next, Aliases: items.map(([name, alias]) => aliasAnswer(call, { functionName, name, alias })) };
  },
};

/** Publishes `$LATEST`, and finds the version that holds it. */
export async function publish(call: LambdaCall, functionName: string, description: string | undefined) {
  const { version } = await call.studio.services.functions.publishVersion({
    functionName,
    ...(description !== undefined && description !== '' && { description }),
  });
  return findFunction(call, { functionName, qualifier: version });
}

interface FoundAlias {
  readonly functionName: string;
  readonly name: string;
  readonly alias: FunctionAlias;
}

function requireAlias(call: LambdaCall): FoundAlias {
  const { functionName, entity } = requireFunction(call);
  const name = call.labels.Name ?? '';
  const alias = Object.hasOwn(entity.aliases ?? {}, name) ? entity.aliases?.[name] : undefined;
  if (alias === undefined) throw resourceNotFound(`Cannot find alias arn: ${functionArn(call, functionName, name)}`);
  return { functionName, name, alias };
}

async function createAlias(call: LambdaCall): Promise<LambdaResult> {
  const found = requireFunction(call);
  const input = readInput(aliasShape, call.json());
  const { functionName, entity } = found;
  throwFaults([...missingFault('name', input.Name), ...missingFault('functionVersion', input.FunctionVersion)]);
  const name = String(input.Name);
  if (!/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/.test(name)) {
    throwFaults([
      `Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)`,
    ]);
  }
  if (Object.hasOwn(entity.aliases ?? {}, name)) {
    throw conflict(`Alias already exists: ${functionArn(call, functionName, name)}`);
  }
  const alias = aliasOf(call, found, input);
  await writeAlias(call, functionName, name, alias);
  return aliasAnswer(call, { functionName, name, alias });
}

async function updateAlias(call: LambdaCall): Promise<LambdaResult> {
  const found = requireFunction(call);
  const { functionName, name, alias: before } = requireAlias(call);
  const input = readInput(aliasShape, call.json());
  checkRevision(input.RevisionId, revisionOf(before));
  const alias = aliasOf(call, found, input, before);
  await writeAlias(call, functionName, name, alias);
  return aliasAnswer(call, { functionName, name, alias });
}

/** The alias that the members describe; what is not named stays as it was. */
function aliasOf(
  call: LambdaCall,
  { functionName }: FoundFunction,
  input: Readonly<Record<string, unknown>>,
  before?: FunctionAlias,
): FunctionAlias {
  const functionVersion = String(input.FunctionVersion ?? before?.functionVersion);
  const description = input.Description ?? before?.description;
  const routing = input.RoutingConfig as { readonly AdditionalVersionWeights?: Record<string, number> } | undefined;
  const weights = routing === undefined ? before?.weights : routing.AdditionalVersionWeights;
  for (const qualifier of [functionVersion, ...Object.keys(weights ?? {})]) {
    if (!/^(\$LATEST|\d+)$/.test(qualifier)) throw invalidParameter('An alias can only point to a version.');
    findFunction(call, { functionName, qualifier });
  }
  const hasWeights = weights !== undefined && Object.keys(weights).length > 0;
  if (hasWeights && functionVersion === '$LATEST') {
    throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  return {
    functionVersion,
    ...(typeof description === 'string' && description !== '' && { description }),
    ...(hasWeights && { weights }),
  };
}

/** Every member is said: none stays as it was. */
async function writeAlias(
  { studio }: LambdaCall,
  functionName: string,
  name: string,
  { functionVersion, description = '', weights = {} }: FunctionAlias,
): Promise<void> {
  const to = { functionVersion, description, weights };
  await studio.services.functions.setAlias({ functionName, alias: name, ...to });
}

function aliasAnswer(call: LambdaCall, { functionName, name, alias }: FoundAlias): object {
  return {
    AliasArn: functionArn(call, functionName, name),
    Name: name,
    FunctionVersion: alias.functionVersion,
    Description: alias.description ?? '',
    ...(alias.weights !== undefined && { RoutingConfig: { AdditionalVersionWeights: alias.weights } }),
    RevisionId: revisionOf(alias),
  };
}
