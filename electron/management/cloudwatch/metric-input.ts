// Members of CloudWatch calls, whichever protocol they came by: texts for numbers and times in forms.
import type { MetricName } from '../../studio/metrics/metric-store';
import { AwsError } from '../wire/aws-error';

export type Input = Readonly<Record<string, unknown>>;

/** Codes as forms have them; JSON clients know them with `Exception` behind. */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', 400, message);
}

/** A member that is text; undefined where it is absent or empty. */
export function textOf(input: Input, name: string): string | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw invalidValue(`The parameter ${name} must be a string.`);
  return value;
}

/** A member that must be there. */
export function requiredText(input: Input, name: string): string {
  const value = textOf(input, name);
  if (value !== undefined) return value;
  throw new AwsError('MissingParameter', 400, `The parameter ${name} is required.`);
}

/** A number; undefined where it is absent. */
export function numberOf(input: Input, name: string): number | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  throw invalidValue(`The parameter ${name} must be a number.`);
}

/** A time in epoch milliseconds: seconds in JSON and CBOR, ISO 8601 in forms. */
export function timeOf(input: Input, name: string): number | undefined {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  const at =
    value instanceof Date ? value.getTime() : typeof value === 'number' ? value * 1_000 : Date.parse(String(value));
  if (Number.isFinite(at)) return at;
  throw invalidValue(`The parameter ${name} must be a timestamp in the ISO 8601 format.`);
}

/** A list of structures. */
export function listOf(input: Input, name: string): readonly Input[] {
  const value = Object.hasOwn(input, name) ? input[name] : undefined;
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.map((element) => (element ?? {}) as Input);
  throw invalidValue(`The parameter ${name} must be a list.`);
}

/** A list of texts or numbers. */
export function valuesOf(input: Input, name: string): readonly unknown[] {
  return listOf(input, name) as readonly unknown[];
}

/** The metric that Namespace, MetricName and Dimensions name. */
export function metricOf(input: Input, namespace: string): MetricName {
  const pairs = listOf(input, 'Dimensions').map((each) => [requiredText(each, 'Name'), requiredText(each, 'Value')]);
  return { namespace, metricName: requiredText(input, 'MetricName'), dimensions: Object.fromEntries(pairs) };
}
