// The nodes of a YAML document → a plain value. Written here because the library's own conversion takes time that
// grows with the square of aliases and keys, which a hostile document turns into minutes.
import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';

/** Something YAML allows to write and a document must not contain; `at` is the offset in the text. */
export class YamlProblem extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** The value of `root`: aliases share their value, merge keys are filled in, keys are texts. */
export function yamlValue(root: ParsedNode | null): unknown {
  return nodeValue(root, new Map());
}

type Anchors = Map<string, unknown>;

/** Stands for the value of an anchor that is not finished: an alias to it would contain itself. */
const unfinished = Symbol('unfinished');

function nodeValue(node: unknown, anchors: Anchors): unknown {
  if (isAlias(node)) return aliased(node.source, node, anchors);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) anchors.set(anchor, unfinished);
  const value = plainValue(node, anchors);
  if (anchor !== undefined) anchors.set(anchor, value);
  return value;
}

function plainValue(node: unknown, anchors: Anchors): unknown {
  if (isScalar(node)) return scalarValue(node.value);
  if (isSeq(node)) return node.items.map((item) => nodeValue(item, anchors));
  if (isMap(node)) return mapValue(node, anchors);
  return null;
}

function aliased(source: string, node: Node, anchors: Anchors): unknown {
  const value = anchors.get(source);
  if (!anchors.has(source)) throw new YamlProblem(`Unresolved alias: ${source}`, startOf(node));
  if (value === unfinished) throw new YamlProblem(`The alias ${source} contains itself.`, startOf(node));
  return value;
}

/** Numbers beyond JSON, big integers, dates and bytes have no place in a document: they count as their text. */
function scalarValue(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return value === undefined ? null : String(value);
}

function mapValue(map: { readonly items: readonly unknown[] }, anchors: Anchors): Readonly<Record<string, unknown>> {
  const own = new Map<string, unknown>();
  const merged = new Map<string, unknown>();
  for (const pair of map.items) {
    if (!isPair(pair)) continue;
    const { key, value } = pair;
    if (isScalar(key) && key.value === '<<' && key.type === 'PLAIN') {
      for (const [name, member] of mergeEntries(nodeValue(value, anchors), key)) {
        if (!merged.has(name)) merged.set(name, member);
      }
      continue;
    }
    const name = keyText(key, anchors);
    if (own.has(name)) throw new YamlProblem(`Map keys must be unique: ${name}`, startOf(key));
    own.set(name, nodeValue(value, anchors));
  }
  // Keys of one's own win over merged ones. Entries become own properties, whatever they are called.
  return Object.fromEntries([...[...merged].filter(([name]) => !own.has(name)), ...own]);
}

function mergeEntries(value: unknown, key: Node): [string, unknown][] {
  const sources = Array.isArray(value) ? value : [value];
  return sources.flatMap((source: unknown) => {
    if (typeof source !== 'object' || source === null || Array.isArray(source)) {
      throw new YamlProblem('Merge sources must be maps or lists of maps', startOf(key));
    }
    return Object.entries(source);
  });
}

/** `200:` is a number to YAML and a text to OpenAPI, as it was written. */
function keyText(key: unknown, anchors: Anchors): string {
  if (isScalar(key) && key.value !== null && typeof key.value !== 'string') return key.source ?? String(key.value);
  const value = key === null ? null : nodeValue(key, anchors);
  if (typeof value === 'object' && value !== null) throw new YamlProblem('A key must be a text.', startOf(key));
  return value === null ? '' : String(value);
}

function startOf(node: unknown): number {
  const ranged = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return ranged?.[0] ?? 0;
}
