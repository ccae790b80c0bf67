// The access log: one line a request, from the stage's format.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { LiveExchange } from '../chains/live-exchange';
import { accessLogVariable } from './exit-variables';

/** Writes the line of a finished exchange. */
export type AccessLogFormat<E = LiveExchange> = (exchange: E) => string;

/** Reads one variable of a finished exchange. */
type Reader<E> = (exchange: E) => string | undefined;

const variable = /\$context\.([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)/g;

const messageString = 'error.messageString';

/** Variables, or groups of them, whose text comes from outside. */
const fromOutside = new Set([
  'authorize',
  'authorizer',
  'authenticate',
  'awsEndpointRequestId',
  'awsEndpointRequestId2',
  'customDomain',
  'domainName',
  'error',
  'httpMethod',
  'identity',
  'integration',
  'integrationErrorMessage',
  'operationName',
  'path',
  'routeKey',
  'waf',
]);

/** Text that needs no escape in any format. */
const plain = /^[^"\\\p{Cc}]*$/u;

/** Compiles a format once, when the stage's settings come. */
export function compileAccessLog(format: string): AccessLogFormat {
  return compileLogFormat(format, accessLogVariable);
}

/** The same for any protocol: `variableOf` gives the reader of `$context.{name}`. */
export function compileLogFormat<E>(format: string, variableOf: (name: string) => Reader<E>): AccessLogFormat<E> {
  const write = format.trimStart().startsWith('{') ? jsonText : oneLine;
  const literals: string[] = [];
  const readers: Reader<E>[] = [];
  let from = 0;
  for (const found of format.matchAll(variable)) {
    const name = found[1] ?? '';
    const reader = variableOf(name);
    literals.push(format.slice(from, found.index));
    // numbers, names and ids need no escape; messageString brings its own quotes
    readers.push(
      fromOutside.has(name.split('.', 1)[0] ?? '') && name !== messageString ? mapped(reader, write) : reader,
    );
    from = found.index + found[0].length;
  }
  const tail = format.slice(from);
  return (exchange) => {
    let line = '';
    for (let at = 0; at < literals.length; at += 1) line += literals[at] + shown(readers[at]?.(exchange));
    return line + tail;
  };
}

function mapped<E>(reader: Reader<E>, write: (text: string) => string): Reader<E> {
  return (exchange) => {
    const text = reader(exchange);
    return text === undefined || plain.test(text) ? text : write(text);
  };
}

// AWS recorded: in a JSON format quotes and backslashes of a value are escaped
function jsonText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

// AWS assumed: CLF, CSV and XML formats get values as they are; a line break in one would make two lines of one request
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

// AWS documented: a variable that is unknown or has no value prints as a dash
function shown(value: string | undefined): string {
  return value === undefined || value === '' ? '-' : value;
}
