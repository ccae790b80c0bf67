/** Expressions: literals, strings with references, arithmetic, comparison and logic. */

import { type ArithmeticOperator, calculate } from './arithmetic';
import type { Chain, Expression, Link, MapLiteral, RangeLiteral } from './ast';
import { compareNumbers, isNumber, looselyEqual } from './comparison';
import { compileReference, compileReferenceValue } from './compile-reference';
import { compileInterpolation } from './compile-string';
import type { Compiler, Evaluate, Test } from './compiler';
import type { Frame } from './frame';
import { mapPut } from './map-access';
import { listValue, mapValue, type Value } from './value-kinds';

/** Compiles an expression for its value. */
export function compileValue(compiler: Compiler, expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'reference':
      return compileReferenceValue(compiler, expression);
    case 'interpolation':
      return compileInterpolation(compiler, expression);
    case 'list': {
      const items = expression.items.map((item) => compileValue(compiler, item));
      return (frame) =>
        listValue(
          items.map((item) => item(frame)),
          'template',
        );
    }
    case 'range':
      return compileRange(compiler, expression);
    case 'map':
      return compileMap(compiler, expression);
    case 'not':
      return compileTest(compiler, expression);
    case 'chain':
      return isLogical(expression) || isComparison(expression.rest[expression.rest.length - 1])
        ? compileTest(compiler, expression)
        : compileArithmetic(compiler, expression);
  }
}

/**
 * Compiles an expression as a condition. A reference is false only if it holds `false`: an empty string, a zero,
 * even a missing value are true. Of the literals only `true` is.
 */
export function compileTest(compiler: Compiler, expression: Expression): Test {
  switch (expression.kind) {
    case 'literal': {
      const isTrue = expression.value === true;
      return () => isTrue;
    }
    case 'reference': {
      const resolve = compileReference(compiler, expression);
      return (frame) => {
        const value = resolve(frame);
        // The engine asks for the value's text, which renders a #define for what it does.
        if (typeof value === 'object' && value !== null && value.kind === 'block') value.render();
        return value !== false;
      };
    }
    case 'not': {
      const operand = compileTest(compiler, expression.operand);
      return (frame) => !operand(frame);
    }
    case 'chain':
      if (isLogical(expression)) return compileLogic(compiler, expression);
      if (isComparison(expression.rest[expression.rest.length - 1])) return compileComparison(compiler, expression);
      break;
  }
  // The operands are evaluated for what they do, though the answer is known.
  const value = compileValue(compiler, expression);
  return (frame) => {
    value(frame);
    return false;
  };
}

function isLogical(chain: Chain): boolean {
  return chain.rest[0]?.operator === '&&' || chain.rest[0]?.operator === '||';
}

function isComparison(link: Link | undefined): boolean {
  switch (link?.operator) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return true;
    default:
      return false;
  }
}

function compileLogic(compiler: Compiler, chain: Chain): Test {
  const tests = [compileTest(compiler, chain.first)];
  for (const link of chain.rest) tests.push(compileTest(compiler, link.operand));
  const isAnd = chain.rest[0]?.operator === '&&';
  const left = tests[0];
  const right = tests[1];
  if (left !== undefined && right !== undefined && tests.length === 2) {
    return isAnd ? (frame) => left(frame) && right(frame) : (frame) => left(frame) || right(frame);
  }
  if (isAnd) return (frame) => tests.every((test) => test(frame));
  return (frame) => tests.some((test) => test(frame));
}

/** Operators of one precedence from left to right: each takes what the one before gave. */
function compileComparison(compiler: Compiler, chain: Chain): Test {
  const first = compileValue(compiler, chain.first);
  const links = chain.rest.map((link) => ({
    compare: comparisonOf(link.operator),
    operand: compileValue(compiler, link.operand),
    start: link.start,
  }));
  const only = links[0];
  if (only !== undefined && links.length === 1) {
    const { compare, operand, start } = only;
    return (frame) => {
      const left = first(frame);
      const right = operand(frame);
      frame.at = start;
      return compare(frame, left, right);
    };
  }
  return (frame) => {
    let left = first(frame);
    for (const { compare, operand, start } of links) {
      const right = operand(frame);
      frame.at = start;
      left = compare(frame, left, right);
    }
    return left === true;
  };
}

