// Three-way merge of one value: what only one side changed is taken from that side, what both changed is a conflict.
import { isDeepEqual } from '../../definition/changes';
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';

export type Side = 'ours' | 'theirs';

/** One place where the sides differ. `conflict`: both changed it since the base. An absent value is not set there. */
export interface Difference {
  readonly path: readonly string[];
  readonly changedBy: Side | 'both';
  readonly base?: unknown;
  readonly ours?: unknown;
  readonly theirs?: unknown;
}

export interface Sides {
  /** What the document said when it was last in step. */
  readonly base: unknown;
  /** What the API said then: the same, but for what a document cannot express. */
  readonly seen: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Texts that hold JSON: spaces and line breaks in them say nothing. */
const jsonTexts = new Set(['schema', 'properties', 'policy']);

/**
 * The merged value. `choose` hears of every difference and says which side is taken; where neither side changed,
 * ours stays. Lists and texts are one value each, maps are merged member by member.
 */
export function mergeValue(
  sides: Sides,
  choose: (difference: Difference) => Side,
  path: readonly string[] = [],
): unknown {
  const { base, seen, ours, theirs } = sides;
  if (isSame(ours, theirs, path)) return ours;
  if (isMembers(ours) && isMembers(theirs)) {
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    const members = names.map((name) => [name, mergeValue(memberSides(sides, name), choose, [...path, name])] as const);
    return Object.fromEntries(members.filter(([, member]) => member !== undefined));
  }
  const isOursChanged = !isSame(seen, ours, path);
  const isTheirsChanged = !isSame(base, theirs, path);
  if (!isOursChanged && !isTheirsChanged) return ours;
  const changedBy = isOursChanged && isTheirsChanged ? 'both' : isOursChanged ? 'ours' : 'theirs';
  return choose({ path, changedBy, ...given({ base, ours, theirs }) }) === 'ours' ? ours : theirs;
}

function isSame(a: unknown, b: unknown, path: readonly string[]): boolean {
  if (isDeepEqual(a, b)) return true;
  const isJson = path.length === 1 && jsonTexts.has(path[0] ?? '') && typeof a === 'string' && typeof b === 'string';
  if (!isJson) return false;
  const value = parseJson(a);
  return value !== undefined && isDeepEqual(value, parseJson(b));
}

function memberSides({ base, seen, ours, theirs }: Sides, name: string): Sides {
  const of = (value: unknown) => (isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  return { base: of(base), seen: of(seen), ours: of(ours), theirs: of(theirs) };
}

function given(values: Omit<Sides, 'seen'>): Partial<Sides> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
