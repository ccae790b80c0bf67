// What an action of the logs service is given, and how it reads its members.
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import { serializationFault } from '../wire/serialization-fault';

/** What clients said of log groups, as the workspace keeps it. */
export type StoredLogGroups = Awaited<ReturnType<OpenWorkspace['logGroups']['read']>>;
export type StoredLogGroup = StoredLogGroups['groups'] extends ReadonlyMap<string, infer Group> ? Group : never;

export interface LogsCall {
  readonly workspace: OpenWorkspace;
  /** Of the caller. */
  readonly region: string;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Input = Readonly<Record<string, unknown>>;

/** A member that is text; undefined where it is absent. */
export function textOf(input: Input, name: string): string | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw serializationFault(value, 'String');
  return value;
}

/** A member that is a number; undefined where it is absent. */
export function numberOf(input: Input, name: string): number | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw serializationFault(value, 'Long');
  return value;
}

/** The page that `limit` and `nextToken` name, at most `most` long. */
export function pageOf<T>(
  items: readonly T[],
  input: Input,
  most: number,
): { readonly items: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const limit = Math.min(Math.max(numberOf(input, 'limit') ?? most, 1), most);
  const start = Math.max(0, Number(textOf(input, 'nextToken') ?? 0) || 0);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? { nextToken: String(end) } : {} };
}
