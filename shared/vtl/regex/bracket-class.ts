/** Bracket classes, with Java's unions (`[a-c[x-z]]`) and intersections (`[a-z&&[^m]]`). */

import { EvaluationError } from '../template-error';
import { ignoringCase, not } from './classes';
import { type Reader, readEscape, syntaxError } from './reader';
import type { CodeTest } from './syntax';

const MAXIMUM_DEPTH = 50;

/** Parses a class whose `[` has been read, up to and with its `]`. */
export function parseBracketClass(reader: Reader, depth = 0): CodeTest {
  if (depth > MAXIMUM_DEPTH) throw new EvaluationError('A regular expression is nested too deeply.', 'limit');
  const isNegative = reader.pattern[reader.at] === '^';
  if (isNegative) reader.at++;
  let left: CodeTest | undefined;
  let union: CodeTest[] = [];
  let isFirst = true;
  for (;;) {
    const next = reader.pattern[reader.at];
    if (next === undefined) throw syntaxError(reader, 'has a "[" that is never closed');
    if (next === ']' && !isFirst) break;
    isFirst = false;
    if (next === '[') {
      reader.at++;
      union.push(parseBracketClass(reader, depth + 1));
    } else if (reader.pattern.startsWith('&&', reader.at)) {
      reader.at += 2;
      while (reader.pattern[reader.at] === '&') reader.at++;
      left = both(left, union);
      union = [];
    } else union.push(...parseItems(reader));
  }
  reader.at++;
  const test = both(left, union);
  return isNegative ? not(test) : test;
}

/** What both sides of `&&` have; an empty side does not count. */
function both(left: CodeTest | undefined, union: readonly CodeTest[]): CodeTest {
  const [only] = union;
  const right: CodeTest = union.length === 1 && only !== undefined ? only : (code) => union.some((test) => test(code));
  if (left === undefined) return right;
  return union.length === 0 ? left : (code) => left(code) && right(code);
}

function parseItems(reader: Reader): CodeTest[] {
  if (reader.pattern.startsWith('\\Q', reader.at)) return parseQuoted(reader);
  const low = parseItem(reader);
  if (typeof low !== 'number') return [low];
  const next = reader.pattern[reader.at + 1];
  const isRange = reader.pattern[reader.at] === '-' && next !== undefined && next !== ']' && next !== '[';
  if (!isRange) return [single(reader, (code) => code === low)];
  reader.at++;
  const high = parseItem(reader);
  if (typeof high !== 'number' || high < low) throw syntaxError(reader, 'has a range whose end is less than its start');
  return [single(reader, (code) => code >= low && code <= high)];
}

function single(reader: Reader, test: CodeTest): CodeTest {
  return reader.flags.ignoresCase ? ignoringCase(test, reader.flags.isUnicode) : test;
}

function parseQuoted(reader: Reader): CodeTest[] {
  const end = reader.pattern.indexOf('\\E', reader.at + 2);
  if (end === -1) throw syntaxError(reader, 'has a "\\Q" that is never closed');
  const codes = [...reader.pattern.slice(reader.at + 2, end)].map((character) => character.codePointAt(0));
  reader.at = end + 2;
  return codes.map((wanted) => single(reader, (code) => code === wanted));
}

/** One code point, or a class by itself. */
function parseItem(reader: Reader): number | CodeTest {
  if (reader.pattern[reader.at] === '\\') {
    reader.at++;
    const escaped = readEscape(reader);
    if (escaped.kind === 'code') return escaped.code;
    if (escaped.kind === 'class') return escaped.test;
    throw syntaxError(reader, 'has an anchor in a class');
  }
  const code = reader.pattern.codePointAt(reader.at) as number;
  reader.at += code > 0xffff ? 2 : 1;
  return code;
}
