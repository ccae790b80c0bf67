// What the function of an authorizer of an HTTP API answers: yes or no, or a policy; with a context of any shape.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import type { Policy } from '../../../../shared/policy/policy';
import type { TraceShape, TraceShapeField } from '../../../../shared/trace/trace';
import {
  few,
  isObject,
  keptCharacters,
  noJson,
  parsed,
  policyField,
  shownFields,
  textField,
} from '../authorizers/authorizer-answer';
import type { RouteFunctionAuthorizer } from './compiled-authorizer';

/** An answer that fits. */
export interface RouteAnswer {
  /** A policy that each route asks anew, or the answer for all of them. */
  readonly decision:
    | { readonly kind: 'simple'; readonly isAuthorized: boolean }
    | { readonly kind: 'policy'; readonly principalId: string; readonly policy: Policy };
  /** With the types that the function gave. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The answer as it came: `readRouteAnswer` makes the same of it again. */
  readonly text: string;
}

export type ReadRouteAnswer = { readonly shape: TraceShape } & (
  | { readonly answer: RouteAnswer }
  | { readonly problem: string }
);

type Form = Pick<RouteFunctionAuthorizer, 'isSimple' | 'payloadFormatVersion'>;

/** Reads the answer of an authorizer of this form. Never throws: what does not fit is said field by field. */
export function readRouteAnswer(text: string, form: Form): ReadRouteAnswer {
  const value = parsed(text);
  const kept =
    text.length <= keptCharacters ? { got: text } : { got: text.slice(0, keptCharacters), isTruncated: true };
  const fields: TraceShapeField[] = [];
  if (!isObject(value)) {
    fields.push({ at: '', expected: 'object', verdict: 'wrong', got: value === noJson ? 'no JSON' : few(value) });
  }
  const answer = isObject(value) ? value : {};
  const decision = form.isSimple ? simpleDecision(answer, fields) : policyDecision(answer, fields);
  const context = contextOf(answer, form, fields);
  const shape = { ...kept, fields: fields.slice(0, shownFields) };
  const wrong = fields.find(({ verdict }) => verdict === 'wrong');
  if (wrong === undefined && decision !== undefined) return { answer: { decision, context, text }, shape };
  return { problem: problemOf(wrong), shape };
}

/** AWS recorded: the words for what the access log shows of a simple answer without its member. */
function problemOf({ at, expected, got }: Partial<TraceShapeField> = {}): string {
  if (at === 'isAuthorized' && got === 'nothing') return "Simple response did not include 'isAuthorized'";
  const what = at === undefined || at === '' ? 'The response' : `'${at}'`;
  return `${what} is not ${expected ?? 'as expected'}: ${got ?? 'nothing'}`;
}

/** AWS assumed: text such as "true" is no answer. */
function simpleDecision(
  answer: Readonly<Record<string, unknown>>,
  fields: TraceShapeField[],
): RouteAnswer['decision'] | undefined {
  const value = Object.hasOwn(answer, 'isAuthorized') ? answer.isAuthorized : undefined;
  const isFit = typeof value === 'boolean';
  fields.push({ at: 'isAuthorized', expected: 'true or false', verdict: isFit ? 'ok' : 'wrong', got: few(value) });
  return isFit ? { kind: 'simple', isAuthorized: value } : undefined;
}

function policyDecision(
  answer: Readonly<Record<string, unknown>>,
  fields: TraceShapeField[],
): RouteAnswer['decision'] | undefined {
  const principalId = textField(answer, 'principalId', fields, true);
  const policy = policyField(answer, fields);
  return principalId === undefined || policy === undefined ? undefined : { kind: 'policy', principalId, policy };
}

/**
 * AWS documented: values of any type in format 2.0, text, numbers and booleans in 1.0; `claims` is reserved.
 * AWS assumed: a member of that name is left out
 */
function contextOf(
  answer: Readonly<Record<string, unknown>>,
  { payloadFormatVersion }: Form,
  fields: TraceShapeField[],
): Readonly<Record<string, unknown>> {
  const value = Object.hasOwn(answer, 'context') ? answer.context : undefined;
  if (value === undefined || value === null) return {};
  if (!isObject(value)) {
    fields.push({ at: 'context', expected: 'an object', verdict: 'wrong', got: few(value) });
    return {};
  }
  const members = Object.entries(value).filter(([name]) => name !== 'claims');
  for (const [name, member] of members) {
    const isFit = payloadFormatVersion === '2.0' || typeof member !== 'object' || member === null;
    const expected = payloadFormatVersion === '2.0' ? 'any value' : 'text, a number or a boolean';
    fields.push({ at: `context.${name}`, expected, verdict: isFit ? 'ok' : 'wrong', got: few(member) });
  }
  return Object.fromEntries(members);
}
