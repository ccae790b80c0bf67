// Values of parameter mappings of HTTP APIs, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
import { own } from '../../../../shared/definition/records';
import type { MappingSide } from '../../../../shared/definition/v2/parameter-mapping';
import type { HttpExchange } from '../../http-exchange';
import { compileBodyPath } from '../body-path';
import { isHeaderNamed } from '../header-lines';
import type { HttpMappingSources } from './http-mapping-sources';
import { httpVariable } from './http-variables';

/** Gives the text, or undefined where what it names has none. */
export type ParameterValue = (sources: HttpMappingSources) => string | undefined;

const placeholder = /\$\{([^{}]*)\}/g;

/** Prepares `text`, or says what is wrong with it. */
export function compileParameterValue(text: string, side: MappingSide): ParameterValue | { readonly problem: string } {
  if (!text.includes('${')) {
    if (!isVariable(text)) return () => text;
    return compileVariable(text.slice(1), side);
  }
  const parts: ParameterValue[] = [];
  let from = 0;
  for (const found of text.matchAll(placeholder)) {
    const literal = text.slice(from, found.index);
    const value = compileVariable((found[1] ?? '').replace(/^\$/, ''), side);
    if (typeof value !== 'function') return value;
    parts.push(() => literal, value);
    from = found.index + found[0].length;
  }
  const tail = text.slice(from);
  // AWS assumed: among several, one that has no value leaves nothing
  return (sources) => parts.map((part) => part(sources) ?? '').join('') + tail;
}

function isVariable(text: string): boolean {
  return /^\$(?:request|response|context|stageVariables)\./.test(text);
}

function compileVariable(name: string, side: MappingSide): ParameterValue | { readonly problem: string } {
  const [, root = '', rest = ''] = /^([A-Za-z]+)\.(.+)$/s.exec(name) ?? [];
  if (root === 'context') {
    const read = httpVariable(rest);
    return ({ exchange }) => read(exchange);
  }
  if (root === 'stageVariables') return ({ exchange }) => own(exchange.stage.settings.variables, rest);
  const source = compileMessagePart(root, rest, side);
  return source ?? { problem: `\${${name}} is nothing that a ${side} mapping can read.` };
}

function compileMessagePart(
  root: string,
  rest: string,
  side: MappingSide,
): ParameterValue | { readonly problem: string } | undefined {
  if (root !== 'request' && root !== 'response') return undefined;
  // what the endpoint answers is not known before it is called
  if (root === 'response' && side === 'request') return undefined;
  if (rest === 'body') return (sources) => sources.bodyText(root);
  if (rest.startsWith('body.')) return compileBody(root, rest.slice('body.'.length));
  if (rest.startsWith('header.')) return headerReader(root, rest.slice('header.'.length).toLowerCase());
  if (root === 'response') return undefined;
  if (rest === 'path') return ({ exchange }) => exchange.invocation.path;
  const [, place, name = ''] = /^(querystring|path)\.(.+)$/s.exec(rest) ?? [];
  if (place === 'path') return ({ exchange }) => own(exchange.match?.pathParameters, name);
  if (place === 'querystring') return ({ exchange }) => joined(exchange.invocation.query, (sent) => sent === name);
  return undefined;
}

function compileBody(root: MappingSide, path: string): ParameterValue | { readonly problem: string } {
  // AWS documented: no recursive descent and no filters
  if (/(?:^|\.)\.|\?\(/.test(path)) return { problem: `A body path has no .. and no filters: ${path}` };
  const compiled = compileBodyPath(`$.${path}`);
  if ('problem' in compiled) return compiled;
  return (sources) => sources.bodyValue(root, compiled);
}

function headerReader(root: MappingSide, lowerName: string): ParameterValue {
  const linesOf = ({ invocation, response }: HttpExchange) =>
    root === 'request' ? invocation.headers : (response?.headers ?? []);
  return ({ exchange }) => joined(linesOf(exchange), (sent) => isHeaderNamed(sent, lowerName));
}

/** AWS documented: several values of a name are joined with commas. */
function joined(
  lines: readonly (readonly [string, string])[],
  isWanted: (name: string) => boolean,
): string | undefined {
  const values = lines.filter(([name]) => isWanted(name)).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(',');
}
