// What the function of an authorizer answers: principal, policy, context and key, read field by field.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html
import { parsePolicy } from '../../../../shared/policy/parse-policy';
import type { Policy } from '../../../../shared/policy/policy';
import { PolicyFault } from '../../../../shared/policy/policy-fault';
import type { TraceShape, TraceShapeField } from '../../../../shared/trace/trace';
import type { AuthorizerContext } from '../caller-access';

/** An answer that fits. */
export interface AuthorizerAnswer {
  readonly principalId: string;
  readonly policy: Policy;
  /** `$context.authorizer`: the function's context as text, and `principalId`. */
  readonly context: AuthorizerContext;
  readonly usageIdentifierKey: string | undefined;
  /** The answer as it came: `readAuthorizerAnswer` makes the same of it again. */
  readonly text: string;
}

export type ReadAnswer =
  | { readonly answer: AuthorizerAnswer; readonly shape: TraceShape }
  | { readonly problem: string; readonly shape: TraceShape };

export const noJson = Symbol('no JSON');
/** AWS documented: longest resource in a policy that an authorizer returns. */
const resourceCharacters = 512;
const shownCharacters = 80;
export const keptCharacters = 16_384;
/** More wrong fields than these tell nobody more. */
export const shownFields = 50;

/** Reads the answer. Never throws: what does not fit is said field by field. */
export function readAuthorizerAnswer(text: string): ReadAnswer {
  const value = parsed(text);
  const kept =
    text.length <= keptCharacters ? { got: text } : { got: text.slice(0, keptCharacters), isTruncated: true };
  if (!isObject(value)) {
    const got = value === noJson ? 'no JSON' : few(value);
    const fields: TraceShapeField[] = [{ at: '', expected: 'object', verdict: 'wrong', got }];
    return { problem: `The function returned ${got} instead of an object.`, shape: { ...kept, fields } };
  }
  const fields: TraceShapeField[] = [];
  const principalId = textField(value, 'principalId', fields, true);
  const policy = policyField(value, fields);
  const context = contextField(value, fields);
  const usageIdentifierKey = textField(value, 'usageIdentifierKey', fields, false);
  const shape: TraceShape = { ...kept, fields: fields.slice(0, shownFields) };
  const wrong = fields.find(({ verdict }) => verdict === 'wrong');
  if (wrong !== undefined || principalId === undefined || policy === undefined) {
    const { at = '', expected = '', got = 'nothing' } = wrong ?? {};
    return { problem: `${at} is not what API Gateway takes: ${expected}; there is ${got}.`, shape };
  }
  return { answer: { principalId, policy, context: { ...context, principalId }, usageIdentifierKey, text }, shape };
}

export function textField(
  answer: Readonly<Record<string, unknown>>,
  name: string,
  fields: TraceShapeField[],
  isRequired: boolean,
): string | undefined {
  const value = field(answer, name);
  const fits = typeof value === 'string' && (value !== '' || !isRequired);
  const expected = isRequired ? 'text, required' : 'text';
  if (value === undefined && !isRequired) fields.push({ at: name, expected, verdict: 'missing' });
  else fields.push({ at: name, expected, verdict: fits ? 'ok' : 'wrong', got: few(value) });
  return fits ? value : undefined;
}

export function policyField(answer: Readonly<Record<string, unknown>>, fields: TraceShapeField[]): Policy | undefined {
  const at = 'policyDocument';
  const expected = 'policy document, required';
  const value = field(answer, at);
  // AWS assumed: text that holds a document is no document
  if (!isObject(value)) {
    fields.push({ at, expected, verdict: 'wrong', got: few(value) });
    return undefined;
  }
  try {
    const policy = parsePolicy(value, 'authorizer');
    const tooLong = policy.statements
      .flatMap(({ resources }) => resources)
      .find((resource) => resource.length > resourceCharacters);
    if (tooLong === undefined) {
      fields.push({ at, expected, verdict: 'ok', got: few(value) });
      return policy;
    }
    const most = `resources of at most ${resourceCharacters} characters`;
    fields.push({ at: `${at}.Statement`, expected: most, verdict: 'wrong', got: few(tooLong) });
  } catch (thrown) {
    if (!(thrown instanceof PolicyFault)) throw thrown;
    const where = [at, ...thrown.path].join('.');
    fields.push({ at: where, expected: thrown.message, verdict: 'wrong', got: few(memberAt(value, thrown.path)) });
  }
  return undefined;
}

/** AWS documented: text, numbers and booleans, all handed on as text. AWS assumed: a member that is null is left out. */
function contextField(
  answer: Readonly<Record<string, unknown>>,
  fields: TraceShapeField[],
): Readonly<Record<string, string>> {
  const at = 'context';
  const expected = 'object of text, numbers and booleans';
  const value = field(answer, at);
  if (value === undefined) {
    fields.push({ at, expected, verdict: 'missing' });
    return {};
  }
  if (!isObject(value)) {
    fields.push({ at, expected, verdict: 'wrong', got: few(value) });
    return {};
  }
  const members: [string, string][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member === null) continue;
    const isScalar = ['string', 'number', 'boolean'].includes(typeof member);
    const verdict = isScalar ? 'ok' : 'wrong';
    fields.push({ at: `${at}.${name}`, expected: 'text, number or boolean', verdict, got: few(member) });
    if (isScalar) members.push([name, String(member)]);
  }
  return Object.fromEntries(members);
}

/** AWS assumed: a field that is null counts as one that is not there. */
function field(answer: Readonly<Record<string, unknown>>, name: string): unknown {
  const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
  return value === null ? undefined : value;
}

/** What stands at `path`. */
function memberAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => {
    return typeof at === 'object' && at !== null && Object.hasOwn(at, name)
      ? (at as Readonly<Record<string, unknown>>)[name]
      : undefined;
  }, value);
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // a runtime of the function's own may answer anything
    return noJson;
  }
}

export function few(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? '');
  return text.length <= shownCharacters ? text : `${text.slice(0, shownCharacters)}…`;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
