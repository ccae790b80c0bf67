// Selection expressions of WebSocket APIs: `$request.body.action`, `${request.body.a}/${request.body.b}`, `join`. Routes,
// models, templates, integration responses and API keys are all selected by this one small language.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
import { compileJsonPath, type JsonPath } from '../jsonpath/json-path';
import { JsonPathError } from '../jsonpath/json-path-error';
import { EvaluationError } from '../vtl/template-error';
import { printValue, type Value } from '../vtl/values';

/** What expressions read; each member gives undefined for what is not there. */
export interface SelectionSources {
  /** The message parsed as JSON; undefined where it is none. */
  requestBody?(): Value | undefined;
  /** Headers of the handshake. */
  requestHeader?(name: string): string | undefined;
  context?(name: string): string | undefined;
  stageVariable?(name: string): string | undefined;
  responseStatus?(): number | undefined;
  responseBody?(): Value | undefined;
  responseHeaders?(name: string): readonly string[];
}

export interface SelectionExpression {
  readonly source: string;
  /** The text that it yields; undefined where a variable has no value. */
  evaluate(sources: SelectionSources): string | undefined;
}

type Reader = (sources: SelectionSources) => string | undefined;

/** The key of routes, templates and the like that stand for all others. */
export const defaultKey = '$default';

const bare = /\$([A-Za-z][A-Za-z0-9_.[\]$*'-]*)/y;
const braced = /\$\{([^{}]+)\}/y;

/** Prepares `source`, or says what is wrong with it. */
export function parseSelectionExpression(source: string): SelectionExpression | { readonly problem: string } {
  // AWS documented: $default by itself, escaped or not, is the key of that name
  if (source === defaultKey || source === `\\${defaultKey}`) return { source, evaluate: () => defaultKey };
  const parts: (string | Reader)[] = [];
  for (let at = 0; at < source.length; ) {
    if (source[at] === '\\' && source[at + 1] === '$') {
      parts.push('$');
      at += 2;
      continue;
    }
    if (source[at] !== '$') {
      const end = nextSpecial(source, at + 1);
      parts.push(source.slice(at, end));
      at = end;
      continue;
    }
    const form = source[at + 1] === '{' ? braced : bare;
    form.lastIndex = at;
    const [whole = '', name = ''] = form.exec(source) ?? [];
    if (whole === '') return { problem: `The selection expression ${source} has a $ that begins no variable.` };
    const reader = readerOf(name);
    if (typeof reader !== 'function') return { problem: `${reader.problem} in the selection expression ${source}.` };
    parts.push(reader);
    at += whole.length;
  }
  return { source, evaluate: (sources) => joinParts(parts, sources) };
}

function nextSpecial(source: string, from: number): number {
  const found = source.slice(from).search(/[\\$]/);
  return found === -1 ? source.length : from + found;
}

function joinParts(parts: readonly (string | Reader)[], sources: SelectionSources): string | undefined {
  let text = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : part(sources);
    if (value === undefined) return undefined;
    text += value;
  }
  return text;
}

function readerOf(name: string): Reader | { readonly problem: string } {
  const [, root = '', rest = ''] = /^(request|integration\.response|context|stageVariables)\.(.+)$/s.exec(name) ?? [];
  if (root === 'context') return ({ context }) => context?.(rest);
  if (root === 'stageVariables') return ({ stageVariable }) => stageVariable?.(rest);
  const [place = '', ...names] = rest.split('.');
  const [part] = place.split('[');
  const isResponse = root === 'integration.response';
  if (root !== '' && part === 'body') {
    const path = bodyPath(rest.slice('body'.length));
    if ('problem' in path) return path;
    return (sources) => readBody(isResponse ? sources.responseBody?.() : sources.requestBody?.(), path);
  }
  const member = names.join('.');
  if (root === 'request' && place === 'header' && member !== '') return ({ requestHeader }) => requestHeader?.(member);
  if (isResponse && place === 'statuscode' && member === '') {
    return ({ responseStatus }) => responseStatus?.()?.toString();
  }
  // AWS assumed: of several values of a header the last counts, and all of them joined where it is asked for so
  if (isResponse && place === 'header' && member !== '') {
    return ({ responseHeaders }) => responseHeaders?.(member).at(-1);
  }
  if (isResponse && place === 'multivalueheader' && member !== '') {
    return ({ responseHeaders }) => responseHeaders?.(member).join(',') || undefined;
  }
  return { problem: `$${name} is no variable` };
}

function bodyPath(rest: string): JsonPath | { readonly problem: string } {
  try {
    return compileJsonPath(`$${rest}`);
  } catch (thrown) {
    if (thrown instanceof JsonPathError) return { problem: `$request.body${rest} is no path` };
    throw thrown;
  }
}

/** AWS documented: numbers and booleans as text, a list as `[item1, item2]`. */
function readBody(body: Value | undefined, path: JsonPath): string | undefined {
  if (body === undefined) return undefined;
  try {
    const found = path.read(body);
    return found === undefined || found === null ? undefined : selectedText(found);
  } catch (thrown) {
    if (thrown instanceof JsonPathError || thrown instanceof EvaluationError) return undefined;
    throw thrown;
  }
}

function selectedText(value: Value): string {
  const isList = typeof value === 'object' && value !== null && value.kind === 'list';
  return isList ? `[${value.items.map(selectedText).join(', ')}]` : printValue(value);
}
