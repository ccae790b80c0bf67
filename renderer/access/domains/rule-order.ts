// Moving a routing rule: the priority that puts it one place further, and leaves all others as they are.
import type { RoutingRule } from '../../../shared/definition/companions/v2-companions';

type Ranked = Pick<RoutingRule, 'id' | 'priority'>;

const most = 1_000_000;

/** The priority of rule `id` one place up (-1) or down (1); undefined: it cannot go there. `rules` go by priority. */
export function movedPriority(rules: readonly Ranked[], id: string, by: -1 | 1): number | undefined {
  const at = rules.findIndex((rule) => rule.id === id);
  const passed = rules[at + by];
  if (at === -1 || passed === undefined) return undefined;
  const beyond = rules[at + 2 * by]?.priority;
  if (by === -1) return between(beyond ?? 0, passed.priority);
  return beyond === undefined
    ? passed.priority + 10 <= most
      ? passed.priority + 10
      : undefined
    : between(passed.priority, beyond);
}

/** Why it cannot go there; undefined where it can. */
export function whyStuck(rules: readonly Ranked[], id: string, by: -1 | 1): string | undefined {
  if (movedPriority(rules, id, by) !== undefined) return undefined;
  const end = by === -1 ? rules[0] : rules.at(-1);
  if (end?.id === id) return by === -1 ? 'it is the first' : 'it is the last';
  return 'no priority is free between the rules there';
}

/** A whole number between the two; undefined where there is none. */
function between(low: number, high: number): number | undefined {
  const middle = Math.floor((low + high) / 2);
  return middle > low && middle < high ? middle : undefined;
}
