// A fast reader of the YAML that Gatehouse writes, many times faster than the library: thousands of files open in
// a moment. It reads block mappings and lists, one-line scalars, `|` blocks and `{ file: … }`. Of everything else
// it understands nothing and says so; the library then reads the file. What it reads, it reads like the library.
import { notPlain, readScalar } from './plain-scalars';

/** The line with content that is looked at now; comments and blank lines are passed over. */
interface Cursor {
  readonly text: string;
  /** Column of the content; -1 after the last line. */
  indent: number;
  /** Offsets of the content, without spaces at the end. */
  start: number;
  end: number;
  /** Where the next line begins. */
  next: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unusual = /[\t\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
const plainKey = /^(?:[A-Za-z0-9_/$~(^+\\]|\.[A-Za-z])/;
const quotedKey = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'):(?: +(.*))?$/;
const space = 32;
const hash = 35;
const dash = 45;
const doubleQuote = 34;
const singleQuote = 39;
const bar = 124;

/** The value of a YAML text, or `notPlain` where the library has to read it. An empty text is null. */
export function readPlainYaml(source: string): unknown {
  const text = source.includes('\r') ? source.replace(/\r\n/g, '\n') : source;
  if (unusual.test(text)) return notPlain;
  const cursor: Cursor = { text, indent: 0, start: 0, end: 0, next: 0 };
  advance(cursor);
  if (cursor.indent < 0) return null;
  try {
    const value = cursor.indent === 0 ? readBlock(cursor) : notPlain;
    return cursor.indent < 0 ? value : notPlain;
  } catch (error) {
    if (error === notPlain) return notPlain;
    throw error;
  }
}

/** Goes to the next line with content. */
function advance(cursor: Cursor): void {
  const { text } = cursor;
  while (cursor.next < text.length) {
    const lineStart = cursor.next;
    let start = lineStart;
    while (text.charCodeAt(start) === space) start++;
    const found = text.indexOf('\n', start);
    const lineEnd = found < 0 ? text.length : found;
    cursor.next = lineEnd + 1;
    if (start === lineEnd || text.charCodeAt(start) === hash) continue;
    let end = lineEnd;
    while (text.charCodeAt(end - 1) === space) end--;
    cursor.indent = start - lineStart;
    cursor.start = start;
    cursor.end = end;
    return;
  }
  cursor.indent = -1;
}

function readBlock(cursor: Cursor): unknown {
  return isListItem(cursor) ? readList(cursor, cursor.indent) : readMapping(cursor, cursor.indent);
}

function readMapping(cursor: Cursor, indent: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  while (cursor.indent === indent && !isListItem(cursor)) {
    const key = readKey(cursor);
    if (entries.some(([name]) => name === key)) throw notPlain;
    entries.push([key, readValue(cursor, indent)]);
  }
  if (cursor.indent > indent) throw notPlain;
  return Object.fromEntries(entries);
}

function readList(cursor: Cursor, indent: number): unknown[] {
  const items: unknown[] = [];
  while (cursor.indent === indent && isListItem(cursor)) items.push(readItem(cursor, indent));
  if (cursor.indent > indent) throw notPlain;
  return items;
}

function readItem(cursor: Cursor, indent: number): unknown {
  // Only one space after the dash: what stands there begins a block two columns further in.
  cursor.start += 2;
  const first = cursor.text.charCodeAt(cursor.start);
  if (cursor.start >= cursor.end || first === space || isListItem(cursor)) throw notPlain;
  if (!isKeyNext(cursor)) return readValue(cursor, indent);
  cursor.indent = indent + 2;
  return readMapping(cursor, indent + 2);
}

/** What stands after `key:` or `-`, on the same line or as a block below. Leaves the cursor behind it. */
function readValue(cursor: Cursor, indent: number): unknown {
  const { text, start, end } = cursor;
  if (text.charCodeAt(start) === bar) return readLiteral(cursor, indent);
  const rest = text.slice(start, end);
  advance(cursor);
  if (rest !== '') {
    // A deeper line would continue the scalar.
    if (cursor.indent > indent) throw notPlain;
    return readScalar(rest);
  }
  const isBelow = cursor.indent > indent || (cursor.indent === indent && isListItem(cursor));
  return isBelow ? readBlock(cursor) : null;
}

/** `|` and `|-` blocks. */
function readLiteral(cursor: Cursor, indent: number): string {
  const { text } = cursor;
  const header = text.slice(cursor.start, cursor.end);
  if (header !== '|' && header !== '|-') throw notPlain;
  let width = 0;
  const lines: string[] = [];
  let at = cursor.next;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    let start = at;
    while (text.charCodeAt(start) === space) start++;
    const own = start - at;
    const isBlank = start === end;
    // Blank lines with spaces of their own follow rules that are not worth knowing here.
    if (isBlank && own > 0) throw notPlain;
    if (!isBlank && own < Math.max(width, indent + 1)) break;
    if (!isBlank && width === 0) width = own;
    lines.push(isBlank ? '' : text.slice(at + width, end));
    at = end + 1;
  }
  if (width === 0) throw notPlain;
  while (lines[lines.length - 1] === '') lines.pop();
  cursor.next = at;
  advance(cursor);
  return lines.join('\n') + (header === '|' ? '\n' : '');
}

function isListItem({ text, start, end }: Cursor): boolean {
  return text.charCodeAt(start) === dash && (start + 1 === end || text.charCodeAt(start + 1) === space);
}

/** Reads a key and leaves the cursor at what stands behind its colon. */
function readKey(cursor: Cursor): string {
  const { text, start, end } = cursor;
  const first = text.charCodeAt(start);
  if (first === doubleQuote || first === singleQuote) {
    const match = quotedKey.exec(text.slice(start, end));
    if (match === null) throw notPlain;
    cursor.start = end - (match[2] ?? '').length;
    return String(readScalar(match[1] ?? ''));
  }
  const at = colonAfter(cursor);
  if (at === undefined) throw notPlain;
  const key = text.slice(start, at);
  if (!plainKey.test(key) || key.endsWith(' ') || key.includes(' #')) throw notPlain;
  let rest = at + 1;
  while (rest < end && text.charCodeAt(rest) === space) rest++;
  cursor.start = rest;
  return key;
}

function isKeyNext(cursor: Cursor): boolean {
  const first = cursor.text.charCodeAt(cursor.start);
  const isQuoted = first === doubleQuote || first === singleQuote;
  return isQuoted ? quotedKey.test(cursor.text.slice(cursor.start, cursor.end)) : colonAfter(cursor) !== undefined;
}

/** The colon that ends a plain key: one before a space or the end of the line. */
function colonAfter({ text, start, end }: Cursor): number | undefined {
  for (let at = text.indexOf(':', start); at >= 0 && at < end; at = text.indexOf(':', at + 1)) {
    if (at + 1 === end || text.charCodeAt(at + 1) === space) return at;
  }
  return undefined;
}
