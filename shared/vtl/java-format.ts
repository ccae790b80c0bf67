/** Java's `String.format`. */

import { isNumber, javaHash, toBigInt } from './comparison';
import type { MethodServices } from './frame';
import { decimalDigits } from './java-double';
import { EvaluationError } from './template-error';
import type { Value } from './value-kinds';

interface Specifier {
  readonly source: string;
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly conversion: string;
}

const SPECIFIER = /%(?:(\d+)\$|(<))?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/y;

/** Formats values by a format string. A specifier that does not fit its value is an error, as in Java. */
export function formatJava(format: string, values: readonly Value[], services: MethodServices): string {
  const source = { values, next: 0, last: -1 };
  let result = '';
  let at = 0;
  for (;;) {
    const percent = format.indexOf('%', at);
    if (percent === -1) return result + format.slice(at);
    const match = matchAt(format, percent);
    const specifier: Specifier = {
      source: match[0],
      flags: match[3] ?? '',
      width: Number(match[4] ?? 0),
      precision: match[5] === undefined ? undefined : Number(match[5]),
      conversion: match[6] ?? '',
    };
    checkFlags(specifier);
    services.checkLength(specifier.width + (specifier.precision ?? 0));
    result += format.slice(at, percent) + formatSpecifier(specifier, match, source, services);
    services.checkLength(result.length);
    at = percent + match[0].length;
  }
}

/** The arguments and which of them are next and last. */
interface ArgumentSource {
  readonly values: readonly Value[];
  next: number;
  last: number;
}

function matchAt(format: string, percent: number): RegExpExecArray {
  const specifier = new RegExp(SPECIFIER.source, 'y');
  specifier.lastIndex = percent;
  const match = specifier.exec(format);
  if (match === null) throw broken(format.slice(percent, percent + 10));
  return match;
}

/** The flags that each conversion takes. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['%', '-'],
  ['n', ''],
  ['s', '-'],
  ['b', '-'],
  ['h', '-'],
  ['c', '-'],
  ['d', '-+ 0,('],
  ['x', '-#0+ ('],
  ['o', '-#0+ ('],
  ['f', '-#+ 0,('],
  ['e', '-#+ 0('],
  ['g', '-+ 0,('],
]);

function checkFlags({ source, flags, width, precision, conversion }: Specifier): void {
  const allowed = FLAGS.get(conversion.toLowerCase()) ?? '';
  const contradict = (flags.includes('-') && flags.includes('0')) || (flags.includes('+') && flags.includes(' '));
  if (contradict || new Set(flags).size < flags.length || [...flags].some((flag) => !allowed.includes(flag))) {
    throw broken(source, 'has flags that do not go together');
  }
  if (/[-0]/.test(flags) && width === 0) throw broken(source, 'has a flag that needs a width');
  if (conversion === 'n' && width > 0) throw broken(source, 'has a width, which %n does not take');
  if (precision !== undefined && /[%ncdxXo]/i.test(conversion))
    throw broken(source, 'has a precision that it does not take');
}

function formatSpecifier(
  specifier: Specifier,
  match: RegExpExecArray,
  source: ArgumentSource,
  services: MethodServices,
): string {
  if (specifier.conversion === 'n') return '\n';
  if (specifier.conversion === '%') return pad('%', specifier);
  const [, position, isSame] = match;
  const index = position !== undefined ? Number(position) - 1 : isSame !== undefined ? source.last : source.next++;
  const value = source.values[index];
  if (value === undefined) throw broken(specifier.source, 'has no argument');
  source.last = index;
  return formatOne(specifier, value, services);
}

function formatOne(specifier: Specifier, value: Value, services: MethodServices): string {
  const isUpper = specifier.conversion !== specifier.conversion.toLowerCase();
  const formatted = converted(specifier, value, services);
  return isUpper ? formatted.toUpperCase() : formatted;
}

function converted(specifier: Specifier, value: Value, services: MethodServices): string {
  switch (specifier.conversion) {
    case 's':
    case 'S':
      return padText(services.print(value), specifier);
    case 'b':
    case 'B':
      return padText(typeof value === 'boolean' ? `${value}` : `${value !== null}`, specifier);
    case 'h':
    case 'H':
      return padText(value === null ? 'null' : (javaHash(value) >>> 0).toString(16), specifier);
    case 'c':
    case 'C':
      return padText(characterText(specifier, value), specifier);
    case 'd':
    case 'x':
    case 'X':
    case 'o':
      return value === null ? padText('null', specifier) : integer(specifier, value);
    case 'f':
    case 'e':
    case 'E':
    case 'g':
    case 'G':
      return value === null ? padText('null', specifier) : floating(specifier, value);
    default:
      throw broken(specifier.source);
  }
}

function padText(text: string, specifier: Specifier): string {
  return pad(specifier.precision === undefined ? text : text.slice(0, specifier.precision), specifier);
}

function pad(text: string, specifier: Specifier): string {
  return specifier.flags.includes('-') ? text.padEnd(specifier.width) : text.padStart(specifier.width);
}

function characterText(specifier: Specifier, value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'number' && value >= 0 && value <= 0x10ffff) return String.fromCodePoint(value);
  if (typeof value === 'object' && value.kind === 'character') return value.text;
  throw mismatch(specifier, 'a character');
}

function integer(specifier: Specifier, value: Value): string {
  if (!isNumber(value) || (typeof value === 'object' && value.kind === 'double'))
    throw mismatch(specifier, 'an integer');
  const number = toBigInt(value);
  if (specifier.conversion === 'd') return signed(number < 0n, `${number < 0n ? -number : number}`, specifier);
  const base = specifier.conversion === 'o' ? 8 : 16;
  const isBig = typeof value === 'object' && value.kind === 'biginteger';
  const bits = typeof value === 'number' ? 32 : 64;
  const unsigned = number < 0n && !isBig ? BigInt.asUintN(bits, number) : number;
  if (!isBig && /[+ (]/.test(specifier.flags)) throw broken(specifier.source, 'has flags that are for decimal numbers');
  const prefix = specifier.flags.includes('#') ? (base === 8 ? '0' : '0x') : '';
  const digits = (unsigned < 0n ? -unsigned : unsigned).toString(base);
  return signed(unsigned < 0n, prefix + digits, specifier);
}

function floating(specifier: Specifier, value: Value): string {
  if (typeof value !== 'object' || value?.kind !== 'double') throw mismatch(specifier, 'a number with a point');
  const number = value.value;
  const isNegative = number < 0 || Object.is(number, -0);
  if (!Number.isFinite(number)) {
    const text = Number.isNaN(number) ? 'NaN' : 'Infinity';
    return signed(isNegative, text, { ...specifier, flags: specifier.flags.replace(/[0,]/g, '') });
  }
  const size = Math.abs(number);
  const precision = specifier.precision ?? 6;
  const kind = specifier.conversion.toLowerCase();
  // The flag # keeps the point even where no digit follows it.
  const point = precision === 0 && specifier.flags.includes('#') ? '.' : '';
  if (kind === 'f') return signed(isNegative, fixed(size, precision) + point, specifier);
  if (kind === 'e') return signed(isNegative, scientific(size, precision).replace('e', `${point}e`), specifier);
  return signed(isNegative, general(size, precision === 0 ? 1 : precision), specifier);
}

/** `%g`: plain or scientific, by the size of the rounded number. */
function general(size: number, significant: number): string {
  if (size === 0) return fixed(0, significant - 1);
  const { digits, exponent } = decimalDigits(size);
  const rounded = roundDigits(digits, significant).toString();
  const power = rounded.length > significant ? exponent + 1 : exponent;
  if (power < -4 || power >= significant) return scientific(size, significant - 1);
  return fixed(size, significant - 1 - power);
}

