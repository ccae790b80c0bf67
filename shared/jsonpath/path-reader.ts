/** Reading a path character by character, shared by the parsers of paths and of filters. */

import { JsonPathError } from './json-path-error';

/** A place in a path. */
export interface PathReader {
  readonly text: string;
  at: number;
  /** How deep filters and paths in filters are nested. */
  depth: number;
}

const MAXIMUM_DEPTH = 40;

export function pathError(reader: PathReader, message: string): JsonPathError {
  return new JsonPathError(
    reader.text,
    `The JSONPath "${shortened(reader.text)}" ${message} (at character ${reader.at + 1}).`,
    reader.at,
  );
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

export function skipBlanks(reader: PathReader): void {
  while (reader.text[reader.at] === ' ') reader.at++;
}

/** Takes a character if it comes next. */
export function takeIf(reader: PathReader, character: string): boolean {
  if (reader.text[reader.at] !== character) return false;
  reader.at++;
  return true;
}

/** Reads one level deeper. */
export function deeper<T>(reader: PathReader, read: () => T): T {
  if (++reader.depth > MAXIMUM_DEPTH) throw pathError(reader, 'is nested too deeply');
  const result = read();
  reader.depth--;
  return result;
}

/** Reads a quoted name or string; a backslash takes the next character as it is. */
export function readQuoted(reader: PathReader): string {
  const quote = reader.text[reader.at];
  reader.at++;
  let text = '';
  for (;;) {
    const next = reader.text[reader.at++];
    if (next === undefined) {
      reader.at = reader.text.length;
      throw pathError(reader, 'has a quote that is never closed');
    }
    if (next === quote) return text;
    text += next === '\\' ? readEscape(reader) : next;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

function readEscape(reader: PathReader): string {
  const letter = reader.text[reader.at++];
  if (letter === undefined) {
    reader.at = reader.text.length;
    throw pathError(reader, 'ends in a backslash');
  }
  if (letter !== 'u') return ESCAPES.get(letter) ?? letter;
  const digits = reader.text.slice(reader.at, reader.at + 4);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw pathError(reader, 'has an unfinished "\\u"');
  reader.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}
