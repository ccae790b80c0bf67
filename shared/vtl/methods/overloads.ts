/** How methods are described and found: by name, then by number and kind of the arguments, as Java would. */

import { isNumber, type NumberValue } from '../comparison';
import type { MethodServices } from '../frame';
import { EvaluationError } from '../template-error';
import type { Value } from '../value-kinds';

/** One parameter of a method: which values it takes. */
export type Parameter = (value: Value) => boolean;

/** One way to call a method. `undefined` as the result means that nothing was given back. */
export interface Overload<Target extends Value> {
  readonly parameters: readonly Parameter[];
  /** The last parameter may be repeated, or left out. */
  readonly isVariadic?: boolean;
  readonly run: (target: Target, values: readonly Value[], services: MethodServices) => Value | undefined;
}

/** The methods of one kind of value. */
export type MethodTable<Target extends Value> = ReadonlyMap<string, readonly Overload<Target>[]>;

/** What a void method gives: an empty string, so that it prints nothing. */
export const VOID = '';

/** A string. Null fits too, as in Java, and then the call fails: see `REFUSING_NULL`. */
export const TEXT: Parameter = (value) => value === null || typeof value === 'string';
/** A string or null. */
export const TEXT_OR_NULL: Parameter = (value) => value === null || typeof value === 'string';
export const INT: Parameter = (value) => typeof value === 'number';
export const LONG: Parameter = (value) => typeof value === 'number' || isKind(value, 'long');
export const DOUBLE: Parameter = (value) => isNumber(value) && !isKind(value, 'biginteger');
export const EXACT_LONG: Parameter = (value) => isKind(value, 'long');
export const EXACT_DOUBLE: Parameter = (value) => isKind(value, 'double');
export const BOOLEAN: Parameter = (value) => typeof value === 'boolean';
export const CHARACTER: Parameter = (value) => isKind(value, 'character');
export const ANY: Parameter = () => true;
export const MAP: Parameter = (value) => value === null || isKind(value, 'map');
/** A list or a view of a map: Java's `Collection`. */
export const COLLECTION: Parameter = (value) => value === null || isKind(value, 'list') || isKind(value, 'view');

/** Parameters that a method takes null for and then fails on it. */
const REFUSING_NULL: ReadonlySet<Parameter> = new Set([TEXT, MAP, COLLECTION]);

/** Describes one overload. */
export function way<Target extends Value>(
  parameters: readonly Parameter[],
  run: Overload<Target>['run'],
): Overload<Target> {
  return { parameters, run };
}

/** Describes one overload whose last parameter may be repeated. */
export function variadicWay<Target extends Value>(
  parameters: readonly Parameter[],
  run: Overload<Target>['run'],
): Overload<Target> {
  return { parameters, isVariadic: true, run };
}

/** Calls the first overload that fits; `undefined` if none does. */
export function callMethod<Target extends Value>(
  overloads: readonly Overload<Target>[],
  target: Target,
  values: readonly Value[],
  services: MethodServices,
): Value | undefined {
  for (let at = 0; at < overloads.length; at++) {
    const overload = overloads[at] as Overload<Target>;
    if (fits(overload, values)) {
      if (values.includes(null)) refuseNull(overload, values);
      return overload.run(target, values, services);
    }
  }
  // A quirk of the engine: a method without parameters counts as found for any arguments, and then the call fails.
  if (values.length > 0 && overloads.some((overload) => overload.parameters.length === 0)) {
    throw new EvaluationError('The method takes no arguments.');
  }
  return undefined;
}

function fits(overload: Overload<never>, values: readonly Value[]): boolean {
  const { parameters } = overload;
  if (parameters.length !== values.length) return overload.isVariadic === true && fitsVariadic(parameters, values);
  for (let at = 0; at < parameters.length; at++) {
    if (!(parameters[at] as Parameter)(values[at] as Value)) return false;
  }
  return true;
}

function fitsVariadic(parameters: readonly Parameter[], values: readonly Value[]): boolean {
  const last = parameters.length - 1;
  if (values.length < last) return false;
  return values.every((value, at) => (parameters[Math.min(at, last)] as Parameter)(value));
}

/** An argument that a parameter let through as an integer. */
export function int(value: Value | undefined): number {
  return value as number;
}

/** An argument that a parameter let through as a string. */
export function text(value: Value | undefined): string {
  return value as string;
}

/** An argument that a parameter let through as a number. */
export function numeric(value: Value | undefined): NumberValue {
  return value as NumberValue;
}

/** A failure of a method: it ends the template. */
export function failure(message: string): EvaluationError {
  return new EvaluationError(message);
}

/** An integer outside of what a list or string has. */
export function outOfBounds(index: number, size: number): EvaluationError {
  return failure(`Position ${index} is out of range: there are ${size}, counted from 0.`);
}

function refuseNull({ parameters }: Overload<never>, values: readonly Value[]): void {
  const last = parameters.length - 1;
  const isRefused = values.some(
    (value, at) => value === null && REFUSING_NULL.has(parameters[Math.min(at, last)] as Parameter),
  );
  if (isRefused) throw failure('The argument is null, which this method does not take.');
}

function isKind(value: Value, kind: string): boolean {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** Comparing with something of another type fails, though the method is found. */
export function otherType(): never {
  throw failure('A value can be compared with one of its own type only.');
}
