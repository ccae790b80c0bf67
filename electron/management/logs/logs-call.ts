// What an action of the logs service is given, and how it reads its members.
import type { Definition } from '../../../shared/definition/entities';
import { type Place, placeKey } from '../../../shared/definition/place';
import type { OpenWorkspace } from '../../studio/workspace/current-workspace';
import { AwsError } from '../wire/aws-error';
import { serializationFault } from '../wire/serialization-fault';

/** What clients said of log groups, as the workspace keeps it. */
export type StoredLogGroups = Awaited<ReturnType<OpenWorkspace['logGroups']['read']>>;
export type StoredLogGroup = StoredLogGroups['groups'] extends ReadonlyMap<string, infer Group> ? Group : never;

export interface LogsCall {
  readonly workspace: OpenWorkspace;
  /** What is there in the caller's region and account. */
  readonly definition: Definition;
  /** Of the caller. */
  readonly region: string;
  readonly accountId: string;
  readonly home: Place;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the group `name` of the caller's region and account is kept under: names themselves hold no colon. */
export function storedName(call: LogsCall, name: string): string {
  const place = placeKey(call, call.home);
  return place === '' ? name : `${place}:${name}`;
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
  const limit = limitIn(input, most);
  const start = Math.max(0, Number(textOf(input, 'nextToken') ?? 0) || 0);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? { nextToken: String(end) } : {} };
}

/** How many the call wants at once: at most, and where it does not say, `most`. */
export function limitIn(input: Input, most: number): number {
  const limit = numberOf(input, 'limit') ?? most;
  if (limit >= 1 && limit <= most) return limit;
  const bound = limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`;
  throw refused(
    `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`,
  );
}

/** The refusal of a call whose members are wrong. */
export function refused(message: string): AwsError {
  return new AwsError('InvalidParameterException', 400, message);
}
