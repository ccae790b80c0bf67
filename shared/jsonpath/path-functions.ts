/** The functions of paths: `$.list.length()`, `$.prices.sum()`, `$.concat($.a, "x")`. */

import { isNumber, toDouble } from '../vtl/comparison';
import { javaText } from '../vtl/java-text';
import { DEFAULT_LIMITS } from '../vtl/limits';
import { doubleValue, listValue, type Value } from '../vtl/value-kinds';
import { JsonPathError } from './json-path-error';

/** The result of a function on a value, with its parameters already evaluated. */
export function applyFunction(path: string, name: string, target: Value, parameters: readonly Value[]): Value {
  switch (name) {
    case 'length':
    case 'size':
      return sizeOf(target);
    case 'keys':
      return typeof target === 'object' && target?.kind === 'map'
        ? listValue([...target.entries.keys()] as Value[], 'json')
        : null;
    case 'first':
      return itemAt(target, 0);
    case 'last':
      return itemAt(target, -1);
    case 'index':
      return itemAt(target, integerOf(parameters[0]));
    case 'concat':
      return concat(target, parameters);
    case 'append':
      return typeof target === 'object' && target?.kind === 'list'
        ? listValue([...target.items, ...parameters], 'json')
        : target;
    default:
      return aggregate(path, name, [...numbersOf(target), ...parameters.flatMap(numbersOf)]);
  }
}

function sizeOf(target: Value): Value {
  if (typeof target !== 'object' || target === null) return null;
  if (target.kind === 'list') return target.items.length;
  return target.kind === 'map' ? target.entries.size : null;
}

function itemAt(target: Value, index: number): Value {
  if (typeof target !== 'object' || target?.kind !== 'list') return null;
  return target.items[index < 0 ? index + target.items.length : index] ?? null;
}

function integerOf(value: Value | undefined): number {
  return value !== undefined && isNumber(value) ? Math.trunc(toDouble(value)) : 0;
}

function concat(target: Value, parameters: readonly Value[]): Value {
  const own =
    typeof target === 'object' && target?.kind === 'list'
      ? target.items.filter((item) => typeof item === 'string')
      : [];
  const values = [
    ...own,
    ...parameters.flatMap((value) => (typeof value === 'object' && value?.kind === 'list' ? value.items : [value])),
  ];
  return values.map((value) => (value === null ? '' : javaText(value, DEFAULT_LIMITS))).join('');
}

function numbersOf(value: Value): number[] {
  if (isNumber(value)) return [toDouble(value)];
  if (typeof value !== 'object' || value?.kind !== 'list') return [];
  return value.items.filter(isNumber).map(toDouble);
}

function aggregate(path: string, name: string, numbers: readonly number[]): Value {
  if (numbers.length === 0) {
    throw new JsonPathError(
      path,
      `The JSONPath "${path}" was expected to find numbers for ${name}(), but found none.`,
      0,
    );
  }
  const sum = numbers.reduce((total, number) => total + number, 0);
  switch (name) {
    case 'sum':
      return doubleValue(sum);
    case 'avg':
      return doubleValue(sum / numbers.length);
    case 'min':
      return doubleValue(numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY));
    case 'max':
      return doubleValue(numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY));
    default: {
      const squares = numbers.reduce((total, number) => total + number * number, 0);
      return doubleValue(Math.sqrt(squares / numbers.length - (sum / numbers.length) ** 2));
    }
  }
}
