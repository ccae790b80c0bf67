/** What the parsers of expressions and of bracket classes share: position, flags and escapes. */

import { EvaluationError } from '../template-error';
import { not, propertyClass, shorthandClass } from './classes';
import type { Assertion, CodeTest } from './syntax';

/** Java's inline flags. */
export interface Flags {
  readonly ignoresCase: boolean;
  readonly isMultiline: boolean;
  readonly isDotAll: boolean;
  readonly isExtended: boolean;
  readonly isUnicode: boolean;
  readonly isUnixLines: boolean;
}

export const NO_FLAGS: Flags = {
  ignoresCase: false,
  isMultiline: false,
  isDotAll: false,
  isExtended: false,
  isUnicode: false,
  isUnixLines: false,
};

export interface Reader {
  readonly pattern: string;
  at: number;
  flags: Flags;
}

/** What an escape stands for. */
export type Escape =
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'class'; readonly test: CodeTest }
  | { readonly kind: 'assertion'; readonly test: Assertion };

export function syntaxError(reader: Reader, what: string): EvaluationError {
  const shown = reader.pattern.length > 80 ? `${reader.pattern.slice(0, 80)}…` : reader.pattern;
  return new EvaluationError(`The regular expression "${shown}" ${what} (at character ${reader.at + 1}).`);
}

const FLAG_NAMES: ReadonlyMap<string, keyof Flags> = new Map<string, keyof Flags>([
  ['i', 'ignoresCase'],
  ['m', 'isMultiline'],
  ['s', 'isDotAll'],
  ['x', 'isExtended'],
  ['u', 'isUnicode'],
  ['U', 'isUnicode'],
  ['d', 'isUnixLines'],
]);

/** Reads `i-s` of `(?i-s)` or `(?i-s:…)`, up to the `)` or `:`. */
export function flagsAfter(reader: Reader): Flags {
  let flags = reader.flags;
  let isOn = true;
  for (;;) {
    const letter = reader.pattern[reader.at] ?? '';
    if (letter === ')' || letter === ':') return flags;
    const name = FLAG_NAMES.get(letter);
    if (letter === '-') isOn = false;
    else if (name === undefined) throw syntaxError(reader, 'has an unknown kind of group');
    else flags = { ...flags, [name]: isOn };
    reader.at++;
  }
}

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['r', 13],
  ['f', 12],
  ['a', 7],
  ['e', 27],
]);

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map<string, Assertion>([
  ['b', 'word-boundary'],
  ['B', 'no-word-boundary'],
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'end-before-break'],
  ['G', 'search-start'],
]);

/** Reads what follows a backslash. */
export function readEscape(reader: Reader): Escape {
  const letter = reader.pattern[reader.at];
  if (letter === undefined) throw syntaxError(reader, 'ends in a backslash');
  reader.at++;
  const control = CONTROLS.get(letter);
  if (control !== undefined) return { kind: 'code', code: control };
  const shorthand = shorthandClass(letter);
  if (shorthand !== undefined) return { kind: 'class', test: shorthand };
  const assertion = ASSERTIONS.get(letter);
  if (assertion !== undefined) return { kind: 'assertion', test: assertion };
  switch (letter) {
    case 'x':
    case 'u':
    case '0':
      return { kind: 'code', code: readCode(reader, letter) };
    case 'c': {
      const code = reader.pattern.charCodeAt(reader.at++);
      if (Number.isNaN(code)) throw syntaxError(reader, 'ends in an unfinished escape');
      return { kind: 'code', code: code ^ 64 };
    }
    case 'p':
    case 'P':
      return { kind: 'class', test: readProperty(reader, letter === 'P') };
  }
  if (/[A-Za-z]/.test(letter)) throw syntaxError(reader, `has an unknown escape, "\\${letter}"`);
  const code = reader.pattern.codePointAt(reader.at - 1) as number;
  if (code > 0xffff) reader.at++;
  return { kind: 'code', code };
}

const CODES: ReadonlyMap<string, RegExp> = new Map([
  ['x', /([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,6})\}/y],
  ['u', /([0-9a-fA-F]{4})/y],
  ['0', /([0-3][0-7]{2}|[0-7]{1,2})/y],
]);

function readCode(reader: Reader, letter: string): number {
  const source = CODES.get(letter) as RegExp;
  const digits = new RegExp(source.source, 'y');
  digits.lastIndex = reader.at;
  const match = digits.exec(reader.pattern);
  if (match === null) throw syntaxError(reader, `has an unfinished escape, "\\${letter}"`);
  reader.at = digits.lastIndex;
  const code = Number.parseInt(match[1] ?? match[2] ?? '', letter === '0' ? 8 : 16);
  if (code > 0x10ffff) throw syntaxError(reader, 'names a character beyond the last');
  return code;
}

function readProperty(reader: Reader, isNegative: boolean): CodeTest {
  const rest = /^(?:([A-Za-z])|\{(\^?)([^}]{1,60})\})/.exec(reader.pattern.slice(reader.at, reader.at + 64));
  if (rest === null) throw syntaxError(reader, 'has an unfinished property');
  reader.at += rest[0].length;
  const test = propertyClass(rest[1] ?? rest[3] ?? '');
  return isNegative !== (rest[2] === '^') ? not(test) : test;
}
