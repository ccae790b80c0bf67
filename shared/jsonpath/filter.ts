/** Decides the conditions of filters as Jayway's library does. */

import { compareNumbers, isNumber, javaEquals, type NumberValue } from '../vtl/comparison';
import type { RegexBudget, RegexPort } from '../vtl/regex-port';
import type { Value } from '../vtl/value-kinds';
import type { Condition, Operand, PathTree } from './path-tokens';

/** What a condition needs to know about the walk it is part of. */
export interface FilterContext {
  readonly root: Value;
  readonly regex: RegexPort;
  readonly regexBudget: RegexBudget;
  /** The result of a path in the filter; nothing if it has none. */
  readonly find: (path: PathTree, item: Value) => Value | undefined;
}

/** A pattern as an operand. */
interface Pattern {
  readonly pattern: string;
}

/** Whether an element passes. */
export function passes(condition: Condition, item: Value, context: FilterContext): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.parts.every((part) => passes(part, item, context));
    case 'or':
      return condition.parts.some((part) => passes(part, item, context));
    case 'not':
      return !passes(condition.part, item, context);
    case 'exists':
      return (context.find(condition.path, item) !== undefined) === condition.isWanted;
    case 'compare': {
      if (condition.operator === '=~') return matchesPattern(condition.left, condition.right, item, context);
      const left = operandValue(condition.left, item, context);
      const right = operandValue(condition.right, item, context);
      return compare(condition.operator, left, right);
    }
  }
}

function operandValue(operand: Operand, item: Value, context: FilterContext): Value | undefined {
  if (operand.kind === 'path') return context.find(operand.path, item);
  return operand.kind === 'value' ? operand.value : undefined;
}

function compare(operator: string, left: Value | undefined, right: Value | undefined): boolean {
  switch (operator) {
    case '==':
      return areEqual(left, right);
    case '!=':
      return !areEqual(left, right);
    case '===':
      return kindOf(left) === kindOf(right) && areEqual(left, right);
    case '!==':
      return kindOf(left) !== kindOf(right) || !areEqual(left, right);
    case '<':
      return order(left, right, (sign) => sign < 0);
    case '<=':
      return order(left, right, (sign) => sign <= 0);
    case '>':
      return order(left, right, (sign) => sign > 0);
    case '>=':
      return order(left, right, (sign) => sign >= 0);
    case 'in':
      return isIn(left, right);
    case 'nin':
      return isObjectOrList(right) && !isIn(left, right);
    case 'contains':
      return contains(left, right);
    case 'all':
      return eachOf(right, (wanted) => eachOf(left, (item) => areEqual(item, wanted), 'some'), 'every', true);
    case 'subsetof':
      return eachOf(left, (item) => isIn(item, right), 'every');
    case 'anyof':
      return eachOf(left, (item) => isIn(item, right), 'some');
    case 'noneof':
      return isList(left) && isList(right) && !eachOf(left, (item) => isIn(item, right), 'some');
    case 'size':
      return sizeOf(left) !== undefined && isNumberValue(right) && compareNumbers(sizeOf(left) ?? 0, right) === 0;
    case 'empty':
      return sizeOf(left) !== undefined && typeof right === 'boolean' && (sizeOf(left) === 0) === right;
    default:
      // `type`, `matches` and `exists` compare with things that a path's text cannot name.
      return false;
  }
}

/** A number equals a string that spells it; an absent value equals nothing, not even null. */
function areEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (isNumber(left)) {
    if (isNumber(right)) return compareNumbers(left, right) === 0;
    if (typeof right !== 'string' || right.trim() === '') return false;
    const spelled = Number(right);
    return !Number.isNaN(spelled) && compareNumbers(left, { kind: 'double', value: spelled }) === 0;
  }
  if (typeof left === 'string' && isNumber(right)) return left === numberText(right);
  return javaEquals(left, right);
}

function numberText(value: Value): string {
  if (typeof value === 'object' && value !== null && 'value' in value) return `${value.value}`;
  return `${value}`;
}

function kindOf(value: Value | undefined): string {
  if (value === undefined) return 'undefined';
  if (value === null) return 'null';
  if (isNumber(value)) return 'number';
  return typeof value === 'object' ? 'json' : typeof value;
}

function order(left: Value | undefined, right: Value | undefined, holds: (sign: number) => boolean): boolean {
  if (isNumberValue(left) && isNumberValue(right)) return holds(compareNumbers(left, right));
  if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : left === right ? 0 : 1);
  return false;
}

function isNumberValue(value: Value | undefined): value is NumberValue {
  return value !== undefined && isNumber(value);
}

function isList(value: Value | undefined): boolean {
  return itemsOf(value) !== undefined;
}

function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  return typeof value === 'object' && value?.kind === 'list' ? value.items : undefined;
}

function isObjectOrList(value: Value | undefined): boolean {
  return isList(value) || (typeof value === 'object' && value?.kind === 'map');
}

function isIn(left: Value | undefined, right: Value | undefined): boolean {
  return itemsOf(right)?.some((item) => areEqual(item, left)) ?? false;
}

function eachOf(
  list: Value | undefined,
  test: (item: Value) => boolean,
  quantity: 'some' | 'every',
  otherwise = false,
): boolean {
  const items = itemsOf(list);
  if (items === undefined) return otherwise;
  return quantity === 'some' ? items.some(test) : items.every(test);
}

function contains(left: Value | undefined, right: Value | undefined): boolean {
  if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
  return eachOf(left, (item) => areEqual(item, right), 'some');
}

function sizeOf(value: Value | undefined): number | undefined {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'list') return value.items.length;
  return value.kind === 'map' ? value.entries.size : undefined;
}

/** One side is a pattern; the other must match it as a whole, or, if it is a list, one of its elements must. */
function matchesPattern(left: Operand, right: Operand, item: Value, context: FilterContext): boolean {
  const pattern = asPattern(left) ?? asPattern(right);
  const other = asPattern(left) === undefined ? left : right;
  if (pattern === undefined || other.kind === 'pattern') return false;
  const value = operandValue(other, item, context);
  const candidates = itemsOf(value) ?? [value ?? ''];
  return candidates.some((candidate) =>
    context.regex.matches(pattern.pattern, inputText(candidate), context.regexBudget),
  );
}

function asPattern(operand: Operand): Pattern | undefined {
  return operand.kind === 'pattern' ? operand : undefined;
}

function inputText(value: Value): string {
  if (typeof value === 'string' || typeof value === 'boolean') return `${value}`;
  return isNumber(value) ? numberText(value) : '';
}
