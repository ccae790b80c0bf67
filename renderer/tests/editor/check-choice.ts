// Words and rules of the rows in which expectations are edited.
import {
  operatorsOfCheck,
  operatorsWithoutValue,
  type TestCheck,
  type TestCheckKind,
  type TestOperator,
} from '../../../shared/definition/companions/test-suite';

export const checkKindWords: Readonly<Record<TestCheckKind, string>> = {
  status: 'Status',
  header: 'Header',
  path: 'Body path',
  body: 'Body',
  model: 'Model',
};

export const operatorWords: Readonly<Record<TestOperator, string>> = {
  equals: 'equals',
  notEquals: 'is not',
  contains: 'contains',
  notContains: 'lacks',
  matches: 'matches',
  exists: 'is there',
  notExists: 'is missing',
  lessThan: 'below',
  greaterThan: 'above',
  length: 'has length',
};

/** What stands in an empty value. */
export const valueHints: Readonly<Record<TestCheckKind, string>> = {
  status: '200 or 2xx',
  header: 'Value',
  path: 'JSON or text',
  body: 'JSON or text',
  model: 'Name of a model',
};

/** Headers and paths are named; the others look at the whole answer. */
export function hasName(kind: TestCheckKind): boolean {
  return kind === 'header' || kind === 'path';
}

export function hasValue(operator: TestOperator): boolean {
  return !operatorsWithoutValue.includes(operator);
}

/** The check for another kind: an operator it does not take gives way to its first, a name it has not goes. */
export function withKind(check: TestCheck, kind: TestCheckKind): TestCheck {
  const operators = operatorsOfCheck[kind];
  const operator = operators.includes(check.operator) ? check.operator : (operators[0] ?? 'equals');
  const start = kind === 'path' ? '$.id' : kind === 'header' ? 'Content-Type' : undefined;
  const name = hasName(kind) ? (hasName(check.check) ? check.name : start) : undefined;
  const value = kind === check.check ? check.value : kind === 'status' ? '200' : '';
  return { check: kind, operator, ...(name !== undefined && { name }), ...(hasValue(operator) && { value }) };
}

/** The check with another operator; one that is said without a value loses it. */
export function withOperator({ value, ...check }: TestCheck, operator: TestOperator): TestCheck {
  return { ...check, operator, ...(hasValue(operator) && { value: value ?? '' }) };
}
