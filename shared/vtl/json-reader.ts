/** Reads JSON into values: 1 and 1.0 stay apart, integers are exact at any length, keys keep their order. */

import { JSON_DEPTH } from './limits';
import { EvaluationError } from './template-error';
import { doubleValue, integerValue, listValue, type MapKey, mapValue, type Value } from './value-kinds';

interface JsonReaderOptions {
  /** Also takes `'single quotes'`, as JSONPath filters do. */
  readonly allowsSingleQuotes?: boolean;
}

/** Reads a whole text; anything but one JSON value throws an `EvaluationError`. */
export function readJson(text: string): Value {
  const { value, end } = readJsonPrefix(text, 0, {});
  const after = skipBlanks(text, end);
  if (after < text.length) throw new EvaluationError(`The JSON goes on after its end (at character ${after + 1}).`);
  return value;
}

/** Reads the JSON value that starts at a position, and says where it ends. */
export function readJsonPrefix(text: string, at: number, options: JsonReaderOptions): { value: Value; end: number } {
  const reader = { text, at, depth: 0, allowsSingleQuotes: options.allowsSingleQuotes === true };
  const value = readValue(reader);
  return { value, end: reader.at };
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  readonly allowsSingleQuotes: boolean;
}

function readValue(reader: Reader): Value {
  switch (next(reader)) {
    case 123:
      return readObject(reader);
    case 91:
      return readArray(reader);
    case 34:
      return readString(reader, '"');
    case 39:
      if (reader.allowsSingleQuotes) return readString(reader, "'");
      break;
    case 116:
      return readWord(reader, 'true', true);
    case 102:
      return readWord(reader, 'false', false);
    case 110:
      return readWord(reader, 'null', null);
  }
  return readNumber(reader);
}

function readObject(reader: Reader): Value {
  enter(reader);
  const entries = new Map<MapKey, Value>();
  if (next(reader) !== 125) {
    for (;;) {
      const quote = next(reader);
      if (quote !== 34 && !(quote === 39 && reader.allowsSingleQuotes)) throw unexpected(reader, 'a key in quotes');
      const key = readString(reader, quote === 34 ? '"' : "'");
      if (next(reader) !== 58) throw unexpected(reader, '":"');
      reader.at++;
      entries.set(key, readValue(reader));
      const after = next(reader);
      if (after === 125) break;
      if (after !== 44) throw unexpected(reader, '"," or "}"');
      reader.at++;
    }
  }
  reader.at++;
  reader.depth--;
  return mapValue(entries);
}

function readArray(reader: Reader): Value {
  enter(reader);
  const items: Value[] = [];
  if (next(reader) !== 93) {
    for (;;) {
      items.push(readValue(reader));
      const after = next(reader);
      if (after === 93) break;
      if (after !== 44) throw unexpected(reader, '"," or "]"');
      reader.at++;
    }
  }
  reader.at++;
  reader.depth--;
  return listValue(items, 'json');
}

function enter(reader: Reader): void {
  reader.at++;
  if (++reader.depth > JSON_DEPTH) {
    throw new EvaluationError(`JSON may not be nested more than ${JSON_DEPTH} levels deep.`, 'limit');
  }
}

/** The next character that is no blank. */
function next(reader: Reader): number {
  const code = reader.text.charCodeAt(reader.at);
  if (code > 32) return code;
  reader.at = skipBlanks(reader.text, reader.at);
  return reader.text.charCodeAt(reader.at);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}

function readWord(reader: Reader, word: string, value: boolean | null): Value {
  if (!reader.text.startsWith(word, reader.at)) throw unexpected(reader, 'a value');
  reader.at += word.length;
  return value;
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

/** More digits than this a payload's decimal number keeps as they were written. */
const EXACT_DIGITS = 18;

function readNumber(reader: Reader): Value {
  return readShortInteger(reader) ?? readAnyNumber(reader);
}

/** An integer of at most nine digits, as most numbers are; nothing if it is something else. */
function readShortInteger(reader: Reader): number | undefined {
  const { text } = reader;
  let at = reader.at;
  let value = 0;
  for (;;) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
    at++;
  }
  const length = at - reader.at;
  const after = text.charCodeAt(at);
  // A point, an exponent or a leading zero are not for here.
  if (length === 0 || length > 9 || after === 46 || after === 101 || after === 69) return undefined;
  if (length > 1 && text.charCodeAt(reader.at) === 48) return undefined;
  reader.at = at;
  return value;
}

function readAnyNumber(reader: Reader): Value {
  NUMBER.lastIndex = reader.at;
  const match = NUMBER.exec(reader.text);
  if (match === null) throw unexpected(reader, 'a value');
  const [text, fraction, exponent] = match;
  reader.at += text.length;
  if (fraction === undefined && exponent === undefined) {
    return text.length < 10 ? Number.parseInt(text, 10) | 0 : integerValue(BigInt(text));
  }
  if (text.length > EXACT_DIGITS && exponent === undefined)
    return { kind: 'double', value: Number(text), digits: text };
  return doubleValue(Number(text));
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readString(reader: Reader, quote: string): string {
  const { text } = reader;
  const quoteCode = quote.charCodeAt(0);
  let from = reader.at + 1;
  let at = from;
  let result = '';
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quoteCode) {
      reader.at = at + 1;
      return from === at && result === '' ? '' : result + text.slice(from, at);
    }
    if (code === 92) {
      reader.at = at;
      result += text.slice(from, at) + readEscape(reader);
      from = reader.at;
      at = from;
    } else if (code < 32 || at >= text.length) {
      reader.at = at;
      throw unexpected(reader, 'the end of the string');
    } else at++;
  }
}

function readEscape(reader: Reader): string {
  const letter = reader.text.charAt(reader.at + 1);
  if (letter === 'u') {
    const digits = reader.text.slice(reader.at + 2, reader.at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw unexpected(reader, 'four hexadecimal digits after "\\u"');
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }
  const character = letter === "'" && !reader.allowsSingleQuotes ? undefined : ESCAPES.get(letter);
  if (character === undefined) throw unexpected(reader, 'an escape that JSON knows');
  reader.at += 2;
  return character;
}

function unexpected(reader: Reader, what: string): EvaluationError {
  const found = reader.at < reader.text.length ? `"${reader.text.charAt(reader.at)}"` : 'the end';
  return new EvaluationError(
    `In the JSON ${what} was expected, but ${found} was found (at character ${reader.at + 1}).`,
  );
}
