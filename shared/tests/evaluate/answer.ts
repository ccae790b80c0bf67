// The answer to a test request, as checks and captures read it.
import { compileJsonPath } from '../../jsonpath/json-path';
import { JsonPathError } from '../../jsonpath/json-path-error';
import { readJson } from '../../vtl/json-reader';
import { EvaluationError } from '../../vtl/template-error';
import type { Value } from '../../vtl/value-kinds';

export interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** UTF-8 text, or base64 where `isBase64`. */
  readonly body: string;
  readonly isBase64: boolean;
}

/** What a JSONPath finds in the body: a JSON value, nothing, or the reason why it cannot be looked for. */
export type PathFinding =
  | { readonly kind: 'found'; readonly value: Value }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly message: string };

/** Values of all headers of that name, any letter case, in order. */
export function headerValues(answer: Answer, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return answer.headers.flatMap(([known, value]) => (known.toLowerCase() === wanted ? [value] : []));
}

/** Looks for `path` in the body. A path that may find several things finds nothing where its list is empty. */
export function findPath(answer: Answer, path: string): PathFinding {
  if (answer.isBase64) return { kind: 'problem', message: 'The body is binary, not JSON.' };
  if (answer.body.trim() === '') return { kind: 'problem', message: 'The body is empty, not JSON.' };
  const body = readBody(answer.body);
  if (typeof body === 'object' && body !== null && 'problem' in body) return { kind: 'problem', message: body.problem };
  try {
    const compiled = compileJsonPath(path);
    const value = compiled.read(body);
    const isEmpty =
      !compiled.isDefinite && typeof value === 'object' && value?.kind === 'list' && value.items.length === 0;
    return value === undefined || isEmpty ? { kind: 'nothing' } : { kind: 'found', value };
  } catch (error) {
    if (!(error instanceof JsonPathError) && !(error instanceof EvaluationError)) throw error;
    return { kind: 'problem', message: `The JSONPath ${path} cannot be followed: ${error.message}` };
  }
}

function readBody(text: string): Value | { readonly problem: string } {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { problem: `The body is no JSON: ${error.message}` };
  }
}
