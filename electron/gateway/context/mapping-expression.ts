// Parameter mapping expressions: where a mapped parameter's value comes from, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
import { own } from '../../../shared/definition/records';
import type { Exchange } from '../exchange';
import { type BodyPath, compileBodyPath } from './body-path';
import { exactValue, exactValues } from './header-lines';
import { contextText } from './mapping-context';
import type { MappingSources } from './mapping-sources';

/** Reads the values; undefined where the source is missing. */
export type ExpressionReader = (sources: MappingSources) => readonly string[] | undefined;

export interface MappingExpression {
  readonly read: ExpressionReader;
  /** The value where it is a literal. */
  readonly literal: string | undefined;
  /** True where text still carries the client's percent escapes. */
  readonly isEncoded: boolean;
}

type LineReader = (exchange: Exchange, name: string) => readonly string[] | undefined;

const requestLines: ReadonlyMap<string, LineReader> = new Map<string, LineReader>([
  ['path', ({ match }, name) => single(own(match?.pathParameters, name))],
  // AWS recorded: of several values the last one counts
  ['querystring', ({ invocation }, name) => single(exactValue(invocation.query, name))],
  ['header', ({ invocation }, name) => single(exactValue(invocation.headers, name))],
  ['multivaluequerystring', ({ invocation }, name) => several(exactValues(invocation.query, name))],
  ['multivalueheader', ({ invocation }, name) => joined(exactValues(invocation.headers, name))],
]);

const responseLines: ReadonlyMap<string, LineReader> = new Map<string, LineReader>([
  ['header', ({ endpointResponse }, name) => single(exactValue(endpointResponse?.headers ?? [], name))],
  ['multivalueheader', ({ endpointResponse }, name) => joined(exactValues(endpointResponse?.headers ?? [], name))],
]);

const sides = {
  request: { prefix: 'method.request.', lines: requestLines },
  response: { prefix: 'integration.response.', lines: responseLines },
} as const;

/** Prepares `expression`, or says what is wrong with it. */
export function parseMappingExpression(
  expression: string,
  side: keyof typeof sides,
): MappingExpression | { readonly problem: string } {
  if (expression.length >= 2 && expression.startsWith("'") && expression.endsWith("'")) {
    const literal = expression.slice(1, -1);
    const values = [literal];
    return { read: () => values, literal, isEncoded: false };
  }
  const read = readerOf(expression, side);
  if (typeof read !== 'function') return read;
  return { read, literal: undefined, isEncoded: expression.startsWith('method.request.path.') };
}

function readerOf(expression: string, side: keyof typeof sides): ExpressionReader | { readonly problem: string } {
  const { prefix, lines } = sides[side];
  if (expression.startsWith('stageVariables.')) {
    const name = expression.slice('stageVariables.'.length);
    return ({ exchange }) => single(own(exchange.stage.settings.variables, name));
  }
  if (expression.startsWith('context.')) {
    const name = expression.slice('context.'.length);
    return ({ exchange }) => single(contextText(exchange, name));
  }
  if (expression.startsWith(prefix)) {
    const rest = expression.slice(prefix.length);
    if (rest === 'body') return (sources) => single(sources.bodyText(side));
    if (rest.startsWith('body.')) return bodyReader(rest.slice('body.'.length), side);
    const dot = rest.indexOf('.');
    const reader = lines.get(rest.slice(0, dot));
    const name = rest.slice(dot + 1);
    if (reader !== undefined && name !== '') return ({ exchange }) => reader(exchange, name);
  }
  return { problem: `${expression} is no mapping expression: its value is left out.` };
}

function bodyReader(path: string, side: keyof typeof sides): ExpressionReader | { readonly problem: string } {
  const compiled: BodyPath | { readonly problem: string } = compileBodyPath(`$.${path}`);
  if ('problem' in compiled) return compiled;
  return (sources) => single(sources.bodyValue(side, compiled));
}

function single(value: string | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value];
}

function several(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : values;
}

function joined(values: readonly string[]): readonly string[] | undefined {
  return values.length === 0 ? undefined : [values.join(',')];
}
