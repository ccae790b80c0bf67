// Holds an answer to what is expected of it: every check gets a verdict, what was expected and what came.
import { operatorsOfCheck, type TestCheck } from '../../definition/companions/test-suite';
import type { Value } from '../../vtl/value-kinds';
import { type Answer, findPath, headerValues } from './answer';
import type { CheckResult } from './check-result';
import { checkTitle, shown } from './check-words';
import { compareJson, containsJson, isSameJson, jsonValue, lengthOfJson, showJson } from './json-values';
import { findPattern } from './text-pattern';

/** What is wrong with a body, by the schema of a model; empty: nothing. Undefined: there is no such model. */
export type ModelCheck = (modelName: string, body: string) => readonly string[] | undefined;

/** What a check finds: its verdict with what came, and why where that does not say it. */
interface Outcome {
  readonly isMet: boolean;
  readonly actual: string;
  readonly message?: string;
}

/** The results of `checks`, whose variables are filled in, in their order. */
export function evaluateChecks(
  checks: readonly TestCheck[],
  answer: Answer,
  model: ModelCheck,
): readonly CheckResult[] {
  return checks.map((check, index) => {
    const { isMet, actual, message } = evaluate(check, answer, model);
    return {
      index,
      check: check.check,
      title: checkTitle(check),
      verdict: isMet ? 'passed' : 'failed',
      expected: shown(expectedText(check)),
      actual: shown(actual),
      ...(message !== undefined && { message: shown(message) }),
    };
  });
}

function evaluate(check: TestCheck, answer: Answer, model: ModelCheck): Outcome {
  if (check.check !== 'model' && !operatorsOfCheck[check.check].includes(check.operator)) {
    return unmet('', `${check.operator} cannot be asked of ${check.check}.`);
  }
  switch (check.check) {
    case 'status':
      return ofStatus(check, answer.status);
    case 'header':
      return ofTexts(check, headerValues(answer, check.name ?? ''));
    case 'path':
      return ofPath(check, answer);
    case 'body':
      return ofBody(check, answer);
    case 'model':
      return ofModel(check.value ?? '', answer, model);
  }
}

/** What had to be, in words where the value alone does not say it. */
function expectedText({ check, operator, value = '' }: TestCheck): string {
  switch (operator) {
    case 'exists':
      return 'anything';
    case 'notExists':
      return 'nothing';
    case 'equals':
      return value;
    case 'matches':
      return check === 'model' ? `model ${value}` : `/${value}/`;
    case 'notEquals':
      return `not ${value}`;
    case 'notContains':
      return `nothing with ${value}`;
    case 'contains':
      return `… ${value} …`;
    case 'lessThan':
      return `< ${value}`;
    case 'greaterThan':
      return `> ${value}`;
    case 'length':
      return `length ${value}`;
  }
}

function ofStatus({ operator, value = '' }: TestCheck, status: number): Outcome {
  const actual = String(status);
  const isClass = /^[1-5]xx$/i.test(value);
  if (!isClass && !/^\d{3}$/.test(value))
    return unmet(actual, `A status is a number or a class such as 2xx, not ${value}.`);
  const isSame = isClass ? actual[0] === value[0] : status === Number(value);
  const first = isClass ? Number(value[0]) * 100 : Number(value);
  const last = isClass ? first + 99 : first;
  const verdicts = { equals: isSame, notEquals: !isSame, lessThan: status < first, greaterThan: status > last };
  return { isMet: verdicts[operator as keyof typeof verdicts], actual };
}

/** A header may come several times: one of them has to meet the check, and none what must not be. */
function ofTexts({ operator, value = '' }: TestCheck, texts: readonly string[]): Outcome {
  const actual = texts.length === 0 ? '(absent)' : texts.join(', ');
  switch (operator) {
    case 'exists':
      return { isMet: texts.length > 0, actual };
    case 'notExists':
      return { isMet: texts.length === 0, actual };
    case 'equals':
      return { isMet: texts.includes(value), actual };
    case 'notEquals':
      return { isMet: !texts.includes(value), actual };
    case 'contains':
      return { isMet: texts.some((text) => text.includes(value)), actual };
    case 'notContains':
      return { isMet: texts.every((text) => !text.includes(value)), actual };
    default:
      return matching(value, texts, actual);
  }
}

