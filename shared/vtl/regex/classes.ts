/** Character classes of Java regular expressions: predefined ones, POSIX and Unicode properties. */

import { EvaluationError } from '../template-error';
import type { CodeTest } from './syntax';

export const isWordCode: CodeTest = (code) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
const isDigit: CodeTest = (code) => code >= 48 && code <= 57;
const isLower: CodeTest = (code) => code >= 97 && code <= 122;
const isUpper: CodeTest = (code) => code >= 65 && code <= 90;
const isSpace: CodeTest = (code) => code === 32 || (code >= 9 && code <= 13);
const isVertical: CodeTest = (code) =>
  (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;
const isHorizontal: CodeTest = (code) =>
  code === 32 ||
  code === 9 ||
  code === 0xa0 ||
  code === 0x1680 ||
  code === 0x180e ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;
const isGraph: CodeTest = (code) => code > 32 && code < 127;
const isAlnum: CodeTest = (code) => isDigit(code) || isLower(code) || isUpper(code);

/** Java ends a line at more characters than JavaScript does. */
export const isLineBreak: CodeTest = (code) =>
  code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;

/** Turns a class into its opposite. */
export function not(test: CodeTest): CodeTest {
  return (code) => !test(code);
}

const SHORTHANDS: ReadonlyMap<string, CodeTest> = new Map<string, CodeTest>([
  ['d', isDigit],
  ['D', not(isDigit)],
  ['w', isWordCode],
  ['W', not(isWordCode)],
  ['s', isSpace],
  ['S', not(isSpace)],
  ['h', isHorizontal],
  ['H', not(isHorizontal)],
  ['v', isVertical],
  ['V', not(isVertical)],
]);

/** The class of `\d`, `\s` and the like. */
export function shorthandClass(letter: string): CodeTest | undefined {
  return SHORTHANDS.get(letter);
}

const POSIX: ReadonlyMap<string, CodeTest> = new Map<string, CodeTest>([
  ['Lower', isLower],
  ['Upper', isUpper],
  ['ASCII', (code) => code < 128],
  ['Alpha', (code) => isLower(code) || isUpper(code)],
  ['Digit', isDigit],
  ['Alnum', isAlnum],
  ['Punct', (code) => isGraph(code) && !isAlnum(code)],
  ['Graph', isGraph],
  ['Print', (code) => code >= 32 && code < 127],
  ['Blank', (code) => code === 32 || code === 9],
  ['Cntrl', (code) => code < 32 || code === 127],
  ['XDigit', (code) => isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70)],
  ['Space', isSpace],
]);

const UNICODE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['javaLowerCase', 'Lowercase'],
  ['javaUpperCase', 'Uppercase'],
  ['javaWhitespace', 'White_Space'],
  ['javaAlphabetic', 'Alphabetic'],
  ['javaLetter', 'L'],
  ['javaDigit', 'Nd'],
  ['Alphabetic', 'Alphabetic'],
  ['Ideographic', 'Ideographic'],
  ['Letter', 'L'],
  ['Lowercase', 'Lowercase'],
  ['Uppercase', 'Uppercase'],
  ['Titlecase', 'Lt'],
  ['Punctuation', 'P'],
  ['Control', 'Cc'],
  ['White_Space', 'White_Space'],
  ['Digit', 'Nd'],
  ['Hex_Digit', 'Hex_Digit'],
  ['Assigned', 'Assigned'],
]);

/** The class of `\p{name}`. */
export function propertyClass(name: string): CodeTest {
  const posix = POSIX.get(name);
  if (posix !== undefined) return posix;
  const short = name.replace(/^(?:Is|general_category=|gc=)/, '');
  const test =
    unicodeTest(UNICODE_ALIASES.get(name) ?? UNICODE_ALIASES.get(short) ?? short) ??
    unicodeTest(`Script=${short.replace(/^(?:script=|sc=)/, '')}`);
  if (test === undefined) throw new EvaluationError(`The regular expression names an unknown property, "${name}".`);
  return test;
}

/** JavaScript knows the Unicode tables; a name that it does not know gives nothing. */
function unicodeTest(name: string): CodeTest | undefined {
  if (!/^[A-Za-z_=]+$/.test(name)) return undefined;
  try {
    const pattern = new RegExp(`^\\p{${name}}$`, 'u');
    return (code) => pattern.test(String.fromCodePoint(code));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** The same class without regard to case; Java folds ASCII only, unless told otherwise. */
export function ignoringCase(test: CodeTest, isUnicode: boolean): CodeTest {
  return (code) => {
    if (test(code)) return true;
    if (code < 128) return (isLower(code) && test(code - 32)) || (isUpper(code) && test(code + 32));
    if (!isUnicode) return false;
    const text = String.fromCodePoint(code);
    return test(text.toLowerCase().codePointAt(0) ?? code) || test(text.toUpperCase().codePointAt(0) ?? code);
  };
}

/** The same class with the answers for ASCII looked up. */
export function withTable(test: CodeTest): CodeTest {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) table[code] = test(code) ? 1 : 0;
  return (code) => (code < 128 ? table[code] === 1 : test(code));
}
