/** The text of a value: what Java's `toString` gives, and JSON. */

import { javaDoubleText } from './java-double';
import { EvaluationError } from './template-error';
import type { EntryValue, MapKey, MapValue, Value, ViewValue } from './value-kinds';

/** How large a printed value may get, and how deep what it holds may be nested. */
interface TextBounds {
  readonly outputCharacters: number;
  readonly depth: number;
}

/** Prints a value as running text does. */
export function javaText(value: Value, bounds: TextBounds): string {
  return java(value, bounds, 0);
}

/** Prints a value as compact JSON. */
export function jsonText(value: Value, bounds: TextBounds): string {
  return json(value, bounds, 0);
}

/** A JSON string with its quotes. */
// AWS assumed: `/` and everything above the ASCII control characters stay as they are.
export function jsonString(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPlain = code > 34 ? code !== 92 && (code < 0xd800 || code > 0xdfff) : code >= 32 && code !== 34;
    if (!isPlain) return JSON.stringify(text);
  }
  return `"${text}"`;
}

function java(value: Value, bounds: TextBounds, depth: number): string {
  if (typeof value === 'string') return value;
  if (value === null) return 'null';
  if (typeof value !== 'object') return `${value}`;
  checkDepth(bounds, depth);
  switch (value.kind) {
    case 'long':
    case 'biginteger':
      return value.value.toString();
    case 'double':
      return value.digits ?? javaDoubleText(value.value);
    case 'character':
      return value.text;
    case 'list':
      return value.origin === 'json'
        ? jsonItems(value.items, bounds, depth)
        : javaItems(value.items, value, bounds, depth);
    case 'map':
      return javaMap(value, bounds, depth);
    case 'entry':
      return `${java(value.key, bounds, depth + 1)}=${java(entryValue(value), bounds, depth + 1)}`;
    case 'view':
      return javaItems(viewItems(value), undefined, bounds, depth);
    case 'block':
      return value.render() ?? '';
    case 'loop':
      return value.stored === undefined ? '{}' : javaMap(value.stored, bounds, depth);
    case 'array':
      // AWS assumed: Java prints an array's type and address, which means nothing to anybody.
      return '[Ljava.lang.String;@0';
    case 'iterator':
    case 'host':
      return '';
  }
}

function json(value: Value, bounds: TextBounds, depth: number): string {
  if (typeof value === 'string') return jsonString(value);
  if (value === null) return 'null';
  if (typeof value !== 'object') return `${value}`;
  checkDepth(bounds, depth);
  switch (value.kind) {
    case 'list':
    case 'array':
      return jsonItems(value.items, bounds, depth);
    case 'view':
      return jsonItems(viewItems(value), bounds, depth);
    case 'map':
      return jsonMap(value, bounds, depth);
    case 'long':
    case 'biginteger':
      return value.value.toString();
    case 'double':
      return Number.isFinite(value.value) ? java(value, bounds, depth) : 'null';
    case 'loop':
      return value.stored === undefined ? '{}' : jsonMap(value.stored, bounds, depth);
    default:
      return jsonString(java(value, bounds, depth));
  }
}

function javaItems(items: readonly Value[], owner: Value | undefined, bounds: TextBounds, depth: number): string {
  let text = '[';
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as Value;
    if (at > 0) text += ', ';
    text += item === owner ? '(this Collection)' : java(item, bounds, depth + 1);
    checkLength(bounds, text);
  }
  return `${text}]`;
}

function javaMap(map: MapValue, bounds: TextBounds, depth: number): string {
  let text = '{';
  for (const [key, value] of map.entries) {
    if (text.length > 1) text += ', ';
    text += `${java(keyValue(key), bounds, depth + 1)}=${value === map ? '(this Map)' : java(value, bounds, depth + 1)}`;
    checkLength(bounds, text);
  }
  return `${text}}`;
}

function jsonItems(items: readonly Value[], bounds: TextBounds, depth: number): string {
  let text = '[';
  for (let at = 0; at < items.length; at++) {
    text += at > 0 ? `,${json(items[at] as Value, bounds, depth + 1)}` : json(items[at] as Value, bounds, depth + 1);
    checkLength(bounds, text);
  }
  return `${text}]`;
}

function jsonMap(map: MapValue, bounds: TextBounds, depth: number): string {
  let text = '{';
  for (const [key, value] of map.entries) {
    if (text.length > 1) text += ',';
    const name = typeof key === 'string' ? key : java(keyValue(key), bounds, depth + 1);
    text += `${jsonString(name)}:${json(value, bounds, depth + 1)}`;
    checkLength(bounds, text);
  }
  return `${text}}`;
}

/** What holds itself many times over grows with every level, so looking at each level's text is enough. */
function checkLength(bounds: TextBounds, text: string): void {
  if (text.length <= bounds.outputCharacters) return;
  throw new EvaluationError(`The text of a value is longer than ${bounds.outputCharacters} characters.`, 'limit');
}

function checkDepth(bounds: TextBounds, depth: number): void {
  if (depth <= bounds.depth) return;
  throw new EvaluationError(`A value is nested more than ${bounds.depth} levels deep.`, 'limit');
}

/** The value that a map's key stands for. */
export function keyValue(key: MapKey): Value {
  return key as Value;
}

/** The present value of an entry. */
export function entryValue(entry: EntryValue): Value {
  return entry.map.entries.get(entry.key as MapKey) ?? null;
}

/** What a view shows, as it is now. */
export function viewItems(view: ViewValue): Value[] {
  if (view.of === 'keys') return Array.from(view.map.entries.keys()) as Value[];
  if (view.of === 'values') return [...view.map.entries.values()];
  return [...view.map.entries.keys()].map((key): Value => ({ kind: 'entry', map: view.map, key: keyValue(key) }));
}
