// API keys in words.
import type { ApiKey } from '../../../shared/definition/companions/usage-plan';

/** The name of a key; its id where it has none. */
export function keyName({ name, id }: Pick<ApiKey, 'name' | 'id'>): string {
  return name === undefined || name === '' ? id : name;
}

/** Dots and the last four characters. */
export function maskedValue(value: string): string {
  return `••••••••${value.slice(-4)}`;
}
