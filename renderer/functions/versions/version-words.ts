// Versions and aliases in words, and what keeps one from being made.
import type { FunctionVersion, LambdaFunction } from '../../../shared/definition/companions/function';

/** The name of what is not published: the function as it is now. */
export const latest = '$LATEST';

/** The published versions, newest first. */
export function versionNumbers({ versions = {} }: LambdaFunction): readonly string[] {
  return Object.keys(versions).sort((a, b) => Number(b) - Number(a));
}

/** Where an alias may point to. `$LATEST` takes no second version. */
export function aliasChoices(
  entity: LambdaFunction,
  weights: Readonly<Record<string, number>> = {},
): readonly string[] {
  const numbers = versionNumbers(entity);
  return Object.keys(weights).length > 0 ? numbers : [latest, ...numbers];
}

/** `10 % to 2`. */
export function weightWords(weights: Readonly<Record<string, number>> = {}): string {
  return Object.entries(weights)
    .map(([version, share]) => `${Number((share * 100).toFixed(2))} % to ${version}`)
    .join(', ');
}

/** `2026-03-01 10:44`, in universal time as the file has it. */
export function publishedAt(version: FunctionVersion | undefined): string {
  return version?.lastModified.slice(0, 16).replace('T', ' ') ?? '';
}

/** Why no version can be published. */
export function publishProblem({ mode }: LambdaFunction): string | undefined {
  return mode === 'LOCAL' ? undefined : 'No code runs here for it';
}

/** Why an alias cannot have this name. */
export function aliasProblem(name: string, { aliases = {} }: LambdaFunction): string | undefined {
  if (name === '') return 'Type a name';
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(name)) return 'Up to 128 letters, digits, - and _.';
  if (/^\d+$/.test(name)) return 'A number names a version.';
  return Object.hasOwn(aliases, name) ? 'There is one already.' : undefined;
}
