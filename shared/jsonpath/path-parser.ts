/** Parses JSONPaths. */

import { parseCondition } from './filter-parser';
import { isFunctionName, parseParameters } from './function-parser';
import { deeper, type PathReader, pathError, readQuoted, skipBlanks, takeIf } from './path-reader';
import type { PathToken, PathTree } from './path-tokens';

/** Parses a whole path. What does not begin with `$` is read from the document, as if `$.` stood before it. */
export function parsePath(text: string): PathTree {
  const trimmed = text.trim();
  const reader: PathReader = { text: trimmed.startsWith('$') ? trimmed : `$.${trimmed}`, at: 0, depth: 0 };
  const tree = readPath(reader);
  if (reader.at < reader.text.length) throw pathError(reader, 'goes on after its end');
  return tree;
}

/** Reads a path that starts with `$` or `@`, to its end or to something that cannot belong to it. */
export function readPath(reader: PathReader, isInFilter = false): PathTree {
  const start = reader.text[reader.at] === '@' ? '@' : '$';
  reader.at++;
  const tokens: PathToken[] = [];
  while (!isPathEnd(reader, isInFilter)) readToken(reader, tokens, isInFilter);
  if (tokens[tokens.length - 1]?.kind === 'scan') throw pathError(reader, 'must not end with ".."');
  return { start, tokens };
}

function isPathEnd(reader: PathReader, isInFilter: boolean): boolean {
  const next = reader.text[reader.at];
  if (next === undefined) return true;
  if (!isInFilter) return false;
  return (
    /[ ()<>=~!,\]]/.test(next) || reader.text.startsWith('&&', reader.at) || reader.text.startsWith('||', reader.at)
  );
}

function readToken(reader: PathReader, tokens: PathToken[], isInFilter: boolean): void {
  const next = reader.text[reader.at];
  if (next === '[') {
    tokens.push(deeper(reader, () => readBracket(reader)));
    return;
  }
  if (next === '.') {
    readDots(reader, tokens);
    if (reader.text[reader.at] === '[') return;
  } else if (tokens.length === 0) {
    throw pathError(reader, 'goes on with something other than "." or "[" after its start');
  }
  if (takeIf(reader, '*')) tokens.push({ kind: 'wildcard' });
  else tokens.push(readName(reader, isInFilter));
}

function readDots(reader: PathReader, tokens: PathToken[]): void {
  reader.at++;
  if (takeIf(reader, '.')) tokens.push({ kind: 'scan' });
  const next = reader.text[reader.at];
  if (next === undefined) throw pathError(reader, 'must not end with "."');
  if (next === '.') throw pathError(reader, 'has a "." too many');
}

/** A bare name, or a function with its parameters. */
function readName(reader: PathReader, isInFilter: boolean): PathToken {
  const start = reader.at;
  for (;;) {
    const next = reader.text[reader.at];
    if (next === '.' || next === '[' || next === '(' || isPathEnd(reader, isInFilter)) break;
    if (next === ' ') throw pathError(reader, "has a blank in a name: write ['a name'] instead");
    reader.at++;
  }
  const name = reader.text.slice(start, reader.at);
  if (reader.text[reader.at] !== '(') {
    if (name === '') throw pathError(reader, 'misses a name');
    return { kind: 'properties', names: [name] };
  }
  if (!isFunctionName(name)) {
    reader.at = start;
    throw pathError(reader, `calls a function that does not exist, "${name}"`);
  }
  return { kind: 'function', name, parameters: parseParameters(reader, readPath) };
}

function readBracket(reader: PathReader): PathToken {
  const start = reader.at;
  reader.at++;
  skipBlanks(reader);
  const next = reader.text[reader.at];
  let token: PathToken;
  if (next === "'" || next === '"') token = readNames(reader);
  else if (next === '?') token = readFilter(reader);
  else if (next === '*') {
    reader.at++;
    token = { kind: 'wildcard' };
  } else if (next !== undefined && /[-\d:]/.test(next)) token = readIndexes(reader);
  else throw pathError(reader, 'has brackets that hold none of: a quoted name, a number, a slice, * and ?(…)');
  skipBlanks(reader);
  if (takeIf(reader, ']')) return token;
  reader.at = Math.min(Math.max(reader.at, start), reader.text.length);
  throw pathError(reader, 'misses a "]"');
}

function readNames(reader: PathReader): PathToken {
  const names: string[] = [];
  do {
    skipBlanks(reader);
    const quote = reader.text[reader.at];
    if (quote !== "'" && quote !== '"') throw pathError(reader, 'misses a quoted name');
    names.push(readQuoted(reader));
    skipBlanks(reader);
  } while (takeIf(reader, ','));
  return { kind: 'properties', names };
}

function readFilter(reader: PathReader): PathToken {
  reader.at++;
  skipBlanks(reader);
  if (!takeIf(reader, '(')) throw pathError(reader, 'has a filter without parentheses: ?(…) was expected');
  const condition = parseCondition(reader, readPath);
  skipBlanks(reader);
  if (!takeIf(reader, ')')) throw pathError(reader, 'has a filter that is never closed');
  return { kind: 'filter', condition };
}

function readIndexes(reader: PathReader): PathToken {
  const end = reader.text.indexOf(']', reader.at);
  const inside = reader.text.slice(reader.at, end === -1 ? undefined : end);
  if (inside.includes(':')) return readSlice(reader, inside);
  const indexes = inside.split(',').map((part) => readInteger(reader, part));
  reader.at += inside.length;
  return { kind: 'indexes', indexes };
}

/** `from:to`; a step after a second colon is read and ignored. */
function readSlice(reader: PathReader, inside: string): PathToken {
  const [from = '', to = '', ...more] = inside.split(':').map((part) => part.trim());
  if (from === '' && to === '') throw pathError(reader, 'has a slice without bounds');
  for (const part of more) if (part !== '') readInteger(reader, part);
  const token: PathToken = {
    kind: 'slice',
    from: from === '' ? undefined : readInteger(reader, from),
    to: to === '' ? undefined : readInteger(reader, to),
  };
  reader.at += inside.length;
  return token;
}

function readInteger(reader: PathReader, text: string): number {
  const trimmed = text.trim();
  if (!/^-?\d{1,9}$/.test(trimmed)) throw pathError(reader, `has "${trimmed}" where an integer was expected`);
  return Number(trimmed);
}
