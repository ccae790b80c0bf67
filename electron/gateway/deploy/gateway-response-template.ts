// Bodies and header values of gateway responses: `$` substitution only, no VTL.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
import { own } from '../../../shared/definition/records';
import { type ExitVariable, gatewayResponseVariable } from '../9-exit/exit-variables';
import type { LiveExchange } from '../chains/live-exchange';
import { exactValue, exactValues } from '../context/header-lines';

const requestParameter = /^method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.(.+)$/;
const jsonType = /^application\/(?:.+\+)?json$/;
const reference = /\$(?=context\.|stageVariables\.|method\.request\.)([A-Za-z]+(?:\.[A-Za-z0-9_-]+)+)/g;

/** Compiles a body of `mediaType`. `#if`, `$util` and `$input` stay as they are written. */
export function compileGatewayTemplate(source: string, mediaType: string): (exchange: LiveExchange) => string {
  const isJson = jsonType.test(mediaType);
  const parts: (string | ExitVariable)[] = [];
  let from = 0;
  for (const found of source.matchAll(reference)) {
    const name = found[1] ?? '';
    const variable = variableOf(name);
    const isQuoted = name === 'context.error.messageString';
    parts.push(source.slice(from, found.index), isJson && !isQuoted ? escaped(variable) : variable);
    from = found.index + found[0].length;
  }
  parts.push(source.slice(from));
  return (exchange) => parts.map((part) => (typeof part === 'string' ? part : (part(exchange) ?? ''))).join('');
}

/** Compiles the value of `gatewayresponse.header.X`: `'static'`, `context.X`, `stageVariables.X` or `method.request.…`. */
export function compileGatewayParameter(expression: string): ExitVariable {
  const text = expression.trim();
  if (text.length >= 2 && text.startsWith("'") && text.endsWith("'")) {
    const literal = text.slice(1, -1);
    return () => literal;
  }
  return variableOf(text);
}

function variableOf(path: string): ExitVariable {
  if (path.startsWith('context.')) return gatewayResponseVariable(path.slice('context.'.length));
  if (path.startsWith('stageVariables.')) {
    const name = path.slice('stageVariables.'.length);
    return ({ stage }) => own(stage.settings.variables, name);
  }
  const [, place, name] = requestParameter.exec(path) ?? [];
  if (name === undefined) return nothing;
  if (place === 'header') return ({ invocation }) => exactValue(invocation.headers, name);
  if (place === 'querystring') return ({ invocation }) => exactValue(invocation.query, name);
  if (place === 'multivalueheader') return ({ invocation }) => joined(exactValues(invocation.headers, name));
  if (place === 'multivaluequerystring') return ({ invocation }) => joined(exactValues(invocation.query, name));
  // AWS documented: without a matched method there are no path values
  return ({ match }) => own(match?.pathParameters, name);
}

/** AWS recorded: quotes of a value are escaped inside JSON. AWS assumed: of every value but messageString. */
function escaped(variable: ExitVariable): ExitVariable {
  return (exchange) => {
    const text = variable(exchange);
    return text === undefined ? undefined : JSON.stringify(text).slice(1, -1);
  };
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}

const nothing: ExitVariable = () => undefined;
