// Nested members of an entity by path. Own properties only, and every change makes copies.

type Members = Readonly<Record<string, unknown>>;

/** A plain object: neither null nor a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `path`, or undefined where a part of the way is missing. */
export function readMember(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const name of path) {
    if (!isMembers(current) || !Object.hasOwn(current, name)) return undefined;
    current = current[name];
  }
  return current;
}

/**
 * A copy with the member at `path` set; an undefined `value` removes it. Missing parents are made, a parent that
 * the removal leaves empty stays.
 */
export function writeMember(target: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const members = isMembers(target) ? target : {};
  const old = Object.hasOwn(members, name) ? members[name] : undefined;
  if (value === undefined && (old === undefined || rest.length === 0)) {
    return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));
  }
  const next = rest.length === 0 ? value : writeMember(old, rest, value);
  // A name that is there already keeps its place, so that files and diffs stay quiet.
  if (!Object.hasOwn(members, name)) return Object.fromEntries([...Object.entries(members), [name, next]]);
  return Object.fromEntries(Object.entries(members).map(([key, member]) => [key, key === name ? next : member]));
}
