// What a function behind an HTTP API returned, as the response it stands for.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { own } from '../../../../shared/definition/records';
import type { HeaderList } from '../../../../shared/trace/trace';
import { findHeader } from '../../context/header-lines';
import type { InvocationResponse } from '../../messages';

/** The response, or what is wrong with the answer, as a sentence. */
export type ReadAnswer = InvocationResponse | { readonly problem: string };

type Members = Readonly<Record<string, unknown>>;

const inferredHeaders: HeaderList = [['Content-Type', 'application/json']];

/**
 * Reads `payload`, JSON text as the function wrote it.
 * AWS documented: in format 2.0 anything without a status code is a body by itself; in format 1.0 it is an error
 */
export function readFunctionAnswer(payload: string, format: '1.0' | '2.0'): ReadAnswer {
  const value = parsed(payload);
  if (isRecord(value) && Object.hasOwn(value, 'statusCode')) return structured(value, format);
  if (format === '1.0') return { problem: 'It must be an object with a statusCode.' };
  // AWS recorded: text loses its quotes, everything else goes to the client as it was written
  return inferred(typeof value === 'string' ? value : payload);
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    // no JSON: a custom runtime wrote it
    return undefined;
  }
}

function inferred(text: string): InvocationResponse {
  return { status: 200, headers: inferredHeaders, body: Buffer.from(text, 'utf8') };
}

function structured(answer: Members, format: '1.0' | '2.0'): ReadAnswer {
  const status = statusOf(own(answer, 'statusCode'));
  if (status === undefined) return { problem: 'statusCode must be a whole number from 200 to 599.' };
  const body = own(answer, 'body') ?? '';
  // AWS assumed: 500, where the body beside a status is no text
  if (typeof body !== 'string') return { problem: 'body must be text.' };
  const lines = format === '2.0' ? headers2(answer) : headers1(answer);
  if (typeof lines === 'string') return { problem: lines };
  const encoded = own(answer, 'isBase64Encoded');
  // AWS recorded: decoded whatever the client accepts; AWS reported: the words true and false count, too
  const isBase64 = encoded === true || encoded === 'true';
  const hasType = findHeader(lines, 'content-type') !== undefined;
  return {
    status,
    // AWS recorded: an answer with a status has a default type of its own
    headers: hasType ? lines : [['Content-Type', 'text/plain; charset=utf-8'], ...lines],
    body: Buffer.from(body, isBase64 ? 'base64' : 'utf8'),
  };
}

// AWS recorded: 0 and 200.5 are errors. AWS assumed: digits as text count, informational statuses do not
function statusOf(value: unknown): number | undefined {
  const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  if (typeof status !== 'number' || !Number.isInteger(status)) return undefined;
  return status >= 200 && status <= 599 ? status : undefined;
}

function headers2(answer: Members): HeaderList | string {
  const headers = linesOf(own(answer, 'headers'), 'headers');
  if (typeof headers === 'string') return headers;
  const cookies = own(answer, 'cookies') ?? [];
  if (!Array.isArray(cookies) || !cookies.every((cookie) => typeof cookie === 'string')) {
    return 'cookies must be a list of texts.';
  }
  // AWS recorded: one line each, before those of headers
  return [...cookies.map((cookie: string) => ['Set-Cookie', cookie] as const), ...headers];
}

/** AWS recorded: of one name the single value first, then the others; REST APIs take the others instead. */
function headers1(answer: Members): HeaderList | string {
  const single = linesOf(own(answer, 'headers'), 'headers');
  if (typeof single === 'string') return single;
  const several = own(answer, 'multiValueHeaders') ?? {};
  if (!isRecord(several)) return 'multiValueHeaders must be an object of lists.';
  const more: (readonly [string, string])[] = [];
  for (const [name, values] of Object.entries(several)) {
    if (!Array.isArray(values)) return `multiValueHeaders.${name} must be a list.`;
    for (const value of values) {
      if (!isScalar(value)) return `multiValueHeaders.${name} must be a list of texts.`;
      more.push([name, String(value)]);
    }
  }
  const isSame = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  const grouped = single.flatMap((line) => [line, ...more.filter(([name]) => isSame(name, line[0]))]);
  return [...grouped, ...more.filter(([name]) => !single.some((line) => isSame(line[0], name)))];
}

function linesOf(value: unknown, at: string): HeaderList | string {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) return `${at} must be an object of texts.`;
  const lines: (readonly [string, string])[] = [];
  for (const [name, text] of Object.entries(value)) {
    if (text === null) continue;
    if (!isScalar(text)) return `${at}.${name} must be text.`;
    lines.push([name, String(text)]);
  }
  return lines;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
