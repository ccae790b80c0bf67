// The status code that a MOCK integration's rendered request template asks for.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html

const integer = /^-?\d{1,9}$/;
const deepest = 100;

/**
 * The integer `statusCode` of `text`, or undefined if there is none or the text cannot be read.
 * AWS recorded: the reader is lenient. Bare and single-quoted names, bare values and spare commas pass; a missing brace
 * or a quote that does not match fails.
 */
export function parseMockStatus(text: string): number | undefined {
  const reader: Reader = { text, at: 0 };
  let status: number | undefined;
  skipSpace(reader);
  if (text[reader.at] !== '{') return undefined;
  const isRead = readObject(reader, 0, (name, value) => {
    if (name === 'statusCode') status = integer.test(value) ? Number(value) : undefined;
  });
  if (!isRead) return undefined;
  skipSpace(reader);
  return reader.at === text.length ? status : undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Hears each member; a value is its text, with the quotes of a string. */
type MemberListener = (name: string, value: string) => void;

function readObject(reader: Reader, depth: number, onMember: MemberListener): boolean {
  if (depth > deepest) return false;
  reader.at += 1;
  for (;;) {
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next === undefined) return false;
    if (next === '}') {
      reader.at += 1;
      return true;
    }
    if (next === ',') {
      reader.at += 1;
      continue;
    }
    const name = readName(reader);
    if (name === undefined) return false;
    const value = readValue(reader, depth, '}');
    if (value === undefined) return false;
    onMember(name, value);
    skipSpace(reader);
    const after = reader.text[reader.at];
    if (after !== ',' && after !== '}') return false;
  }
}

function readArray(reader: Reader, depth: number): boolean {
  if (depth > deepest) return false;
  reader.at += 1;
  for (;;) {
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next === undefined) return false;
    if (next === ']') {
      reader.at += 1;
      return true;
    }
    if (next === ',') reader.at += 1;
    else if (readValue(reader, depth, ']') === undefined) return false;
  }
}

/** The member's name; leaves the reader behind the colon. */
function readName(reader: Reader): string | undefined {
  const first = reader.text[reader.at];
  let name: string | undefined;
  if (first === '"' || first === "'") name = readQuoted(reader)?.slice(1, -1);
  else name = readBare(reader, /[:,{}[\]"']/g);
  if (name === undefined || (name === '' && first !== '"' && first !== "'")) return undefined;
  skipSpace(reader);
  if (reader.text[reader.at] !== ':') return undefined;
  reader.at += 1;
  return name;
}

function readValue(reader: Reader, depth: number, close: '}' | ']'): string | undefined {
  skipSpace(reader);
  const first = reader.text[reader.at];
  if (first === '"' || first === "'") return readQuoted(reader);
  const start = reader.at;
  if (first === '{') return readObject(reader, depth + 1, () => {}) ? reader.text.slice(start, reader.at) : undefined;
  if (first === '[') return readArray(reader, depth + 1) ? reader.text.slice(start, reader.at) : undefined;
  const bare = readBare(reader, close === '}' ? /[,}{"']/g : /[,\]["']/g);
  return bare === undefined || (bare === '' && close === ']') ? undefined : bare;
}

/** The string with its quotes, escapes untouched. */
function readQuoted(reader: Reader): string | undefined {
  const start = reader.at;
  const quote = reader.text[start];
  for (let at = start + 1; at < reader.text.length; at++) {
    const character = reader.text[at];
    if (character === '\\') at += 1;
    else if (character === quote) {
      reader.at = at + 1;
      return reader.text.slice(start, reader.at);
    }
  }
  return undefined;
}

/** Text up to the next of `ends`, trimmed; undefined where the text stops first or the end is a quote. */
function readBare(reader: Reader, ends: RegExp): string | undefined {
  ends.lastIndex = reader.at;
  const end = ends.exec(reader.text);
  if (end === null || end[0] === '"' || end[0] === "'") return undefined;
  const bare = reader.text.slice(reader.at, end.index).trim();
  reader.at = end.index;
  return bare;
}

function skipSpace(reader: Reader): void {
  while (isSpace(reader.text.charCodeAt(reader.at))) reader.at += 1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}
