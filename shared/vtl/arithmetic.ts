/** `+ - * / %` with Java's kinds of numbers: integers stay integers and widen, a double makes a double. */

import { isDouble, type NumberValue, toBigInt, toDouble } from './comparison';
import { EvaluationError } from './template-error';
import { atLeastLong, bigIntegerValue, doubleValue, longValue, type Value } from './value-kinds';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

/** The result, or null for a division by zero. */
export function calculate(operator: ArithmeticOperator, left: NumberValue, right: NumberValue): Value {
  if (typeof left === 'number' && typeof right === 'number') return calculateInts(operator, left, right);
  if (isDouble(left) || isDouble(right)) return calculateDoubles(operator, toDouble(left), toDouble(right));
  const isBig = isBigInteger(left) || isBigInteger(right);
  if (isBig && operator === '%') return bigModulo(toBigInt(left), toBigInt(right));
  const result = calculateBigInts(operator, toBigInt(left), toBigInt(right));
  if (result === undefined) return null;
  return isBig ? bigIntegerValue(result) : atLeastLong(result);
}

function calculateInts(operator: ArithmeticOperator, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return narrow(left + right);
    case '-':
      return narrow(left - right);
    case '*': {
      const product = left * right;
      // Past 2^53 the product of two numbers is no longer exact.
      return Number.isSafeInteger(product) ? narrow(product) : longValue(BigInt(left) * BigInt(right));
    }
    case '/':
      return right === 0 ? null : narrow(Math.trunc(left / right));
    case '%':
      return right === 0 ? null : (left % right) | 0;
  }
}

/** A 32-bit integer if it fits, else a 64-bit one. */
function narrow(value: number): Value {
  const int = value | 0;
  return int === value ? int : longValue(BigInt(value));
}

function calculateDoubles(operator: ArithmeticOperator, left: number, right: number): Value {
  switch (operator) {
    case '+':
      return doubleValue(left + right);
    case '-':
      return doubleValue(left - right);
    case '*':
      return doubleValue(left * right);
    case '/':
      return right === 0 ? null : doubleValue(left / right);
    case '%':
      return right === 0 ? null : doubleValue(left % right);
  }
}

function calculateBigInts(operator: ArithmeticOperator, left: bigint, right: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? undefined : left / right;
    case '%':
      return right === 0n ? undefined : left % right;
  }
}

/** Java's `BigInteger.mod`, which unlike `%` of the smaller kinds is never negative, and takes no negative divisor. */
function bigModulo(left: bigint, right: bigint): Value {
  if (right === 0n) return null;
  if (right < 0n) throw new EvaluationError('A big integer has a remainder by positive numbers only.');
  return bigIntegerValue(((left % right) + right) % right);
}

function isBigInteger(value: NumberValue): boolean {
  return typeof value === 'object' && value.kind === 'biginteger';
}
