// The members in which two values of one entity differ, as deep as it helps a reader.
import { isDeepEqual } from '../changes';

/** One member that came, went or changed. Absent `before`: it is new; absent `after`: it is gone. */
export interface MemberChange {
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What turns `before` into `after`, in the order of the members. Records are compared member by member, lists as a whole. */
export function memberChanges(before: unknown, after: unknown, path: readonly string[] = []): MemberChange[] {
  if (isDeepEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) {
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => memberChanges(memberOf(before, name), memberOf(after, name), [...path, name]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
