// Which of a function's versions a call runs: `$LATEST`, a published one, or the one behind an alias.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
import type { LambdaInvocation, PooledFunction } from '../../../../shared/lambda/functions';
import type { ServedFunction } from './served-function';

type Named = Pick<PooledFunction, 'functionName' | 'version'>;

/** What a function, or one of its versions, is served under. Names hold no colon. */
export function servedKey({ functionName, version }: Named): string {
  return version === undefined ? functionName : `${functionName}:${version}`;
}

/** The code that `invocation` names; undefined where there is no such function, version or alias. */
export function servedBy(
  functions: ReadonlyMap<string, ServedFunction>,
  { functionName, qualifier = '' }: Pick<LambdaInvocation, 'functionName' | 'qualifier'>,
  random: () => number,
): ServedFunction | undefined {
  const latest = functions.get(functionName);
  if (latest === undefined || qualifier === '' || qualifier === '$LATEST') return latest;
  const { mode, versions, aliases } = latest.definition;
  // What stands at the other end knows its versions itself.
  if (mode !== 'LOCAL') return latest;
  // AWS assumed: code that was never published serves integrations that name an alias of the account they came from
  if (versions === undefined && aliases === undefined) return latest;
  const version = versionOf(aliases, qualifier, random);
  return version === '$LATEST' ? latest : functions.get(servedKey({ functionName, version }));
}

/**
 * Finds the workspace's own name of a function by the name, region and account of its ARN; a function that says nothing
 * of its place answers everywhere. Undefined where the name is the workspace's own already.
 */
export function openFunctionNames(
  definitions: readonly PooledFunction[],
  homeRegion: string,
): (invocation: Pick<LambdaInvocation, 'functionName' | 'region' | 'accountId'>) => string | undefined {
  const names = new Map<string, string>();
  for (const { functionName, lambdaName = functionName, region = homeRegion, accountId = '', version } of definitions) {
    if (version === undefined) names.set(`${lambdaName} ${region} ${accountId}`, functionName);
  }
  return ({ functionName, region, accountId }) => {
    const place = `${functionName} ${region || homeRegion} `;
    return names.get(place + accountId) ?? names.get(place);
  };
}

/** The version behind an alias, by chance where it has two; anything else names a version itself. */
function versionOf(aliases: PooledFunction['aliases'] = {}, qualifier: string, random: () => number): string {
  const alias = Object.hasOwn(aliases, qualifier) ? aliases[qualifier] : undefined;
  if (alias === undefined) return qualifier;
  let drawn = random();
  for (const [version, share] of Object.entries(alias.weights ?? {})) {
    if (drawn < share) return version;
    drawn -= share;
  }
  return alias.functionVersion;
}
