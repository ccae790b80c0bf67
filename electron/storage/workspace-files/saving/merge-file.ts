// Puts the changes of an entity into the YAML of its file. Only members that differ between `before` and `after` are
// touched, so comments, quotes, unknown fields and edits made outside meanwhile stay.
import { isMap, isScalar, isSeq, type Node, Pair, type Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isDeepEqual } from '../../../../shared/definition/changes';
import type { FileField, FileShape } from '../form/file-shape';
import { isRecord } from '../form/from-file';
import { newKey, newScalar, setScalar } from '../yaml/yaml-layout';
import { findPair, keyText } from '../yaml/yaml-source';

/** The files beside and the secrets that a merge writes. */
export interface MergeTargets {
  /** Sets the text of a file beside; the name it has now. `current` is the one referred to so far. */
  besideText(
    shape: FileShape & { type: 'beside' },
    keys: readonly string[],
    current: string | undefined,
    text: string,
  ): string;
  /** Keeps the secret of a field; the slot it is in. */
  secret(field: string, value: string): string;
}

/** One member on the way down. `keys` are the free keys passed. */
interface Member {
  readonly before: unknown;
  readonly after: unknown;
  readonly shape: FileShape;
  readonly keys: readonly string[];
  /** Its name among the fields of an object. */
  readonly field?: string;
}

/** The node that holds `after`: `node` itself, changed, wherever it can be kept. Without `before` all of `after` counts. */
export function mergeNode(node: Node | null, member: Member, targets: MergeTargets): Node {
  const merged = chooseNode(node, member, targets);
  if (node !== null && merged !== node) {
    // What stands above or behind the old value still speaks of the new one.
    merged.commentBefore = node.commentBefore ?? null;
    merged.comment = node.comment ?? null;
    merged.spaceBefore = node.spaceBefore ?? false;
  }
  return merged;
}

function chooseNode(node: Node | null, member: Member, targets: MergeTargets): Node {
  const { after, shape } = member;
  if (shape.type === 'beside') return mergeBeside(node, member, shape, targets);
  if (shape.type === 'secret') return mergeSecret(node, member, targets);
  if (shape.type === 'object' && isRecord(after)) return mergeFields(mapFrom(node), member, shape.fields, targets);
  if (isRecord(after)) return mergeRecord(mapFrom(node), member, shape.type === 'record' ? shape : openRecord, targets);
  if (Array.isArray(after))
    return mergeList(node, member, shape.type === 'list' ? shape.item : openValue, after, targets);
  return mergeScalar(node, after);
}

/** What the check leaves open is laid out as it is. */
const openValue: FileShape = { type: 'value' };
const openRecord = { type: 'record', item: openValue } as const;

function mergeFields(
  map: YAMLMap,
  { before, after, keys }: Member,
  fields: ReadonlyMap<string, FileField>,
  targets: MergeTargets,
): YAMLMap {
  let place = -1;
  for (const [name, field] of fields) {
    const pair = findPair(map, name);
    const member = {
      before: memberOf(before, name),
      after: memberOf(after, name),
      shape: field.shape,
      keys,
      field: name,
    };
    const isUntouched = before !== undefined && isDeepEqual(member.before, member.after);
    // A secret that stands in the file itself moves out of it; a slot that is empty on this machine stays named.
    if (!isUntouched || (field.shape.type === 'secret' && member.after !== undefined)) {
      if (member.after === undefined) remove(map, pair);
      else if (pair !== undefined) pair.value = mergeNode(pair.value as Node | null, member, targets);
      else if (field.isAlwaysWritten || !isDeepEqual(member.after, field.defaultValue)) {
        const added = new Pair(newKey(name), mergeNode(null, { ...member, before: undefined }, targets));
        map.items.splice(placeFor(map, place, fields), 0, added);
      }
    }
    place = Math.max(
      place,
      map.items.findIndex(({ key }) => isScalar(key) && key.value === name),
    );
  }
  return map;
}

/** Where a field goes that follows the one at `previous`; the first one goes before the first that is known. */
function placeFor(map: YAMLMap, previous: number, fields: ReadonlyMap<string, FileField>): number {
  if (previous >= 0) return previous + 1;
  const first = map.items.findIndex(({ key }) => isScalar(key) && fields.has(String(key.value)));
  return first < 0 ? map.items.length : first;
}

