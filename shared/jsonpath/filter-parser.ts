/** Parses the conditions of filters: `@.price < 10 && (@.isbn || !@.used)`. */

import { readJson } from './function-parser';
import { deeper, type PathReader, pathError, readQuoted, skipBlanks, takeIf } from './path-reader';
import type { Condition, FilterOperator, Operand, PathTree, WordOperator } from './path-tokens';

type ReadPath = (reader: PathReader, isInFilter: boolean) => PathTree;

/** Reads a condition up to what cannot belong to it. */
export function parseCondition(reader: PathReader, readPath: ReadPath): Condition {
  return deeper(reader, () => parseOr(reader, readPath));
}

function parseOr(reader: PathReader, readPath: ReadPath): Condition {
  const parts = [parseAnd(reader, readPath)];
  while (takeSign(reader, '||')) parts.push(parseAnd(reader, readPath));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'or', parts };
}

function parseAnd(reader: PathReader, readPath: ReadPath): Condition {
  const parts = [parseNot(reader, readPath)];
  while (takeSign(reader, '&&')) parts.push(parseNot(reader, readPath));
  return parts.length === 1 ? (parts[0] as Condition) : { kind: 'and', parts };
}

function takeSign(reader: PathReader, sign: string): boolean {
  skipBlanks(reader);
  if (!reader.text.startsWith(sign, reader.at)) return false;
  reader.at += sign.length;
  return true;
}

function parseNot(reader: PathReader, readPath: ReadPath): Condition {
  skipBlanks(reader);
  if (takeIf(reader, '!')) {
    skipBlanks(reader);
    const next = reader.text[reader.at];
    if (next === '$' || next === '@') return { kind: 'exists', path: readPath(reader, true), isWanted: false };
    return { kind: 'not', part: deeper(reader, () => parseNot(reader, readPath)) };
  }
  if (!takeIf(reader, '(')) return parseComparison(reader, readPath);
  const condition = parseCondition(reader, readPath);
  skipBlanks(reader);
  if (!takeIf(reader, ')')) throw pathError(reader, 'misses a ")" in a filter');
  return condition;
}

function parseComparison(reader: PathReader, readPath: ReadPath): Condition {
  const left = parseOperand(reader, readPath);
  skipBlanks(reader);
  const next = reader.text[reader.at];
  const endsHere = next === undefined || next === ')' || next === '&' || next === '|';
  if (endsHere) {
    if (left.kind !== 'path') throw pathError(reader, 'has a value alone in a filter, where a path was expected');
    return { kind: 'exists', path: left.path, isWanted: true };
  }
  const operator = parseOperator(reader);
  return { kind: 'compare', left, operator, right: parseOperand(reader, readPath) };
}

const SIGNS: readonly FilterOperator[] = ['===', '!==', '==', '!=', '<=', '>=', '=~', '<', '>'];
const WORDS: ReadonlySet<string> = new Set<WordOperator>([
  'in',
  'nin',
  'contains',
  'all',
  'size',
  'empty',
  'subsetof',
  'anyof',
  'noneof',
  'exists',
  'type',
  'matches',
]);

function parseOperator(reader: PathReader): FilterOperator {
  for (const sign of SIGNS) if (takeSign(reader, sign)) return sign;
  const word = /^[A-Za-z]+/.exec(reader.text.slice(reader.at, reader.at + 20))?.[0] ?? '';
  const operator = word.toLowerCase();
  if (!WORDS.has(operator)) throw pathError(reader, 'has an unknown operator in a filter');
  reader.at += word.length;
  return operator as WordOperator;
}

function parseOperand(reader: PathReader, readPath: ReadPath): Operand {
  skipBlanks(reader);
  switch (reader.text[reader.at]) {
    case '$':
    case '@':
      return { kind: 'path', path: deeper(reader, () => readPath(reader, true)) };
    case "'":
    case '"':
      return { kind: 'value', value: readQuoted(reader) };
    case '/':
      return { kind: 'pattern', pattern: readPattern(reader) };
    case undefined:
      throw pathError(reader, 'ends within a filter');
    default:
      return { kind: 'value', value: readJson(reader) };
  }
}

const PATTERN_FLAGS = /[dixmsuU]*/y;

/** `/…/flags`; a slash inside is escaped by a backslash. */
function readPattern(reader: PathReader): string {
  let end = reader.at + 1;
  while (end < reader.text.length && reader.text[end] !== '/') end += reader.text[end] === '\\' ? 2 : 1;
  if (end >= reader.text.length) throw pathError(reader, 'has a pattern that is never closed');
  const body = reader.text.slice(reader.at + 1, end);
  const flags = new RegExp(PATTERN_FLAGS.source, 'y');
  flags.lastIndex = end + 1;
  const letters = flags.exec(reader.text)?.[0] ?? '';
  reader.at = end + 1 + letters.length;
  return letters === '' ? body : `(?${letters})${body}`;
}