/** Sign, grouping and zeros. */
function signed(isNegative: boolean, digits: string, specifier: Specifier): string {
  const { flags, width } = specifier;
  const grouped = flags.includes(',')
    ? digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','))
    : digits;
  const before = isNegative
    ? flags.includes('(')
      ? '('
      : '-'
    : flags.includes('+')
      ? '+'
      : flags.includes(' ')
        ? ' '
        : '';
  const after = isNegative && flags.includes('(') ? ')' : '';
  if (!flags.includes('0')) return pad(before + grouped + after, specifier);
  return before + grouped.padStart(width - before.length - after.length, '0') + after;
}

/** Rounds the shortest decimal form half up, as Java does: not what the bits would say. */
function fixed(size: number, precision: number): string {
  if (size === 0) return precision > 0 ? `0.${'0'.repeat(precision)}` : '0';
  const { digits, exponent } = decimalDigits(size);
  const kept = exponent + 1 + precision;
  const scaled = kept < 0 ? 0n : roundDigits(digits, kept);
  const text = scaled.toString().padStart(precision + 1, '0');
  return precision === 0 ? text : `${text.slice(0, -precision)}.${text.slice(-precision)}`;
}

/** The first `count` of the digits as an integer, rounded half up. */
function roundDigits(digits: string, count: number): bigint {
  if (count >= digits.length) return BigInt(digits + '0'.repeat(count - digits.length));
  const head = BigInt(digits.slice(0, count) || '0');
  return digits.charCodeAt(count) >= 53 ? head + 1n : head;
}

function scientific(size: number, precision: number): string {
  if (size === 0) return `${fixed(0, precision)}e+00`;
  const { digits, exponent } = decimalDigits(size);
  const rounded = roundDigits(digits, precision + 1).toString();
  const power = rounded.length > precision + 1 ? exponent + 1 : exponent;
  const mantissa = rounded.slice(0, precision + 1);
  const sign = power < 0 ? '-' : '+';
  const text = precision > 0 ? `${mantissa.charAt(0)}.${mantissa.slice(1)}` : mantissa;
  return `${text}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

function broken(source: string, why = 'is no format that Java knows'): EvaluationError {
  return new EvaluationError(`"${source}" ${why}.`);
}

function mismatch(specifier: Specifier, wanted: string): EvaluationError {
  return new EvaluationError(`"${specifier.source}" formats ${wanted}, but the argument is none.`);
}
