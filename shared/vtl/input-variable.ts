/** `$input`: the payload as text, as a tree to walk, as JSON, and the parameters of the request. */

import { compileJsonPath, type JsonPath } from '../jsonpath/json-path';
import { JsonPathError } from '../jsonpath/json-path-error';
import { isCompactJson } from './compact-json';
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
  const payload = openPayload(text);
  return {
    kind: 'host',
    methods: new Map<string, HostMethod>([
      ['path', (values, site) => withPath(values, site, payload.value)],
      ['json', (values, site, services) => withPath(values, site, (path) => checked(payload.json(path), services))],
      ['params', (values) => params(values, parameters)],
    ]),
    properties: new Map<string, () => Value>([['body', () => text]]),
  };
}

interface OpenPayload {
  /** What a path finds. */
  value(path: JsonPath): Value | undefined;
  /** The same as JSON. */
  json(path: JsonPath): string;
}

function openPayload(text: string): OpenPayload {
  let document: Payload | undefined;
  // The JSON made so far, until the template has something in its hands that it could change.
  let written: Map<JsonPath, string> | undefined = new Map();
  const find = (path: JsonPath): Value | undefined => {
    document ??= parsePayload(text);
    // In a payload that is no JSON there is nothing below the text itself.
    if (document.isText && !path.isRoot) return undefined;
    return found(path, document.value);
  };
  return {
    // AWS assumed: a change that a template makes to what it was given is seen by later calls.
    value(path) {
      const value = find(path);
      if (typeof value === 'object') written = undefined;
      return value;
    },
    json(path) {
      const known = written?.get(path);
      if (known !== undefined) return known;
      const isAsItStands = path.isRoot && document === undefined && isCompactJson(text);
      const made = isAsItStands ? text : json(find(path));
      if (written !== undefined && written.size < MOST_WRITTEN) written.set(path, made);
      return made;
    },
  };
}

/** Texts that are kept; templates seldom ask for more. */
const MOST_WRITTEN = 16;

interface Payload {
  readonly value: Value;
  /** The payload is no JSON and therefore one string, which is how form bodies are taken apart. */
  readonly isText: boolean;
}

// AWS assumed: without a payload the document is the `{}` that `$input.body` reads.
function parsePayload(text: string): Payload {
  try {
    return { value: readJson(text), isText: false };
  } catch (thrown) {
    if (thrown instanceof EvaluationError && thrown.kind === 'render') return { value: text, isText: true };
    throw thrown;
  }
}

function compiledPath(path: string, site: CallSite): JsonPath {
  if (site.compiled !== undefined && site.key === path) return site.compiled as JsonPath;
  try {
    const compiled = compileJsonPath(path);
    site.key = path;
    site.compiled = compiled;
    return compiled;
  } catch (thrown) {
    throw asEvaluation(thrown);
  }
}

function found(path: JsonPath, document: Value): Value | undefined {
  const value = readFrom(document, path);
  // AWS assumed: a key that is there with null is taken as missing.
  return value === null ? undefined : value;
}

function readFrom(document: Value, path: JsonPath): Value | undefined {
  try {
    return path.read(document);
  } catch (thrown) {
    throw asEvaluation(thrown);
  }
}

function asEvaluation(thrown: unknown): unknown {
  return thrown instanceof JsonPathError ? new EvaluationError(thrown.message) : thrown;
}

function withPath(
  values: readonly Value[],
  site: CallSite,
  give: (path: JsonPath) => Value | undefined,
): Value | undefined {
  const text = values[0];
  return values.length === 1 && typeof text === 'string' ? give(compiledPath(text, site)) : undefined;
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
