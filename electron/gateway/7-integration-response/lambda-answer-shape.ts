// The shape a Lambda proxy answer must have: read field by field, and told field by field where it does not fit.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
import type { TraceShape, TraceShapeField } from '../../../shared/trace/trace';

/** An answer that fits. */
export interface LambdaAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly multiValueHeaders: readonly (readonly [name: string, values: readonly string[]])[];
  /** `Set-Cookie` lines of a streamed answer. */
  readonly cookies: readonly string[];
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

interface FieldRule {
  readonly name: string;
  readonly expected: string;
  /** Paths below the field that do not fit; the empty path is the field itself. */
  readonly wrong: (value: unknown) => readonly Fault[];
}

type Fault = readonly [path: string, expected: string, value: unknown];

const scalar = 'text, number or boolean';

const status: FieldRule = rule('statusCode', 'whole number from 100 to 599', (value) => statusOf(value) !== undefined);
const headers: FieldRule = {
  name: 'headers',
  expected: `object of ${scalar}`,
  wrong: (value) => (isObject(value) ? members('headers', value).filter(([, , one]) => !isScalar(one)) : itself(value)),
};
const multiValueHeaders: FieldRule = {
  name: 'multiValueHeaders',
  expected: `object of lists of ${scalar}`,
  wrong(value) {
    if (!isObject(value)) return itself(value);
    return members('multiValueHeaders', value).flatMap(([path, , list]): Fault[] => {
      if (!Array.isArray(list)) return [[path, `list of ${scalar}`, list]];
      return list.flatMap((one: unknown, at) => (isScalar(one) ? [] : [[`${path}[${at}]`, scalar, one]]));
    });
  },
};
const body: FieldRule = rule('body', 'text', (value) => typeof value === 'string');
const isBase64Encoded: FieldRule = rule('isBase64Encoded', 'boolean', (value) => typeof value === 'boolean');
const cookies: FieldRule = rule('cookies', 'list of text', (value) => {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
});

const buffered: readonly FieldRule[] = [status, headers, multiValueHeaders, body, isBase64Encoded];
/** What stands before a streamed payload. */
const metadata: readonly FieldRule[] = [status, headers, multiValueHeaders, cookies];

/** The answer in `payload`, or undefined where it does not fit. */
export function readLambdaAnswer(payload: string, isStreamed = false): LambdaAnswer | undefined {
  const answer = parsed(payload);
  const rules = isStreamed ? metadata : buffered;
  if (!isObject(answer)) return undefined;
  for (const name of Object.keys(answer)) {
    // AWS recorded: a field of any other name makes the whole answer malformed
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined) return undefined;
    const value = answer[name];
    if (value !== null && rule.wrong(value).length > 0) return undefined;
  }
  return {
    // AWS recorded: {} is 200
    status: statusOf(answer.statusCode) ?? 200,
    headers: headerLines(answer.headers as Record<string, unknown> | null | undefined),
    multiValueHeaders: Object.entries((answer.multiValueHeaders as Record<string, unknown[]> | null) ?? {}).map(
      ([name, list]) => [name, list.filter((value) => value !== null).map(String)],
    ),
    cookies: (answer.cookies as string[] | null | undefined) ?? [],
    body: (answer.body as string | null | undefined) ?? '',
    isBase64Encoded: answer.isBase64Encoded === true,
  };
}

function headerLines(headers: Readonly<Record<string, unknown>> | null | undefined): [string, string][] {
  const lines: [string, string][] = [];
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== null) lines.push([name, typeof value === 'string' ? value : String(value)]);
  }
  return lines;
}

/** Why `payload` is none: each field with its verdict. */
export function lambdaAnswerShape(payload: string, isStreamed = false): TraceShape {
  const answer = parsed(payload);
  const rules = isStreamed ? metadata : buffered;
  return { ...cutPayload(payload), fields: isObject(answer) ? fieldsOf(answer, rules) : [whole(answer)] };
}

function fieldsOf(answer: Readonly<Record<string, unknown>>, rules: readonly FieldRule[]): TraceShapeField[] {
  const known = rules.flatMap(({ name, expected, wrong }): TraceShapeField[] => {
    const value = fieldOf(answer, name);
    if (value === undefined) return [{ at: name, expected, verdict: 'missing' }];
    const faults = wrong(value);
    if (faults.length === 0) return [{ at: name, expected, verdict: 'ok', got: few(value) }];
    return faults.slice(0, shownFaults).map(([path, wanted, found]) => ({
      at: path === '' ? name : path,
      expected: path === '' ? expected : wanted,
      verdict: 'wrong',
      got: few(found),
    }));
  });
  const unknown = Object.keys(answer)
    .filter((name) => !rules.some((rule) => rule.name === name))
    .slice(0, shownFaults)
    .map(
      (name): TraceShapeField => ({ at: name, expected: 'no such field', verdict: 'unknown', got: few(answer[name]) }),
    );
  return [...known, ...unknown];
}

function whole(answer: unknown): TraceShapeField {
  const got = answer === notJson ? 'no JSON' : few(answer);
  return { at: '', expected: 'object', verdict: 'wrong', got };
}

/** More wrong fields than these tell nobody more. */
const shownFaults = 20;
const shownCharacters = 80;
const keptCharacters = 16_384;
const notJson = Symbol('no JSON');

function few(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

function cutPayload(payload: string): Pick<TraceShape, 'got' | 'isTruncated'> {
  if (payload.length <= keptCharacters) return { got: payload };
  return { got: payload.slice(0, keptCharacters), isTruncated: true };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    // a runtime of the function's own may answer anything
    return notJson;
  }
}

/** AWS recorded: a field that is null counts as one that is not there. */
function fieldOf(answer: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
  return value === null ? undefined : value;
}

/**
 * AWS recorded: digits in text count as a number, other text does not.
 * AWS assumed: nothing outside of 100 to 599 does
 */
function statusOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) >= 100 && Number(number) <= 599 ? Number(number) : undefined;
}

function rule(name: string, expected: string, fits: (value: unknown) => boolean): FieldRule {
  return { name, expected, wrong: (value) => (fits(value) ? [] : itself(value)) };
}

function itself(value: unknown): readonly Fault[] {
  return [['', '', value]];
}

function members(field: string, value: Readonly<Record<string, unknown>>): readonly Fault[] {
  return Object.entries(value).map(([name, one]) => [`${field}.${name}`, scalar, one]);
}

/** AWS recorded: a boolean is written as text; AWS assumed: a number too, and null is no header at all. */
function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
