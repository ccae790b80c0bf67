// JSON text around an edit of its syntax tree: what the edit kept comes out as it was written, spaces and all.
import { isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';

type Item = Node | Pair;

/** What stood where before the edit: the items of each map and list, and the value of each scalar. */
export interface WrittenJson {
  readonly source: string;
  readonly items: ReadonlyMap<unknown, readonly Item[]>;
  readonly values: ReadonlyMap<unknown, unknown>;
  /** From where to where each item stood: an edit may take the value out of a pair. */
  readonly places: ReadonlyMap<Item, readonly [number, number]>;
  /** One step in; none where all is on one line. */
  readonly indent: string;
  readonly colon: string;
}

/** Remembers the tree of `source` before it is edited. */
export function rememberJson(source: string, root: unknown): WrittenJson {
  const items = new Map<unknown, readonly Item[]>();
  const values = new Map<unknown, unknown>();
  const places = new Map<Item, readonly [number, number]>();
  const visit = (node: unknown): void => {
    if (isPair(node)) {
      visit(node.key);
      visit(node.value);
    } else if (isMap(node) || isSeq(node)) {
      items.set(node, [...(node.items as Item[])]);
      for (const item of node.items as Item[]) {
        places.set(item, [startOf(item), endOf(item)]);
        visit(item);
      }
    } else if (isScalar(node)) values.set(node, node.value);
  };
  visit(root);
  const indent = /\n([ \t]+)"/.exec(source)?.[1] ?? '';
  const colon = /"( *: *)/.exec(source)?.[1] ?? ': ';
  return { source, items, values, places, indent, colon };
}

/** The text of `node` after the edit; `at` is how far in its line is. */
export function jsonText(node: unknown, written: WrittenJson, at = ''): string {
  const { source, values, colon } = written;
  if (isPair(node)) {
    const [keyEnd, valueStart] = [rangeOf(node.key)?.[1], rangeOf(node.value)?.[0]];
    const isOld = keyEnd !== undefined && valueStart !== undefined && valueStart >= keyEnd;
    const between = isOld ? source.slice(keyEnd, valueStart) : colon;
    return jsonText(node.key, written, at) + between + jsonText(node.value, written, at);
  }
  if (isMap(node) || isSeq(node)) return containerText(node, written, at);
  const range = rangeOf(node);
  if (range !== undefined && isScalar(node) && values.has(node) && values.get(node) === node.value) {
    return source.slice(range[0], range[1]);
  }
  return JSON.stringify(isScalar(node) ? node.value : null);
}

function containerText(node: Node & { items: unknown[] }, written: WrittenJson, at: string): string {
  const { source, items: remembered, places, indent } = written;
  const [open, close] = isMap(node) ? ['{', '}'] : ['[', ']'];
  const items = node.items as Item[];
  const old = remembered.get(node);
  const range = rangeOf(node);
  const leads = new Map<Item, string>();
  let end = (range?.[0] ?? 0) + 1;
  for (const item of old ?? []) {
    const [from, to] = places.get(item) ?? [end, end];
    leads.set(item, source.slice(end, from).replace(/^\s*,/, ''));
    end = to;
  }
  const isUnlike = items.length === 0 || old === undefined || old.length === 0;
  const isOnLines = indent !== '';
  const fresh = isOnLines ? `\n${at}${indent}` : '';
  // A new item stands as the last of its siblings does: on a line of its own, or on theirs.
  const lead = isUnlike ? fresh : (leads.get(old[old.length - 1] as Item) ?? fresh);
  const texts = items.map((item) => {
    const before = leads.get(item) ?? lead;
    return before + jsonText(item, written, /\n([ \t]*)[^\n]*$/.exec(before)?.[1] ?? at);
  });
  if (items.length === 0) return open + close;
  const trail = isUnlike ? (isOnLines ? `\n${at}` : '') : source.slice(end, (range?.[1] ?? end + 1) - 1);
  return open + texts.join(',') + trail + close;
}

function startOf(item: Item): number {
  return rangeOf(isPair(item) ? item.key : item)?.[0] ?? 0;
}

function endOf(item: Item): number {
  return rangeOf(isPair(item) ? item.value : item)?.[1] ?? 0;
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return (isScalar(node) || isMap(node) || isSeq(node)) && node.range ? node.range : undefined;
}
