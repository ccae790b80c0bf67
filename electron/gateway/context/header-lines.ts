// Looking things up in header lines. Mappings match names exactly as the client wrote them; the gateway's own needs do not.
import type { HeaderList } from '../../../shared/trace/trace';

/** The last value of `name`, whatever its letter case; `lowerName` is in lower case. */
export function findHeader(headers: HeaderList, lowerName: string): string | undefined {
  for (let at = headers.length - 1; at >= 0; at--) {
    const line = headers[at];
    if (line !== undefined && isHeaderNamed(line[0], lowerName)) return line[1];
  }
  return undefined;
}

/** True if `name` is `lowerName` in any letter case. */
export function isHeaderNamed(name: string, lowerName: string): boolean {
  return name.length === lowerName.length && (name === lowerName || name.toLowerCase() === lowerName);
}

/**
 * The last value of exactly `name`.
 * AWS documented: "Set up request validation in API Gateway", names in mappings are case-sensitive.
 */
export function exactValue(lines: HeaderList, name: string): string | undefined {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (line !== undefined && line[0] === name) return line[1];
  }
  return undefined;
}

/** All values of exactly `name`, in order. */
export function exactValues(lines: HeaderList, name: string): readonly string[] {
  const values: string[] = [];
  for (const line of lines) if (line[0] === name) values.push(line[1]);
  return values;
}

const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const unsendable = /[^\t\x20-\x7e\x80-\xff]/;
const controls = /(?!\t)\p{Cc}/gu;

/** True for a name that can stand in a header line. */
export function isHeaderName(name: string): boolean {
  return headerName.test(name);
}

/**
 * `value` as it can stand in a header line: beyond Latin-1 as UTF-8 bytes, control characters as spaces.
 * AWS assumed: no record of such values; a line break taken from a payload must not start a header of its own.
 */
export function headerText(value: string): string {
  if (!unsendable.test(value)) return value;
  return Buffer.from(value.replace(controls, ' '), 'utf8').toString('latin1');
}
