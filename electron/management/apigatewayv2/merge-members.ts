// What a PATCH makes of an entity: members that are sent replace, members that are not stay, some maps merge by key.
import type { MembersShape } from '../wire/input-check';

type Members = Readonly<Record<string, unknown>>;

export interface MergeRules {
  /** Members that cannot be taken away. */
  readonly required: readonly string[];
  /** Maps whose entries stay unless they are sent; a text that is sent empty goes. */
  readonly maps?: readonly string[];
  /** The same for maps of maps, and for the maps in them; a map that is sent empty goes. */
  readonly mapsOfMaps?: readonly string[];
}

/** `before` with the members of `sent`. What is sent empty takes its member away. */
export function mergeMembers(before: Members, sent: Members, rules: MergeRules): Members {
  const { required, maps = [], mapsOfMaps = [] } = rules;
  const merged = new Map(Object.entries(before));
  for (const [name, value] of Object.entries(sent)) {
    const next = mergedMember(merged.get(name), value, {
      isMap: maps.includes(name),
      isDeep: mapsOfMaps.includes(name),
    });
    if (isEmpty(next) && !required.includes(name)) merged.delete(name);
    else merged.set(name, next);
  }
  return Object.fromEntries(merged);
}

/** The members that a call which makes something has to send. */
export function requiredOf(shape: MembersShape | undefined): readonly string[] {
  return shape?.required ?? [];
}

function mergedMember(before: unknown, sent: unknown, kind: { readonly isMap: boolean; readonly isDeep: boolean }) {
  if (kind.isDeep) return mergeMapOfMaps(before, sent);
  return kind.isMap ? mergeMap(before, sent) : sent;
}

/** AWS documented: a value of `""` removes its key. */
function mergeMap(before: unknown, sent: unknown): object {
  const merged = new Map([...Object.entries(before ?? {}), ...Object.entries(sent ?? {})]);
  for (const [key, value] of Object.entries(sent ?? {})) {
    // AWS assumed: a mapping that removes a parameter has no value, so a new one is no request to take it away
    if (value === '' && key.startsWith('remove:') && !Object.hasOwn(before ?? {}, key)) continue;
    if (value === '') merged.delete(key);
  }
  return Object.fromEntries(merged);
}

/** AWS documented: each map is merged by its own keys, and one that is sent as `{}` goes. */
function mergeMapOfMaps(before: unknown, sent: unknown): object {
  const merged = new Map<string, unknown>(Object.entries(before ?? {}));
  for (const [key, value] of Object.entries(sent ?? {})) {
    const next = isEmptyObject(value) ? value : mergeMap(merged.get(key), value);
    if (isEmptyObject(next)) merged.delete(key);
    else merged.set(key, next);
  }
  return Object.fromEntries(merged);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) ? value.length === 0 : isEmptyObject(value));
}

function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
