// What each condition operator compares.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { compileArnValue } from './arn-pattern';
import type { ConditionKeys } from './condition-keys';
import { isInRange, readIpAddress, readIpRange } from './ip-range';
import { readPolicyDate } from './policy-date';
import { compilePattern, type ValuePattern } from './value-pattern';

export interface ConditionOperator {
  /** Negated operators hold where no value matches. */
  readonly isNegated: boolean;
  /** What a value has to be, for messages: `a number`. Absent: any text will do. */
  readonly wants?: string;
  /** The test of one value of a policy; undefined where the operator cannot take it. */
  readonly compile: (value: string, hasVariables: boolean) => ValuePattern | undefined;
}

/** Every operator but Null by its name. */
export const conditionOperators: ReadonlyMap<string, ConditionOperator> = new Map([
  ...both('StringEquals', 'StringNotEquals', undefined, text({ hasWildcards: false })),
  ...both(
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    undefined,
    text({ hasWildcards: false, ignoresCase: true }),
  ),
  ...both('StringLike', 'StringNotLike', undefined, text({ hasWildcards: true })),
  ...ordered('Numeric', 'a number', readNumber),
  ...ordered('Date', 'an ISO 8601 date or seconds since 1970', readPolicyDate),
  one('Bool', '"true" or "false"', compileBool),
  one('BinaryEquals', 'base64 text', (value) => {
    const bytes = sameBytes(value);
    return bytes === undefined ? undefined : (actual) => sameBytes(actual) === bytes;
  }),
  ...both('IpAddress', 'NotIpAddress', 'an IP address or CIDR range', (value) => {
    const range = readIpRange(value);
    if (range === undefined) return undefined;
    return (actual) => {
      const address = readIpAddress(actual);
      return address !== undefined && isInRange(address, range);
    };
  }),
  ...both('ArnEquals', 'ArnNotEquals', undefined, compileArnValue),
  ...both('ArnLike', 'ArnNotLike', undefined, compileArnValue),
]);

/** An operator as written, taken apart: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorName {
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  /** `Null`, or the name of one of `conditionOperators`. */
  readonly base: string;
  readonly isIfExists: boolean;
}

const byLowerCase = new Map([...conditionOperators.keys(), 'Null'].map((name) => [name.toLowerCase(), name]));
const written = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/i;

/** Takes an operator apart; undefined where there is none of that name. AWS assumed: case does not matter. */
export function readOperator(name: string): OperatorName | undefined {
  const [, set, base = '', ifExists] = written.exec(name) ?? [];
  const known = byLowerCase.get(base.toLowerCase());
  if (known === undefined) return undefined;
  const isIfExists = ifExists !== undefined;
  // AWS documented: Null asks for the key itself, so it takes neither
  if (known === 'Null' && (isIfExists || set !== undefined)) return undefined;
  if (set === undefined) return { set, base: known, isIfExists };
  return { set: set.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue', base: known, isIfExists };
}

type Compile = ConditionOperator['compile'];
type Entry = readonly [name: string, operator: ConditionOperator];

function one(name: string, wants: string | undefined, compile: Compile, isNegated = false): Entry {
  return [name, { isNegated, compile, ...(wants !== undefined && { wants }) }];
}

function both(positive: string, negative: string, wants: string | undefined, compile: Compile): readonly Entry[] {
  return [one(positive, wants, compile), one(negative, wants, compile, true)];
}

function text(options: { readonly hasWildcards: boolean; readonly ignoresCase?: boolean }): Compile {
  return (value, hasVariables) => compilePattern(value, { ...options, hasVariables });
}

function ordered(kind: string, wants: string, read: (text: string) => number | undefined): readonly Entry[] {
  const comparing = (holds: (actual: number, value: number) => boolean): Compile => {
    return (value) => {
      const wanted = read(value);
      if (wanted === undefined) return undefined;
      return (actual) => {
        const number = read(actual);
        return number !== undefined && holds(number, wanted);
      };
    };
  };
  return [
    ...both(
      `${kind}Equals`,
      `${kind}NotEquals`,
      wants,
      comparing((actual, value) => actual === value),
    ),
    one(
      `${kind}LessThan`,
      wants,
      comparing((actual, value) => actual < value),
    ),
    one(
      `${kind}LessThanEquals`,
      wants,
      comparing((actual, value) => actual <= value),
    ),
    one(
      `${kind}GreaterThan`,
      wants,
      comparing((actual, value) => actual > value),
    ),
    one(
      `${kind}GreaterThanEquals`,
      wants,
      comparing((actual, value) => actual >= value),
    ),
  ];
}

function readNumber(value: string): number | undefined {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(value) ? Number(value) : undefined;
}

// AWS documented: one page lets Bool have variables, another does not. AWS assumed: it may, and case does not matter
function compileBool(value: string, hasVariables: boolean): ValuePattern | undefined {
  if (!/^(?:true|false)$/i.test(value) && !(hasVariables && value.includes('${'))) return undefined;
  return compilePattern(value, { hasVariables, hasWildcards: false, ignoresCase: true });
}

/** Base64 text without what may differ between writers of the same bytes. */
function sameBytes(base64: string): string | undefined {
  const digits = base64.replace(/\s/g, '').replace(/={1,2}$/, '');
  return /^[A-Za-z\d+/]*$/.test(digits) && digits.length % 4 !== 1 ? digits : undefined;
}

/** Whether a condition holds, by what its operator makes of the values. */
export function compileCondition(
  { set, base, isIfExists }: OperatorName,
  key: string,
  values: readonly ValuePattern[],
): (keys: ConditionKeys) => boolean {
  const name = key.toLowerCase();
  const isNegated = conditionOperators.get(base)?.isNegated === true;
  return (keys) => {
    const actual = keys.get(name);
    const matches = (one: string) => values.some((value) => value(one, keys)) !== isNegated;
    if (actual === undefined || actual.length === 0) {
      // AWS documented: absent keys
      if (isIfExists || set === 'ForAllValues') return true;
      return set === undefined && isNegated;
    }
    if (set === 'ForAllValues') return actual.every(matches);
    // AWS documented: negated operators hold where none matches
    return set === undefined && isNegated ? actual.every(matches) : actual.some(matches);
  };
}
