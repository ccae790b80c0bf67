/** The functions a path can end in, and their parameters. */

import { readJsonPrefix } from '../vtl/json-reader';
import { EvaluationError } from '../vtl/template-error';
import { type PathReader, pathError, skipBlanks, takeIf } from './path-reader';
import type { FunctionParameter, PathTree } from './path-tokens';

const NAMES: ReadonlySet<string> = new Set([
  'length',
  'size',
  'min',
  'max',
  'avg',
  'sum',
  'stddev',
  'keys',
  'first',
  'last',
  'index',
  'concat',
  'append',
]);

// AWS assumed: the functions of Jayway's library exist; the service's record does not say.
export function isFunctionName(name: string): boolean {
  return NAMES.has(name);
}

/** Reads `(…)`: JSON literals and paths, separated by commas. */
export function parseParameters(
  reader: PathReader,
  readPath: (reader: PathReader, isInFilter: boolean) => PathTree,
): FunctionParameter[] {
  reader.at++;
  const parameters: FunctionParameter[] = [];
  skipBlanks(reader);
  if (takeIf(reader, ')')) return parameters;
  do {
    skipBlanks(reader);
    const next = reader.text[reader.at];
    parameters.push(next === '$' || next === '@' ? { path: readPath(reader, true) } : { value: readJson(reader) });
    skipBlanks(reader);
  } while (takeIf(reader, ','));
  if (!takeIf(reader, ')')) throw pathError(reader, 'has a function that is never closed');
  return parameters;
}

/** Reads a JSON literal in which strings may also have single quotes. */
export function readJson(reader: PathReader) {
  try {
    const { value, end } = readJsonPrefix(reader.text, reader.at, { allowsSingleQuotes: true });
    reader.at = end;
    return value;
  } catch (thrown) {
    if (thrown instanceof EvaluationError) throw pathError(reader, 'has a literal that is no JSON');
    throw thrown;
  }
}
