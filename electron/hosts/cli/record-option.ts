// Options that take a JSON object: headers, claims, variables.
import { type Invocation, jsonOption, UsageError } from './command';

/** The option `name` as a JSON object, or undefined; UsageError for any other JSON. */
export function recordOption(
  invocation: Pick<Invocation, 'options'>,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  const value = jsonOption(invocation, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`--${name} takes a JSON object.`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** The same as names with texts, empty where the option is not given. */
export function textPairsOption(invocation: Pick<Invocation, 'options'>, name: string): [string, string][] {
  return Object.entries(recordOption(invocation, name) ?? {}).map(([key, value]) => [key, String(value)]);
}