function mergeRecord(
  map: YAMLMap,
  { before, after, keys }: Member,
  shape: FileShape & { type: 'record' },
  targets: MergeTargets,
): YAMLMap {
  const wanted = isRecord(after) ? after : {};
  const known = new Set([...Object.keys(isRecord(before) ? before : {}), ...map.items.map(({ key }) => keyText(key))]);
  for (const name of known) {
    const isOthers = before !== undefined && memberOf(before, name) === undefined;
    if (!Object.hasOwn(wanted, name) && !isOthers) remove(map, findPair(map, name));
  }
  for (const [name, item] of Object.entries(wanted)) {
    const member = {
      before: memberOf(before, name),
      after: item,
      shape: shape.item,
      keys: [...keys, name],
    };
    if (member.before !== undefined && isDeepEqual(member.before, item)) continue;
    const pair = findPair(map, name);
    if (pair !== undefined) pair.value = mergeNode(pair.value as Node | null, member, targets);
    else map.items.push(new Pair(newKey(name), mergeNode(null, { ...member, before: undefined }, targets)));
  }
  return map;
}

/** Items that are still there keep their nodes and comments; a changed one takes the place of what stood there. */
function mergeList(
  node: Node | null,
  { before, keys }: Member,
  shape: FileShape,
  after: readonly unknown[],
  targets: MergeTargets,
): Node {
  const list = isSeq(node) ? node : new YAMLSeq();
  const items = list.items as Node[];
  const old = Array.isArray(before) && before.length === items.length ? (before as unknown[]) : [];
  const free = new Set(old.keys());
  const kept = after.map((item, at) => {
    const isSame = (index: number) => free.has(index) && isDeepEqual(old[index], item);
    const same = isSame(at) ? at : old.findIndex((_, index) => isSame(index));
    free.delete(same);
    return items[same];
  });
  list.items = after.map((item, at) => {
    const isPlaceFree = free.delete(at);
    const member = { before: isPlaceFree ? old[at] : undefined, after: item, shape, keys };
    return kept[at] ?? mergeNode(isPlaceFree ? (items[at] ?? null) : null, member, targets);
  });
  return list;
}

function mergeScalar(node: Node | null, after: unknown): Node {
  if (!isScalar(node) || node.value === null) return newScalar(after);
  // `200` without quotes says the text "200" already.
  if (node.source !== after || typeof after !== 'string') setScalar(node as Scalar, after);
  return node;
}

function mergeBeside(
  node: Node | null,
  { after, keys }: Member,
  shape: FileShape & { type: 'beside' },
  targets: MergeTargets,
): Node {
  if (typeof after !== 'string' || after === '') return mergeScalar(node, after ?? null);
  if (isScalar(node) && typeof node.value === 'string' && node.value !== '') return mergeScalar(node, after);
  const current = referenceOf(node, 'file');
  const name = targets.besideText(shape, keys, current, after);
  return name === current && node !== null ? node : reference('file', name);
}

function mergeSecret(node: Node | null, { before, after, field = '' }: Member, targets: MergeTargets): Node {
  const current = referenceOf(node, 'secret');
  if (typeof after !== 'string' || (current !== undefined && before === after)) return node ?? newScalar(null);
  const slot = targets.secret(field, after);
  return slot === current && node !== null ? node : reference('secret', slot);
}

/** `{ file: name }` */
function reference(kind: 'file' | 'secret', name: string): YAMLMap {
  const map = new YAMLMap();
  map.flow = true;
  map.items.push(new Pair(newScalar(kind), newScalar(name)));
  return map;
}

function referenceOf(node: Node | null, kind: 'file' | 'secret'): string | undefined {
  const value = isMap(node) ? findPair(node, kind)?.value : undefined;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

function mapFrom(node: Node | null): YAMLMap {
  return isMap(node) ? node : new YAMLMap();
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function remove(map: YAMLMap, pair: Pair | undefined): void {
  if (pair !== undefined) map.items.splice(map.items.indexOf(pair), 1);
}
