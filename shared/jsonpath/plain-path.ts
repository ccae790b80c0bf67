/** The quick way for what most paths are: single names and positions, one after the other. */

import type { Value } from '../vtl/value-kinds';
import type { PathTree } from './path-tokens';

/** Names of properties and positions in lists, in order. */
export type PlainPath = readonly (string | number)[];

/** The path as names and positions; nothing if it holds anything else, or starts elsewhere than at the document. */
export function plainPath(tree: PathTree): PlainPath | undefined {
  if (tree.start !== '$') return undefined;
  const steps: (string | number)[] = [];
  for (const token of tree.tokens) {
    const [only, ...more] = token.kind === 'properties' ? token.names : token.kind === 'indexes' ? token.indexes : [];
    if (only === undefined || more.length > 0) return undefined;
    steps.push(only);
  }
  return steps;
}

/** What the path leads to; nothing where the payload has no such place. */
export function readPlainPath(path: PlainPath, root: Value): Value | undefined {
  let value: Value | undefined = root;
  for (let at = 0; at < path.length; at++) {
    if (typeof value !== 'object' || value === null) return undefined;
    const step = path[at] as string | number;
    if (typeof step === 'string') value = value.kind === 'map' ? value.entries.get(step) : undefined;
    else value = value.kind === 'list' ? value.items[step < 0 ? step + value.items.length : step] : undefined;
  }
  return value;
}
