// IPv4 and IPv6 addresses and CIDR ranges, read strictly.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

/** Bytes of an address: 4 or 16. */
export type IpAddress = readonly number[];

export interface IpRange {
  readonly address: IpAddress;
  /** Leading bits that count. */
  readonly prefix: number;
}

/** Reads an address; undefined where it is none. An IPv4 address in IPv6 clothes is IPv4. */
export function readIpAddress(text: string): IpAddress | undefined {
  if (!text.includes(':')) return readIpv4(text);
  const bytes = readIpv6(text);
  const isMapped = bytes?.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return isMapped ? bytes?.slice(12) : bytes;
}

/** Reads `address/prefix`, or an address alone. */
export function readIpRange(text: string): IpRange | undefined {
  const slash = text.indexOf('/');
  // a mapped address is read as it stands, for its prefix counts from the first of its 128 bits
  const written = slash === -1 ? text : text.slice(0, slash);
  const address = slash === -1 ? readIpAddress(written) : written.includes(':') ? readIpv6(written) : readIpv4(written);
  if (address === undefined) return undefined;
  const bits = address.length * 8;
  if (slash === -1) return { address, prefix: bits };
  const prefix = text.slice(slash + 1);
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits ? { address, prefix: Number(prefix) } : undefined;
}

/** Whether `address` lies in the range. An address of the other family never does. */
export function isInRange(address: IpAddress, range: IpRange): boolean {
  if (address.length !== range.address.length) return false;
  for (let index = 0; index < address.length; index += 1) {
    const bits = Math.min(8, range.prefix - index * 8);
    if (bits <= 0) return true;
    const mask = (0xff << (8 - bits)) & 0xff;
    if (((address[index] as number) & mask) !== ((range.address[index] as number) & mask)) return false;
  }
  return true;
}

function readIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function readIpv6(text: string): IpAddress | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsOf(head, tail === undefined);
  const after = tail === undefined ? [] : groupsOf(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** The bytes of groups between colons; the last of all may be an IPv4 address. */
function groupsOf(text: string, isLast: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    const ipv4 = isLast && index === groups.length - 1 ? readIpv4(group) : undefined;
    if (ipv4 !== undefined) bytes.push(...ipv4);
    else if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return undefined;
  }
  return bytes;
}
