/**
 * JSONPath in the dialect of Jayway's Java library, over the values of the template language. A definite path
 * gives one value; one with `..`, `*`, a filter, a slice or several indexes gives a list.
 */

import { openJavaRegex } from '../vtl/regex/java-regex';
import type { RegexBudget, RegexPort } from '../vtl/regex-port';
import { EvaluationError } from '../vtl/template-error';
import { listValue, mapValue, type Value } from '../vtl/value-kinds';
import { type FilterContext, passes } from './filter';
import { applyFunction } from './path-functions';
import { parsePath } from './path-parser';
import { type FunctionParameter, type FunctionToken, isDefinite, type PathToken, type PathTree } from './path-tokens';
import { plainPath, readPlainPath } from './plain-path';

/** A path that was parsed once and can be read often. */
export interface JsonPath {
  readonly isDefinite: boolean;
  /** It is `$` alone: the whole document. */
  readonly isRoot: boolean;
  /** What the path finds: nothing if a definite path has no match, a list (maybe empty) if it is indefinite. */
  read(root: Value): Value | undefined;
}

/** Places visited and results found by one reading. */
const MAXIMUM_STEPS = 2_000_000;
const REGEX_STEPS = 5_000_000;

/**
 * Compiles a path. What does not begin with `$` is taken as `$.` followed by it.
 * @throws JsonPathError if the path is malformed.
 */
// AWS assumed: an empty or malformed path is an error.
export function compileJsonPath(text: string): JsonPath {
  const tree = parsePath(text);
  const plain = plainPath(tree);
  if (plain !== undefined) {
    return { isDefinite: true, isRoot: plain.length === 0, read: (root) => readPlainPath(plain, root) };
  }
  const regex = openJavaRegex();
  return {
    isDefinite: isDefinite(tree) || functionAfterScan(tree) !== undefined,
    isRoot: false,
    read: (root) =>
      find(tree, root, { text, root, regex, regexBudget: { stepsLeft: REGEX_STEPS }, stepsLeft: MAXIMUM_STEPS }),
  };
}

interface Reading {
  readonly text: string;
  readonly root: Value;
  readonly regex: RegexPort;
  readonly regexBudget: RegexBudget;
  stepsLeft: number;
}

/** Reads a path from a value. */
function find(tree: PathTree, start: Value, reading: Reading): Value | undefined {
  const from = tree.start === '$' ? reading.root : start;
  const ended = functionAfterScan(tree);
  if (ended !== undefined) return applyToAll(ended, from, reading);
  const results: Value[] = [];
  walk(tree.tokens, 0, from, reading, results);
  if (!isDefinite(tree)) return listValue(results, 'json');
  return results[results.length - 1];
}

/** A function at the end of `$..name` takes all that was found at once, as one list. */
function functionAfterScan(
  tree: PathTree,
): { readonly before: readonly PathToken[]; readonly last: FunctionToken } | undefined {
  const last = tree.tokens[tree.tokens.length - 1];
  if (last?.kind !== 'function' || tree.tokens[0]?.kind !== 'scan') return undefined;
  return { before: tree.tokens.slice(0, -1), last };
}

function applyToAll(
  ended: { before: readonly PathToken[]; last: FunctionToken },
  from: Value,
  reading: Reading,
): Value {
  const found: Value[] = [];
  const isCount = ended.last.name === 'length' || ended.last.name === 'size';
  walk(isCount ? [...ended.before, { kind: 'wildcard' }] : ended.before, 0, from, reading, found);
  return applyFunction(
    reading.text,
    ended.last.name,
    listValue(found, 'json'),
    parametersOf(ended.last, from, reading),
  );
}

/** Follows the tokens from one on, and collects what they lead to. */
function walk(tokens: readonly PathToken[], at: number, value: Value, reading: Reading, results: Value[]): void {
  if (--reading.stepsLeft < 0) throw new EvaluationError('A JSONPath finds too much in this payload.', 'limit');
  const token = tokens[at];
  if (token === undefined) {
    results.push(value);
    return;
  }
  switch (token.kind) {
    case 'properties':
      walkProperties(token.names, tokens, at, value, reading, results);
      return;
    case 'wildcard':
      for (const child of childrenOf(value)) walk(tokens, at + 1, child, reading, results);
      return;
    case 'scan':
      scan(tokens, at + 1, value, reading, results);
      return;
    case 'indexes':
    case 'slice':
      for (const item of picked(token, itemsOf(value))) walk(tokens, at + 1, item, reading, results);
      return;
    case 'filter':
      walkFilter(token, tokens, at, value, reading, results);
      return;
    case 'function': {
      const result = applyFunction(reading.text, token.name, value, parametersOf(token, value, reading));
      walk(tokens, at + 1, result, reading, results);
    }
  }
}