function matching(pattern: string, texts: readonly string[], actual: string): Outcome {
  for (const text of texts) {
    const found = findPattern(pattern, text);
    if (typeof found === 'object') return unmet(actual, found.problem);
    if (found) return { isMet: true, actual };
  }
  return { isMet: false, actual };
}

function ofPath(check: TestCheck, answer: Answer): Outcome {
  const { operator, name = '' } = check;
  const finding = findPath(answer, name);
  if (finding.kind === 'problem') return unmet('', finding.message);
  if (finding.kind === 'found') return ofValue(check, finding.value);
  const isMet = operator === 'notExists' || operator === 'notEquals' || operator === 'notContains';
  return { isMet, actual: '(absent)' };
}

function ofValue({ operator, value = '' }: TestCheck, found: Value): Outcome {
  const actual = showJson(found);
  // What is no JSON is meant as text: `name equals Rex` needs no quotes.
  const json = jsonValue(value);
  const wanted = json === undefined ? value : json;
  switch (operator) {
    case 'exists':
      return { isMet: true, actual };
    case 'notExists':
      return { isMet: false, actual };
    case 'equals':
      return { isMet: isSameJson(found, wanted), actual };
    case 'notEquals':
      return { isMet: !isSameJson(found, wanted), actual };
    case 'contains':
      return { isMet: containsJson(found, wanted, value), actual };
    case 'notContains':
      return { isMet: !containsJson(found, wanted, value), actual };
    case 'matches':
      return matching(value, [typeof found === 'string' ? found : actual], actual);
    case 'length':
      return ofLength(lengthOfJson(found), value, actual);
    default:
      return ofOrder(compareJson(found, wanted), operator, actual);
  }
}

function ofOrder(order: number | undefined, operator: 'lessThan' | 'greaterThan', actual: string): Outcome {
  if (order === undefined) return unmet(actual, 'Only numbers can be compared.');
  return { isMet: operator === 'lessThan' ? order < 0 : order > 0, actual };
}

function ofLength(length: number | undefined, value: string, actual: string): Outcome {
  if (length === undefined) return unmet(actual, 'Only texts, lists and objects have a length.');
  if (!/^\d{1,9}$/.test(value.trim())) return unmet(`length ${length}`, `A length is a whole number, not ${value}.`);
  return { isMet: length === Number(value), actual: `length ${length}` };
}

function ofBody(check: TestCheck, { body, isBase64 }: Answer): Outcome {
  const { operator, value = '' } = check;
  if (operator === 'equals' || operator === 'notEquals') {
    const isSame = isSameBody(value, body, isBase64);
    return { isMet: operator === 'equals' ? isSame : !isSame, actual: body };
  }
  if (operator === 'length') return ofLength([...body].length, value, body);
  return ofTexts(check, body === '' ? [] : [body]);
}

/** As JSON where both are; else letter by letter. */
function isSameBody(expected: string, body: string, isBase64: boolean): boolean {
  if (expected === body) return true;
  if (isBase64) return false;
  const [wanted, came] = [jsonValue(expected), jsonValue(body)];
  return wanted !== undefined && came !== undefined && isSameJson(wanted, came);
}

function ofModel(modelName: string, { body, isBase64 }: Answer, model: ModelCheck): Outcome {
  if (isBase64) return unmet('', 'The body is binary, not JSON.');
  const problems = model(modelName, body);
  if (problems === undefined) return unmet(body, `The API has no model ${modelName}.`);
  return problems.length === 0 ? { isMet: true, actual: body } : unmet(body, problems.join('\n'));
}

function unmet(actual: string, message: string): Outcome {
  return { isMet: false, actual, message };
}
