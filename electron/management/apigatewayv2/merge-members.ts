// What a PATCH makes of an entity: members that are sent replace, members that are not stay, some maps merge by key.
import type { MembersShape } from '../wire/input-check';

type Members = Readonly<Record<string, unknown>>;

export interface MergeRules {
  /** Members that cannot be taken away. */
  readonly required: readonly string[];
  /** Maps whose entries stay unless they are sent; a text that is sent empty goes. */
  readonly maps?: readonly string[];
  /** The same for maps of maps; a map that is sent empty goes. */
  readonly mapsOfMaps?: readonly string[];
}

/** `before` with the members of `sent`. What is sent empty takes its member away. */
export function mergeMembers(before: Members, sent: Members, rules: MergeRules): Members {
  const { required, maps = [], mapsOfMaps = [] } = rules;
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(sent)) {
    const isMap = maps.includes(name) || mapsOfMaps.includes(name);
    const next = isMap ? mergeMap(merged.get(name), value, mapsOfMaps.includes(name)) : value;
    if (isEmpty(next) && !required.includes(name)) merged.delete(name);
    else merged.set(name, next);
  }
  return Object.fromEntries(merged);
}

/** The members that a call which makes something has to send. */
export function requiredOf(shape: MembersShape | undefined): readonly string[] {
  return shape?.required ?? [];
}

/** AWS assumed: as Terraform does it, a value of `""` removes its key, and `{}` that of a map of maps. */
function mergeMap(before: unknown, sent: unknown, holdsMaps: boolean): object {
  const merged = new Map([...Object.entries(before ?? {}), ...Object.entries(sent ?? {})]);
  for (const [key, value] of Object.entries(sent ?? {})) {
    // AWS assumed: a mapping that removes a parameter has no value, so a new one is no request to take it away
    if (value === '' && key.startsWith('remove:') && !Object.hasOwn(before ?? {}, key)) continue;
    if (value === '' || (holdsMaps && isEmptyObject(value))) merged.delete(key);
  }
  return Object.fromEntries(merged);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) ? value.length === 0 : isEmptyObject(value));
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
