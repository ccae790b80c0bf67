// JSON text as a tree that knows where each part stands: for messages with a place, and for edits that leave the rest
// of the text as it was.

export type JsonNode = JsonObject | JsonArray | JsonScalar;

interface Span {
  /** Offsets into the text; `end` is behind the last character. */
  readonly start: number;
  readonly end: number;
}

export interface JsonObject extends Span {
  readonly kind: 'object';
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly name: string;
  readonly nameStart: number;
  readonly node: JsonNode;
}

export interface JsonArray extends Span {
  readonly kind: 'array';
  readonly items: readonly JsonNode[];
}

export interface JsonScalar extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written: a number keeps its digits. */
  readonly source: string;
}

/** The text is no JSON from `offset` on. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

// deeper texts are no policies, and would exhaust the stack
const maxDepth = 100;

/** Reads `text`. Throws JsonFault. */
export function readJsonTree(text: string): JsonNode {
  const reader: Reader = { text, at: 0 };
  const node = readValue(reader, 0);
  skipBlanks(reader);
  if (reader.at < text.length) throw new JsonFault('Nothing may follow the document.', reader.at);
  return node;
}

/** The member `name`; the last, where there are several, as every reader of JSON takes it. */
export function memberOf(node: JsonObject, name: string): JsonMember | undefined {
  return [...node.members].reverse().find((member) => member.name === name);
}

interface Reader {
  readonly text: string;
  at: number;
}

function readValue(reader: Reader, depth: number): JsonNode {
  skipBlanks(reader);
  if (depth > maxDepth) throw new JsonFault('The document is nested too deeply.', reader.at);
  const first = reader.text[reader.at];
  if (first === '{') return readObject(reader, depth);
  if (first === '[') return readArray(reader, depth);
  return readScalar(reader);
}

function readObject(reader: Reader, depth: number): JsonObject {
  const start = reader.at;
  const members: JsonMember[] = [];
  reader.at += 1;
  skipBlanks(reader);
  while (reader.text[reader.at] !== '}') {
    if (members.length > 0) expect(reader, ',');
    skipBlanks(reader);
    const nameStart = reader.at;
    if (reader.text[nameStart] !== '"') throw new JsonFault('A name in double quotes is missing.', nameStart);
    const name = String(readScalar(reader).value);
    skipBlanks(reader);
    expect(reader, ':');
    members.push({ name, nameStart, node: readValue(reader, depth + 1) });
    skipBlanks(reader);
  }
  reader.at += 1;
  return { kind: 'object', members, start, end: reader.at };
}

function readArray(reader: Reader, depth: number): JsonArray {
  const start = reader.at;
  const items: JsonNode[] = [];
  reader.at += 1;
  skipBlanks(reader);
  while (reader.text[reader.at] !== ']') {
    if (items.length > 0) expect(reader, ',');
    items.push(readValue(reader, depth + 1));
    skipBlanks(reader);
  }
  reader.at += 1;
  return { kind: 'array', items, start, end: reader.at };
}

const scalar = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|true|false|null/y;

function readScalar(reader: Reader): JsonScalar {
  const { text, at: start } = reader;
  scalar.lastIndex = start;
  const source = scalar.exec(text)?.[0];
  if (source === undefined) {
    throw new JsonFault(start >= text.length ? 'The document ends too early.' : 'A value is missing here.', start);
  }
  reader.at = start + source.length;
  try {
    const value = JSON.parse(source) as JsonScalar['value'];
    return { kind: 'scalar', value, source, start, end: reader.at };
  } catch (error) {
    if (error instanceof SyntaxError) throw new JsonFault('This is no value of JSON.', start);
    throw error;
  }
}

function expect(reader: Reader, character: string): void {
  if (reader.text[reader.at] !== character) {
    const isOver = reader.at >= reader.text.length;
    throw new JsonFault(isOver ? 'The document ends too early.' : `"${character}" is missing here.`, reader.at);
  }
  reader.at += 1;
}

function skipBlanks(reader: Reader): void {
  while (isBlank(reader.text.charCodeAt(reader.at))) reader.at += 1;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