type Comparison = (frame: Frame, left: Value, right: Value) => boolean;

function comparisonOf(operator: string): Comparison {
  switch (operator) {
    case '==':
      return areEqual;
    case '!=':
      return (frame, left, right) => !areEqual(frame, left, right);
    // Order is for numbers only; with anything else the answer is no, without an error.
    case '<':
      return (_frame, left, right) => isNumber(left) && isNumber(right) && compareNumbers(left, right) < 0;
    case '<=':
      return (_frame, left, right) => isNumber(left) && isNumber(right) && compareNumbers(left, right) <= 0;
    case '>':
      return (_frame, left, right) => isNumber(left) && isNumber(right) && compareNumbers(left, right) > 0;
    default:
      return (_frame, left, right) => isNumber(left) && isNumber(right) && compareNumbers(left, right) >= 0;
  }
}

/** What comparing two lists or maps counts towards the next look at the clock. */
const EQUALITY_STEPS = 10;

function areEqual(frame: Frame, left: Value, right: Value): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (typeof left === 'object' && typeof right === 'object') frame.spend(EQUALITY_STEPS);
  return looselyEqual(left, right, (value) => frame.print(value));
}

function compileArithmetic(compiler: Compiler, chain: Chain): Evaluate {
  const first = compileValue(compiler, chain.first);
  const firstLiteral = literalOf(compiler, chain.first);
  const links = chain.rest.map((link) => ({
    operator: link.operator as ArithmeticOperator,
    operand: compileValue(compiler, link.operand),
    literal: literalOf(compiler, link.operand),
    ownLiteral: link.literal,
    start: link.start,
  }));
  return (frame) => {
    let left = first(frame);
    let leftLiteral = firstLiteral;
    for (let at = 0; at < links.length; at++) {
      const link = links[at] as (typeof links)[number];
      const right = link.operand(frame);
      frame.at = link.start;
      if (typeof left === 'number' && typeof right === 'number') left = calculate(link.operator, left, right);
      else if (link.operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
        left = join(frame, left ?? leftLiteral, right ?? link.literal);
      } else left = isNumber(left) && isNumber(right) ? calculate(link.operator, left, right) : null;
      leftLiteral = link.ownLiteral;
    }
    return left;
  };
}

function join(frame: Frame, left: Value, right: Value): string {
  const joined = frame.print(left) + frame.print(right);
  frame.checkLength(joined.length);
  return joined;
}

/** What stands for a failed operand of `+` beside a string: of an operation, its last operand's source. */
function literalOf(compiler: Compiler, expression: Expression): string {
  if (expression.kind === 'chain') return expression.rest[expression.rest.length - 1]?.literal ?? '';
  return compiler.source.slice(expression.start, expression.end);
}

function compileRange(compiler: Compiler, expression: RangeLiteral): Evaluate {
  const from = compileValue(compiler, expression.from);
  const to = compileValue(compiler, expression.to);
  const { start } = expression;
  return (frame) => {
    const low = from(frame);
    const high = to(frame);
    frame.at = start;
    if (typeof low !== 'number' || typeof high !== 'number') return null;
    const count = Math.abs(high - low) + 1;
    frame.checkElements(count);
    const step = high < low ? -1 : 1;
    const items: Value[] = [];
    for (let at = 0; at < count; at++) items.push(low + at * step);
    return listValue(items, 'template');
  };
}

function compileMap(compiler: Compiler, expression: MapLiteral): Evaluate {
  const entries = expression.entries.map(([key, value]) => ({
    key: compileValue(compiler, key),
    value: compileValue(compiler, value),
  }));
  return (frame) => {
    const map = mapValue();
    for (const { key, value } of entries) mapPut(map, key(frame), value(frame), frame.limits.elements);
    return map;
  };
}
