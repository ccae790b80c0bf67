/** Character tests of the lexer, on UTF-16 units, and the runs they make. */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const SINGLE_QUOTE = 39;
export const STAR = 42;
export const MINUS = 45;
export const DOT = 46;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** A letter or an underscore. */
export function startsName(code: number): boolean {
  return isLetter(code) || code === 95;
}

/** The end of a name that starts at `from`: letters, digits, hyphens, underscores. */
export function nameEnd(source: string, from: number): number {
  let at = from;
  for (;;) {
    const code = source.charCodeAt(at);
    if (!isLetter(code) && !isDigit(code) && code !== 95 && code !== MINUS) return at;
    at++;
  }
}

/** The end of a directive's name at `from` (letters, digits, `_`, `@`), or `from` if there is none. */
export function wordEnd(source: string, from: number): number {
  const first = source.charCodeAt(from);
  if (!startsName(first) && first !== 64) return from;
  let at = from + 1;
  for (;;) {
    const code = source.charCodeAt(at);
    if (!startsName(code) && !isDigit(code) && code !== 64) return at;
    at++;
  }
}

/** The end of a `{name}` at `from`, or `from` if there is none. */
export function bracketedWordEnd(source: string, from: number): number {
  if (source.charCodeAt(from) !== OPEN_BRACE || !startsName(source.charCodeAt(from + 1))) return from;
  const end = wordEnd(source, from + 1);
  return source.charCodeAt(end) === CLOSE_BRACE ? end + 1 : from;
}

/** The end of a run of spaces and tabs. */
function blanksEnd(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === SPACE || source.charCodeAt(at) === TAB) at++;
  return at;
}

/** The end of a run of backslashes. */
export function backslashesEnd(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === BACKSLASH) at++;
  return at;
}

/** The end of spaces, tabs and one line break at `from`, or `from` if something else stands before the break. */
export function lineRestEnd(source: string, from: number): number {
  const at = blanksEnd(source, from);
  const code = source.charCodeAt(at);
  if (code === LF) return at + 1;
  if (code !== CR) return from;
  return source.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
}

/** The end of a `#set(` with the blanks before it, or `from` if there is none. */
export function setDirectiveEnd(source: string, from: number): number {
  const hash = blanksEnd(source, from);
  if (source.charCodeAt(hash) !== HASH) return from;
  let at: number;
  if (source.startsWith('set', hash + 1)) at = hash + 4;
  else if (source.startsWith('{set}', hash + 1)) at = hash + 6;
  else return from;
  while (source.charCodeAt(at) === SPACE) at++;
  return source.charCodeAt(at) === 40 ? at + 1 : from;
}

/**
 * The end of a quoted string at `from`, or `from` if it is never closed. A doubled quote stands for one quote; if
 * the text after it never closes, the string ended before it.
 */
export function stringEnd(source: string, from: number): number {
  const quote = source.charCodeAt(from) === DOUBLE_QUOTE ? '"' : "'";
  let accepted = from;
  let at = source.indexOf(quote, from + 1);
  while (at !== -1) {
    accepted = at + 1;
    if (source[at + 1] !== quote) return accepted;
    at = source.indexOf(quote, at + 2);
  }
  return accepted;
}

/** The end of a number at `from` (which may be a minus or a dot) and whether it is an integer; `undefined` if none. */
export function numberEnd(source: string, from: number): { end: number; isInteger: boolean } | undefined {
  const start = source.charCodeAt(from) === MINUS ? from + 1 : from;
  const whole = digitsEnd(source, start);
  if (source.charCodeAt(whole) === DOT) {
    // "1..5" is an integer and a range, never "1." and ".5".
    if (whole > start && source.charCodeAt(whole + 1) === DOT) return { end: whole, isInteger: true };
    const fraction = digitsEnd(source, whole + 1);
    if (whole === start && fraction === whole + 1) return undefined;
    return { end: exponentEnd(source, fraction), isInteger: false };
  }
  if (whole === start) return undefined;
  const end = exponentEnd(source, whole);
  return { end, isInteger: end === whole };
}

function digitsEnd(source: string, from: number): number {
  let at = from;
  while (isDigit(source.charCodeAt(at))) at++;
  return at;
}

function exponentEnd(source: string, from: number): number {
  const code = source.charCodeAt(from);
  if (code !== 101 && code !== 69) return from;
  const sign = source.charCodeAt(from + 1);
  const start = sign === 43 || sign === MINUS ? from + 2 : from + 1;
  const end = digitsEnd(source, start);
  return end > start ? end : from;
}