function walkProperties(
  names: readonly string[],
  tokens: readonly PathToken[],
  at: number,
  value: Value,
  reading: Reading,
  results: Value[],
): void {
  if (typeof value !== 'object' || value?.kind !== 'map') return;
  if (names.length > 1 && at === tokens.length - 1) {
    // Several names at the end make one object of what is there of them.
    const merged = mapValue();
    for (const name of names) {
      const found = value.entries.get(name);
      if (found !== undefined) merged.entries.set(name, found);
    }
    results.push(merged);
    return;
  }
  for (const name of names) {
    const found = value.entries.get(name);
    if (found !== undefined) walk(tokens, at + 1, found, reading, results);
  }
}

/** Applies a token to a value and to everything below it, from the top down. */
function scan(tokens: readonly PathToken[], at: number, value: Value, reading: Reading, results: Value[]): void {
  if (mayScan(tokens, at, value, reading)) {
    // A filter is asked of each place itself, not of what the place holds.
    const next = tokens[at]?.kind === 'filter' ? at + 1 : at;
    walk(tokens, next, value, reading, results);
  }
  for (const child of childrenOf(value)) {
    if (typeof child === 'object' && child !== null) scan(tokens, at, child, reading, results);
    else if (tokens[at]?.kind === 'filter') scanLeaf(tokens, at, child, reading, results);
  }
}

function scanLeaf(tokens: readonly PathToken[], at: number, value: Value, reading: Reading, results: Value[]): void {
  if (mayScan(tokens, at, value, reading)) walk(tokens, at + 1, value, reading, results);
}

function mayScan(tokens: readonly PathToken[], at: number, value: Value, reading: Reading): boolean {
  const token = tokens[at];
  switch (token?.kind) {
    case 'properties': {
      if (typeof value !== 'object' || value?.kind !== 'map') return false;
      const { entries } = value;
      return token.names.every((name) => entries.has(name));
    }
    case 'indexes':
    case 'slice':
      return itemsOf(value) !== undefined;
    case 'filter':
      return passes(token.condition, value, contextOf(reading));
    default:
      return true;
  }
}

function walkFilter(
  token: PathToken & { kind: 'filter' },
  tokens: readonly PathToken[],
  at: number,
  value: Value,
  reading: Reading,
  results: Value[],
): void {
  const context = contextOf(reading);
  const items = itemsOf(value);
  // On an object a filter is asked of the object itself.
  const candidates = items ?? (typeof value === 'object' && value?.kind === 'map' ? [value] : undefined);
  // Anything else has nothing that could pass, which is no error.
  if (candidates === undefined) return;
  for (const item of candidates) {
    if (--reading.stepsLeft < 0) throw new EvaluationError('A JSONPath finds too much in this payload.', 'limit');
    if (passes(token.condition, item, context)) walk(tokens, at + 1, item, reading, results);
  }
}

function contextOf(reading: Reading): FilterContext {
  return {
    root: reading.root,
    regex: reading.regex,
    regexBudget: reading.regexBudget,
    find: (path, item) => find(path, item, reading),
  };
}

function parametersOf(token: FunctionToken, value: Value, reading: Reading): Value[] {
  return token.parameters.map((parameter: FunctionParameter) =>
    'value' in parameter ? parameter.value : (find(parameter.path, value, reading) ?? null),
  );
}

// AWS assumed: a negative position counts from the end, as in Jayway's library.
/** The elements that indexes or a slice pick. */
function picked(
  token: PathToken & { kind: 'indexes' | 'slice' },
  items: readonly Value[] | undefined,
): readonly Value[] {
  if (items === undefined) return [];
  const { length } = items;
  if (token.kind === 'indexes') {
    return token.indexes.flatMap((index) => {
      const item = items[index < 0 ? index + length : index];
      return item === undefined ? [] : [item];
    });
  }
  const { from, to } = token;
  if (from === undefined)
    return items.slice(0, Math.max(0, (to as number) < 0 ? length + (to as number) : (to as number)));
  if (to === undefined) return items.slice(from < 0 ? Math.max(0, length + from) : from);
  // With both bounds only their order counts, so [1:-1] picks nothing and [-3:-1] does.
  const end = Math.min(length, to);
  if (from >= end) return [];
  const picks: Value[] = [];
  for (let index = Math.max(from, -length); index < end; index++) {
    const item = items[index < 0 ? index + length : index];
    if (item !== undefined) picks.push(item);
  }
  return picks;
}

function itemsOf(value: Value): readonly Value[] | undefined {
  return typeof value === 'object' && value?.kind === 'list' ? value.items : undefined;
}

function childrenOf(value: Value): readonly Value[] {
  if (typeof value !== 'object' || value === null) return [];
  if (value.kind === 'list') return value.items;
  return value.kind === 'map' ? [...value.entries.values()] : [];
}
