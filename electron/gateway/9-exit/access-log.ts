// The access log: one line a request, from the stage's format.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
import type { LiveExchange } from '../chains/live-exchange';
import { accessLogVariable, type ExitVariable } from './exit-variables';

/** Writes the line of a finished exchange. */
export type AccessLogFormat = (exchange: LiveExchange) => string;

const variable = /\$context\.([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)/g;

/** Compiles a format once, when the stage's settings come. */
export function compileAccessLog(format: string): AccessLogFormat {
  const literals: string[] = [];
  const readers: ExitVariable[] = [];
  let from = 0;
  for (const found of format.matchAll(variable)) {
    literals.push(format.slice(from, found.index));
    readers.push(accessLogVariable(found[1] ?? ''));
    from = found.index + found[0].length;
  }
  const tail = format.slice(from);
  return (exchange) => {
    let line = '';
    for (let at = 0; at < literals.length; at += 1) line += literals[at] + shown(readers[at]?.(exchange));
    return line + tail;
  };
}

// AWS documented: a variable that is unknown or has no value prints as a dash
function shown(value: string | undefined): string {
  return value === undefined || value === '' ? '-' : value;
}
