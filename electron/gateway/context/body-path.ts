// JSONPaths of parameter mappings: `method.request.body.a.b`, prepared at deploy.

import { compileJsonPath } from '../../../shared/jsonpath/json-path';
import { JsonPathError } from '../../../shared/jsonpath/json-path-error';
import { EvaluationError } from '../../../shared/vtl/template-error';
import { printValue, toJsonText, type Value } from '../../../shared/vtl/values';

export interface BodyPath {
  /** The text of what the path finds; undefined where it finds nothing, or null. */
  read(body: Value): string | undefined;
}

/** Prepares a path, or says what is wrong with it. */
export function compileBodyPath(path: string): BodyPath | { readonly problem: string } {
  try {
    const compiled = compileJsonPath(path);
    return { read: (body) => textOf(findOrNothing(() => compiled.read(body))) };
  } catch (thrown) {
    if (thrown instanceof JsonPathError) return { problem: thrown.message };
    throw thrown;
  }
}

/** AWS assumed: a path that does not fit the body, or finds too much in it, finds nothing. */
function findOrNothing(find: () => Value | undefined): Value | undefined {
  try {
    return find();
  } catch (thrown) {
    if (thrown instanceof JsonPathError || thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}

/** Strings as they are, objects and lists as JSON. */
function textOf(value: Value | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'object' && (value.kind === 'map' || value.kind === 'list')
    ? toJsonText(value)
    : printValue(value);
}
