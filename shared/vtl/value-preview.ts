/** A short look at a value for debuggers: what it is, and the beginning of its text. Nothing is rendered or changed. */

import { entryValue, keyValue, viewItems } from './java-text';
import type { MapKey, Value } from './value-kinds';
import { printValue } from './values';

/** What kind of thing a value is, in the words of the template language. */
export type PreviewKind = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'map' | 'block' | 'loop' | 'object';

export interface ValuePreview {
  readonly kind: PreviewKind;
  /** The text, cut off with `…` where it is long. */
  readonly text: string;
}

/** How deep lists and maps are looked into. */
const DEPTH = 8;

/** Describes a value in at most about `characters` characters. */
export function previewValue(value: Value, characters: number): ValuePreview {
  const room = { left: characters };
  const text = textOf(value, room, 0);
  return { kind: kindOf(value), text: text.length > characters ? `${text.slice(0, characters)}…` : text };
}

interface Room {
  left: number;
}

function kindOf(value: Value): PreviewKind {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value as 'string' | 'number' | 'boolean';
  switch (value.kind) {
    case 'long':
    case 'biginteger':
    case 'double':
      return 'number';
    case 'character':
      return 'string';
    case 'list':
    case 'array':
    case 'view':
      return 'list';
    case 'map':
    case 'block':
    case 'loop':
      return value.kind;
    default:
      return 'object';
  }
}

function textOf(value: Value, room: Room, depth: number): string {
  if (typeof value !== 'object' || value === null) return taken(`${value}`, room);
  if (depth > DEPTH) return taken('…', room);
  switch (value.kind) {
    case 'list':
    case 'array':
      return listText(value.items, room, depth);
    case 'view':
      return listText(viewItems(value), room, depth);
    case 'map':
      return mapText(value.entries, room, depth);
    case 'entry':
      return `${textOf(value.key, room, depth + 1)}=${textOf(entryValue(value), room, depth + 1)}`;
    case 'loop':
      return taken(`round ${value.index + 1}${value.hasNext ? '' : ', the last'}`, room);
    case 'block':
    case 'host':
    case 'iterator':
      return '';
    default:
      return taken(printValue(value), room);
  }
}

function listText(items: readonly Value[], room: Room, depth: number): string {
  let text = '[';
  for (const [at, item] of items.entries()) {
    if (room.left < 0) break;
    text += taken(at > 0 ? ', ' : '', room) + textOf(item, room, depth + 1);
  }
  return `${text}]`;
}

function mapText(entries: ReadonlyMap<MapKey, Value>, room: Room, depth: number): string {
  let text = '{';
  for (const [key, item] of entries) {
    if (room.left < 0) break;
    const name = textOf(keyValue(key), room, depth + 1);
    text += `${taken(text === '{' ? '' : ', ', room)}${name}${taken('=', room)}${textOf(item, room, depth + 1)}`;
  }
  return `${text}}`;
}

/** A text, or its beginning where the room is nearly used up. */
function taken(text: string, room: Room): string {
  const kept = text.slice(0, Math.max(0, room.left + 1));
  room.left -= text.length;
  return kept;
}
