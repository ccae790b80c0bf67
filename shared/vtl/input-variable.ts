/** `$input`: the payload as text, as a tree to walk, as JSON, and the parameters of the request. */

import { compileJsonPath, type JsonPath } from '../jsonpath/json-path';
import { JsonPathError } from '../jsonpath/json-path-error';
import { jsonText } from './java-text';
import { readJson } from './json-reader';
import { DEFAULT_LIMITS } from './limits';
import { EvaluationError } from './template-error';
import type { CallSite, HostMethod, HostValue, MapValue, Value } from './value-kinds';

/** The request's parameters as one map of three, in the order in which a name is looked for. */
type ParameterMaps = () => MapValue;

/** The variable `$input` over a payload, which is parsed when it is first asked for. */
export function inputVariable(body: string | null, parameters: ParameterMaps): HostValue {
  // AWS recorded: REST case 32, an absent or empty payload reads {}.
  const text = body === null || body === '' ? '{}' : body;
  let document: Value | undefined;
  const read = (path: string, site: CallSite): Value | undefined => {
    const compiled = compiledPath(path, site);
    // AWS assumed: a change that a template makes to what it was given is seen by later calls.
    if (document === undefined) document = parsePayload(text);
    return found(compiled, document);
  };
  return {
    kind: 'host',
    methods: new Map<string, HostMethod>([
      ['path', (values, site) => withOneText(values, (path) => read(path, site))],
      ['json', (values, site, services) => withOneText(values, (path) => checked(json(read(path, site)), services))],
      ['params', (values) => params(values, parameters)],
    ]),
    properties: new Map<string, () => Value>([['body', () => text]]),
  };
}

// AWS assumed: without a payload the document is the `{}` that `$input.body` reads.
function parsePayload(text: string): Value {
  try {
    return readJson(text);
  } catch (thrown) {
    // A payload that is no JSON is one string, which is how form bodies are taken apart.
    if (thrown instanceof EvaluationError && thrown.kind === 'render') return text;
    throw thrown;
  }
}

function compiledPath(path: string, site: CallSite): JsonPath {
  if (site.compiled !== undefined && site.key === path) return site.compiled as JsonPath;
  const compiled = failingAsEvaluation(() => compileJsonPath(path));
  site.key = path;
  site.compiled = compiled;
  return compiled;
}

function found(path: JsonPath, document: Value): Value | undefined {
  const value = failingAsEvaluation(() => path.read(document));
  // AWS assumed: a key that is there with null is taken as missing.
  return value === null ? undefined : value;
}

function failingAsEvaluation<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof JsonPathError) throw new EvaluationError(thrown.message);
    throw thrown;
  }
}

function withOneText(values: readonly Value[], give: (text: string) => Value | undefined): Value | undefined {
  const [text] = values;
  return values.length === 1 && typeof text === 'string' ? give(text) : undefined;
}

// AWS recorded: REST case 34, without a match two quote characters.
function json(value: Value | undefined): string {
  return value === undefined ? '""' : jsonText(value, DEFAULT_LIMITS);
}

function checked(text: string, services: { checkLength(characters: number): void }): string {
  services.checkLength(text.length);
  return text;
}

// AWS assumed: the names of parameters, those of headers too, are matched exactly.
function params(values: readonly Value[], parameters: ParameterMaps): Value | undefined {
  if (values.length === 0) return parameters();
  const [name] = values;
  if (values.length !== 1 || typeof name !== 'string') return undefined;
  for (const group of parameters().entries.values()) {
    const value = typeof group === 'object' && group?.kind === 'map' ? group.entries.get(name) : undefined;
    if (value !== undefined) return value;
  }
  return '';
}
