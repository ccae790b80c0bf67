// The assertions of Postman's scripts that are known here, as checks.
import type { TestCheck, TestOperator } from '../../definition/companions/test-suite';
import { textValue } from './expected-answer';
import { scriptLiteral } from './script-literal';

/** What an assertion is about. */
export type ExpectSubject =
  | { readonly of: 'status' }
  | { readonly of: 'body' }
  | { readonly of: 'time' }
  | { readonly of: 'header'; readonly name: string }
  | { readonly of: 'path'; readonly path: string; readonly isLength: boolean };

const statusWords: Readonly<Record<string, string>> = {
  ok: '200',
  success: '2xx',
  accepted: '202',
  info: '1xx',
  redirection: '3xx',
  clientError: '4xx',
  serverError: '5xx',
  badRequest: '400',
  unauthorized: '401',
  forbidden: '403',
  notFound: '404',
  rateLimited: '429',
};
const reasons: Readonly<Record<string, string>> = {
  OK: '200',
  Created: '201',
  Accepted: '202',
  'No Content': '204',
  'Bad Request': '400',
  Unauthorized: '401',
  Forbidden: '403',
  'Not Found': '404',
  Conflict: '409',
  'Too Many Requests': '429',
  'Internal Server Error': '500',
};

/** `pm.response.to.…`; undefined for what is none or is not known. */
export function responseExpectation(text: string): readonly TestCheck[] | undefined {
  const [, verb = '', word = '', call, written = ''] =
    /^pm\.response\.to\.(be|have)\.([a-zA-Z]+)(\(([\s\S]*)\))?$/.exec(text) ?? [];
  if (verb === 'be' && call === undefined) {
    if (word === 'json') return [{ check: 'path', name: '$', operator: 'exists' }];
    if (word === 'error') return [{ check: 'status', operator: 'greaterThan', value: '399' }];
    return Object.hasOwn(statusWords, word) ? [statusIs(statusWords[word] ?? '')] : undefined;
  }
  if (verb !== 'have') return undefined;
  const given = argumentsOf(written);
  const [first, second] = given ?? [];
  switch (word) {
    case 'status':
      return ofStatus(first);
    case 'header':
      if (typeof first !== 'string' || first === '') return undefined;
      if (second === undefined) return [{ check: 'header', name: first, operator: 'exists' }];
      return typeof second === 'string'
        ? [{ check: 'header', name: first, operator: 'equals', value: second }]
        : undefined;
    case 'body':
      return typeof first === 'string' ? [{ check: 'body', operator: 'equals', value: first }] : undefined;
    case 'jsonBody':
      if (given?.length === 0) return [{ check: 'path', name: '$', operator: 'exists' }];
      return jsonBody(first, second, given?.length === 2);
    default:
      return undefined;
  }
}

/** The checks of `pm.expect(subject)` with what follows it, such as `.to.eql(1)`; undefined where it is not known. */
export function expectationOf(subject: ExpectSubject, written: string): readonly TestCheck[] | undefined {
  const [, words = '', call, inner = ''] = /^((?:\s*\.\s*[a-zA-Z]+)+)\s*(\(([\s\S]*)\))?$/.exec(written) ?? [];
  const chain = words.split('.').map((word) => word.trim());
  const isNot = chain.includes('not');
  const said = chain.filter(
    (word) => !['', 'to', 'be', 'been', 'is', 'that', 'and', 'has', 'have', 'not', 'deep', 'a', 'an'].includes(word),
  );
  const isType = (chain.includes('a') || chain.includes('an')) && said.length === 0;
  if (subject.of === 'time' || isType || said.length > 1) return undefined;
  const verb = said[0] ?? '';
  return call === undefined ? ofProperty(subject, verb, isNot) : ofCall(subject, verb, inner, isNot);
}

/** Assertions without brackets: `.to.exist`, `.to.be.true`. */
function ofProperty(subject: ExpectSubject, verb: string, isNot: boolean): readonly TestCheck[] | undefined {
  if (subject.of !== 'header' && (subject.of !== 'path' || subject.isLength)) return undefined;
  const place = placeOf(subject);
  const isThere = verb === 'exist' ? !isNot : verb === 'undefined' ? isNot : undefined;
  if (isThere !== undefined) return [{ ...place, operator: isThere ? 'exists' : 'notExists' }];
  if (subject.of !== 'path' || !['true', 'false', 'null'].includes(verb)) return undefined;
  return [{ ...place, operator: isNot ? 'notEquals' : 'equals', value: verb }];
}

