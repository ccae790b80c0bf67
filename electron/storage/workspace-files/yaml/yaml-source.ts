// A YAML text with its places: what it says, and where in the text each member stands.
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { FileShape } from '../form/file-shape';

/** Members visited at most: aliases of aliases grow without end. */
const maxNodes = 20_000;

/** Something wrong at an offset of a text. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault';
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

export type ReadOutcome =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: SourceFault };

/** Reads a text with the library, guided by `shape`: where text is wanted, `200` and `yes` are text. */
export function readYaml(document: Document.Parsed, shape: FileShape): ReadOutcome {
  const error = document.errors[0];
  if (error !== undefined) return { fault: new SourceFault(error.pos[0], error.message) };
  const budget = { nodes: 0 };
  try {
    return { value: nodeValue(document, document.contents, shape, budget) };
  } catch (fault) {
    if (fault instanceof SourceFault) return { fault };
    throw fault;
  }
}

/** Parses a text for reading or for editing in place. */
export function parseYaml(source: string): Document.Parsed {
  return parseDocument(source, { prettyErrors: false, strict: true });
}

/** The offset of the member at `path`, or of the nearest member around it that is there. */
export function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? findPair(node, String(step)) : undefined;
    node = pair !== undefined ? (pair.value ?? pair.key) : isSeq(node) ? node.items[Number(step)] : undefined;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

/** The member of a mapping whose key reads `name`, however it is written. */
export function findPair(map: YAMLMap, name: string): Pair | undefined {
  return map.items.find((pair) => keyText(pair.key) === name);
}

/** A key as text: `200:` and `"200":` are the same member. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return typeof key === 'string' ? key : '';
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function nodeValue(
  document: Document.Parsed,
  node: unknown,
  shape: FileShape | undefined,
  budget: { nodes: number },
): unknown {
  budget.nodes += 1;
  if (budget.nodes > maxNodes) throw new SourceFault(0, 'This file is too large.');
  if (isAlias(node)) return nodeValue(document, node.resolve(document), shape, budget);
  if (isMap(node)) return mapValue(document, node, shape, budget);
  if (isSeq(node)) {
    const item = shape?.type === 'list' ? shape.item : undefined;
    return node.items.map((member) => nodeValue(document, member, item, budget));
  }
  if (!isScalar(node)) return null;
  const isOtherThanText = node.value !== null && typeof node.value !== 'string';
  return shape !== undefined && isTextual(shape) && isOtherThanText && node.source !== undefined
    ? node.source
    : node.value;
}

function mapValue(document: Document.Parsed, map: YAMLMap, shape: FileShape | undefined, budget: { nodes: number }) {
  const entries = new Map<string, unknown>();
  for (const { key, value } of map.items) {
    const name = keyText(isAlias(key) ? key.resolve(document) : key);
    if (entries.has(name)) throw new SourceFault(startOf(key) ?? 0, `Map keys must be unique: ${name}`);
    const member =
      shape?.type === 'object' ? shape.fields.get(name)?.shape : shape?.type === 'record' ? shape.item : undefined;
    entries.set(name, nodeValue(document, value, member, budget));
  }
  return Object.fromEntries(entries);
}

function isTextual(shape: FileShape): boolean {
  return shape.type === 'text' || shape.type === 'beside' || shape.type === 'secret';
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return isScalar(node) || isCollection(node) || isAlias(node) ? (node as Node).range?.[0] : undefined;
}
