// What an exported document says differently after an edit, as single places of it.
import { isDeepEqual } from '../../definition/changes';
import { isMembers } from '../../definition/edits/member-path';

export type DocumentPath = readonly (string | number)[];

/** Sets the value at `path`, or removes it. */
export interface DocumentChange {
  readonly path: DocumentPath;
  /** Absent: the member goes. */
  readonly value?: unknown;
}

/** The places in which `after` differs from `before`, as deep in as they can be told. */
export function documentChanges(before: unknown, after: unknown, path: DocumentPath = []): readonly DocumentChange[] {
  if (isDeepEqual(before, after)) return [];
  if (isMembers(before) && isMembers(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name): readonly DocumentChange[] => {
      if (!Object.hasOwn(after, name) || after[name] === undefined) return [{ path: [...path, name] }];
      const old = Object.hasOwn(before, name) ? before[name] : undefined;
      return documentChanges(old, after[name], [...path, name]);
    });
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length && before.every(isMembers)) {
    return after.flatMap((item, at) => documentChanges(before[at], item, [...path, at]));
  }
  return [{ path, value: after }];
}

/** The value at a path of a plain document; undefined where there is none. */
export function documentValue(document: unknown, path: DocumentPath): unknown {
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isMembers(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}