function ofCall(subject: ExpectSubject, verb: string, inner: string, isNot: boolean): readonly TestCheck[] | undefined {
  if (verb === 'match' || verb === 'matches') return matching(subject, inner, isNot);
  const literal = scriptLiteral(inner);
  if (verb === 'property') return isNot ? undefined : property(subject, inner);
  if (literal === undefined) return undefined;
  const value = valueText(literal, subject.of === 'path');
  if (verb === 'lengthOf' || verb === 'length') {
    const hasLength = subject.of === 'path' && !subject.isLength && !isNot;
    return hasLength ? [{ ...placeOf(subject), operator: 'length', value }] : undefined;
  }
  const operator = operatorOf(verb, isNot);
  if (operator === undefined) return undefined;
  if (subject.of === 'path' && subject.isLength) {
    return operator === 'equals' ? [{ ...placeOf(subject), operator: 'length', value }] : undefined;
  }
  const isText = !('value' in literal) || typeof literal.value === 'string';
  return mayAsk(subject, operator, value, isText) ? [{ ...placeOf(subject), operator, value }] : undefined;
}

/** Whether an operator says here what it says in the script. */
function mayAsk(subject: ExpectSubject, operator: TestOperator, value: string, isText: boolean): boolean {
  const isOrder = operator === 'lessThan' || operator === 'greaterThan';
  const isPart = operator === 'contains' || operator === 'notContains';
  switch (subject.of) {
    case 'path':
      return true;
    case 'status':
      return !isPart && /^(?:\d{3}|\{\{.*\}\})$/.test(value);
    case 'header':
      return !isOrder;
    default:
      return !isOrder && isText;
  }
}

function operatorOf(verb: string, isNot: boolean): TestOperator | undefined {
  if (['eql', 'eqls', 'equal', 'equals', 'eq'].includes(verb)) return isNot ? 'notEquals' : 'equals';
  if (['include', 'includes', 'contain', 'contains'].includes(verb)) return isNot ? 'notContains' : 'contains';
  if (isNot) return undefined;
  if (['above', 'gt', 'greaterThan'].includes(verb)) return 'greaterThan';
  return ['below', 'lt', 'lessThan'].includes(verb) ? 'lessThan' : undefined;
}

function matching(subject: ExpectSubject, inner: string, isNot: boolean): readonly TestCheck[] | undefined {
  const pattern = /^\/([\s\S]+)\/([a-z]*)$/.exec(inner.trim());
  if (isNot || pattern === null || subject.of === 'status' || (subject.of === 'path' && subject.isLength))
    return undefined;
  const [, source = '', flags = ''] = pattern;
  if (/[^gimsu]/.test(flags)) return undefined;
  const inline = flags.replace(/[gu]/g, '');
  return [{ ...placeOf(subject), operator: 'matches', value: `${inline === '' ? '' : `(?${inline})`}${source}` }];
}

/** `.to.have.property("name")`, with a value or without. */
function property(subject: ExpectSubject, inner: string): readonly TestCheck[] | undefined {
  if (subject.of !== 'path' || subject.isLength) return undefined;
  const given = argumentsOf(inner);
  const [name, value] = given ?? [];
  if (typeof name !== 'string' || name === '' || name.includes("'")) return undefined;
  const path = `${subject.path}['${name}']`;
  if (given?.length === 1) return [{ check: 'path', name: path, operator: 'exists' }];
  return [{ check: 'path', name: path, operator: 'equals', value: valueText({ value }, true) }];
}

function jsonBody(first: unknown, second: unknown, hasValue: boolean): readonly TestCheck[] | undefined {
  if (typeof first !== 'string') {
    return first === undefined ? undefined : [{ check: 'body', operator: 'equals', value: JSON.stringify(first) }];
  }
  if (!/^[\w.[\]]+$/.test(first)) return undefined;
  const name = `$.${first}`;
  if (!hasValue) return [{ check: 'path', name, operator: 'exists' }];
  return [{ check: 'path', name, operator: 'equals', value: valueText({ value: second }, true) }];
}

function ofStatus(value: unknown): readonly TestCheck[] | undefined {
  if (typeof value === 'number' && /^[1-5]\d\d$/.test(String(value))) return [statusIs(String(value))];
  return typeof value === 'string' && Object.hasOwn(reasons, value) ? [statusIs(reasons[value] ?? '')] : undefined;
}

function statusIs(value: string): TestCheck {
  return { check: 'status', operator: 'equals', value };
}

function placeOf(subject: ExpectSubject): Pick<TestCheck, 'check' | 'name'> {
  switch (subject.of) {
    case 'path':
      return { check: 'path', name: subject.path };
    case 'header':
      return { check: 'header', name: subject.name };
    default:
      return { check: subject.of === 'status' ? 'status' : 'body' };
  }
}

/** A literal as the value of a check; JSON where the check compares JSON. */
function valueText(literal: { readonly value: unknown } | { readonly variable: string }, isJson: boolean): string {
  if ('variable' in literal) return `{{${literal.variable}}}`;
  const { value } = literal;
  if (typeof value !== 'string') return JSON.stringify(value);
  return isJson ? textValue(value) : value;
}

/** The literals between brackets; undefined where one of them would have to be run. */
function argumentsOf(written: string): readonly unknown[] | undefined {
  if (written.trim() === '') return [];
  const list = scriptLiteral(`[${written}]`);
  return list !== undefined && 'value' in list && Array.isArray(list.value) ? (list.value as unknown[]) : undefined;
}
