// Puts changes into the syntax tree of a hand-written document. Nodes that say the same before and after are kept, with
// their comments, quotes and order; what is written in another way than exports are gets the exported form.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, Pair, Scalar, visit, type YAMLMap } from 'yaml';
import { isDeepEqual } from '../../definition/changes';
import { isMembers } from '../../definition/edits/member-path';
import { type DocumentChange, type DocumentPath, documentValue } from './document-changes';

export interface EditedDocuments {
  /** The export of what the document says. */
  readonly before: unknown;
  /** The export of what it is to say. */
  readonly after: unknown;
}

/** Makes one change in `document`, in place. */
export function editDocument(document: Document, { path }: DocumentChange, exported: EditedDocuments): void {
  let node: unknown = document.contents;
  for (const [depth, step] of path.entries()) {
    const here = path.slice(0, depth + 1);
    const isLast = depth === path.length - 1;
    if (isSeq(node)) {
      const items = documentValue(exported.before, path.slice(0, depth));
      const isPaired = Array.isArray(items) && items.length === node.items.length;
      if (!isPaired) {
        replaceAt(document, path.slice(0, depth), exported);
        return;
      }
      if (isLast)
        node.items[Number(step)] = nodeOf(document, node.items[Number(step)], documentValue(exported.after, here));
      node = node.items[Number(step)];
    } else if (isMap(node) && !isReference(node)) {
      const pair = findPair(node, step, path[depth - 1] === 'paths' && depth === 1);
      if (isLast || pair === undefined) {
        setMember(document, node, pair, here, exported);
        return;
      }
      node = pair.value;
    } else {
      replaceAt(document, path.slice(0, depth), exported);
      return;
    }
  }
}

/** Writes out what aliases and merge keys stand for, so that one place can change without the others. */
export function expandAliases(document: Document): void {
  const plain = (node: Node) => newNode(document, node.toJS(document));
  visit(document, {
    Alias: (_, alias) => plain(alias),
    Map: (_, map) => (map.items.some(({ key }) => keyText(key) === '<<') ? plain(map) : undefined),
  });
  visit(document, { Node: (_, node) => void delete (node as { anchor?: string }).anchor });
}

/** What stands at `path` becomes what the export says there: a reference gives way to what it refers to. */
function replaceAt(document: Document, path: DocumentPath, exported: EditedDocuments): void {
  const parent = path.slice(0, -1).reduce<unknown>((node, step) => {
    if (isMap(node)) return findPair(node, step, false)?.value;
    return isSeq(node) ? node.items[Number(step)] : undefined;
  }, document.contents);
  const step = path[path.length - 1] ?? '';
  const value = documentValue(exported.after, path);
  if (isMap(parent)) setMember(document, parent, findPair(parent, step, false), path, exported);
  else if (isSeq(parent)) parent.items[Number(step)] = nodeOf(document, parent.items[Number(step)], value);
}

function setMember(
  document: Document,
  map: YAMLMap,
  pair: Pair | undefined,
  path: DocumentPath,
  { after }: EditedDocuments,
): void {
  const value = documentValue(after, path);
  const name = String(path[path.length - 1]);
  if (value === undefined) {
    if (pair !== undefined) map.items.splice(map.items.indexOf(pair), 1);
  } else if (pair !== undefined) pair.value = nodeOf(document, pair.value, value);
  else map.items.splice(placeOf(map, name, documentValue(after, path.slice(0, -1))), 0, newPair(document, name, value));
}

/** Behind the nearest of its siblings that is there and comes before it in the export; else at the end. */
function placeOf(map: YAMLMap, name: string, siblings: unknown): number {
  const names = isMembers(siblings) ? Object.keys(siblings) : [];
  for (const sibling of names.slice(0, names.indexOf(name)).reverse()) {
    const at = map.items.findIndex(({ key }) => keyText(key) === sibling);
    if (at >= 0) return at + 1;
  }
  return map.items.length;
}

/** A node for `value`: `old` and the nodes in it wherever they say it already. */
function nodeOf(document: Document, old: unknown, value: unknown): Node {
  if (isScalar(old) && !isMembers(value) && !Array.isArray(value)) {
    if (old.value !== value) setScalar(old, value);
    return old;
  }
  if (isMap(old) && isMembers(value) && !isReference(old)) {
    old.items = old.items.filter(({ key }) => Object.hasOwn(value, keyText(key)) && value[keyText(key)] !== undefined);
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      const pair = findPair(old, name, false);
      if (pair !== undefined) pair.value = nodeOf(document, pair.value, member);
      else old.items.splice(placeOf(old, name, value), 0, newPair(document, name, member));
    }
    return old;
  }
  if (isSeq(old) && Array.isArray(value)) {
    const free = [...old.items] as unknown[];
    old.items = value.map((item: unknown, at) => {
      const same = free.findIndex((node) => node !== undefined && isDeepEqual(plainOf(document, node), item));
      const from = same >= 0 ? same : at;
      const node = free[from];
      free[from] = undefined;
      return same >= 0 ? node : nodeOf(document, node, item);
    });
    return old;
  }
  const created = newNode(document, value);
  if (isMap(old) || isSeq(old) || isScalar(old) || isAlias(old)) {
    // A comment beside what stood there still speaks of the place.
    created.commentBefore = old.commentBefore ?? null;
    if (isScalar(created)) created.comment = old.comment ?? null;
  }
  return created;
}

function newPair(document: Document, name: string, value: unknown): Pair {
  const key = new Scalar(name);
  styleScalar(key);
  if (key.type === 'BLOCK_LITERAL') key.type = 'QUOTE_DOUBLE';
  return new Pair(key, newNode(document, value));
}

function newNode(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false }) as Node;
  visit(node as never, { Scalar: (at, scalar) => styleScalar(scalar, at === 'key') });
  return node;
}

function setScalar(scalar: Scalar, value: unknown): void {
  scalar.value = value;
  delete scalar.source;
  delete scalar.format;
  if (typeof value !== 'string' || scalar.type === 'BLOCK_FOLDED') delete scalar.type;
  styleScalar(scalar);
}

// Older YAML readers, AWS's among them, take an unquoted `on` or `2016-11-22` for something else than text.
const oddTexts = /^(?:y|n|yes|no|on|off|\d{4}-\d\d?-\d\d?.*|[\d:]+)$/i;

function styleScalar(scalar: Scalar, isKey = false): void {
  if (typeof scalar.value !== 'string') return;
  if (scalar.value.includes('\n') && !isKey) scalar.type = 'BLOCK_LITERAL';
  else if (scalar.type === 'BLOCK_LITERAL') delete scalar.type;
  if (scalar.type === undefined && oddTexts.test(scalar.value)) scalar.type = 'QUOTE_SINGLE';
}

/** A map that stands for another place, by `$ref` or by a merge key. */
function isReference(map: YAMLMap): boolean {
  return map.items.some(({ key }) => keyText(key) === '$ref' || keyText(key) === '<<');
}

function findPair(map: YAMLMap, step: string | number, isPath: boolean): Pair | undefined {
  const pathOf = (text: string) => (isPath && text.length > 1 ? text.replace(/\/$/, '') : text);
  return map.items.find(({ key }) => pathOf(keyText(key)) === String(step));
}

function keyText(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function plainOf(document: Document, node: unknown): unknown {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.toJS(document) : node;
}
