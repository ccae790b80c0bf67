/** Floating numbers as Java prints them. */

/** Java's `Double.toString`: always with a point, and with an exponent below 10^-3 and from 10^7 up. */
export function javaDoubleText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : `${value}`;
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (!Number.isFinite(value)) return `${value}`;
  const { digits, exponent } = decimalDigits(size);
  return `${value < 0 ? '-' : ''}${digits.charAt(0)}.${digits.slice(1) || '0'}E${exponent}`;
}

/** The shortest digits that mean this positive number: `0.digits × 10^(exponent + 1)`. */
export function decimalDigits(value: number): { digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), exponent: Number(power) };
}
