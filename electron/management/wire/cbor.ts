// CBOR as AWS's RPC protocol uses it: maps with text keys, lists, texts, bytes, numbers, booleans, null, times.
// https://www.rfc-editor.org/rfc/rfc8949
import { AwsError } from './aws-error';

/** Deeper than any shape of AWS. */
const deepest = 50;

/** The value of a document; SerializationException where it is none. */
export function decodeCbor(content: Buffer): unknown {
  let at = 0;

  function read(depth: number): unknown {
    if (depth > deepest) throw broken();
    const initial = take(1)[0] ?? 0;
    const [major, info] = [initial >> 5, initial & 31];
    if (major === 7) return simple(info);
    if (info === 31) return indefinite(major, depth);
    const length = argument(info);
    switch (major) {
      case 0:
        return length;
      case 1:
        return -1 - length;
      case 2:
        return take(length);
      case 3:
        return take(length).toString('utf8');
      case 4:
        return Array.from({ length: bounded(length) }, () => read(depth + 1));
      case 5:
        return Object.fromEntries(
          Array.from({ length: bounded(length) }, () => [String(read(depth + 1)), read(depth + 1)]),
        );
      default: {
        const value = read(depth + 1);
        // Tag 1: seconds since 1970.
        return length === 1 && typeof value === 'number' ? new Date(Math.round(value * 1_000)) : value;
      }
    }
  }

  function simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    if (info === 25) return halfOf(take(2).readUInt16BE(0));
    if (info === 26) return take(4).readFloatBE(0);
    if (info === 27) return take(8).readDoubleBE(0);
    if (info === 22 || info === 23) return null;
    throw broken();
  }

  function indefinite(major: number, depth: number): unknown {
    const parts: unknown[] = [];
    while (content[at] !== 0xff) parts.push(read(depth + 1));
    at += 1;
    if (major === 4) return parts;
    if (major === 2) return Buffer.concat(parts as Buffer[]);
    if (major === 3) return parts.join('');
    if (major !== 5) throw broken();
    return Object.fromEntries(
      parts.flatMap((part, index) => (index % 2 === 0 ? [[String(part), parts[index + 1]]] : [])),
    );
  }

  function argument(info: number): number {
    if (info < 24) return info;
    if (info === 24) return take(1).readUInt8(0);
    if (info === 25) return take(2).readUInt16BE(0);
    if (info === 26) return take(4).readUInt32BE(0);
    if (info === 27) return Number(take(8).readBigUInt64BE(0));
    throw broken();
  }

  /** No list is longer than what is left of its bytes. */
  function bounded(length: number): number {
    if (length > content.length - at) throw broken();
    return length;
  }

  function take(length: number): Buffer {
    if (length > content.length - at) throw broken();
    at += length;
    return content.subarray(at - length, at);
  }

  return content.length === 0 ? {} : read(0);
}

/** A value as a document; members that are undefined are left out, Dates become times. */
export function encodeCbor(value: unknown): Buffer {
  if (value === null || value === undefined) return Buffer.from([0xf6]);
  if (typeof value === 'boolean') return Buffer.from([value ? 0xf5 : 0xf4]);
  if (typeof value === 'number') return encodeNumber(value);
  if (value instanceof Date) return Buffer.concat([Buffer.from([0xc1]), encodeNumber(value.getTime() / 1_000)]);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (Array.isArray(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Buffer.concat([head(5, members.length), ...members.flat().map(encodeCbor)]);
}

function encodeNumber(value: number): Buffer {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value >= 0 ? head(0, value) : head(1, -1 - value);
  const bytes = Buffer.alloc(9);
  bytes[0] = 0xfb;
  bytes.writeDoubleBE(value, 1);
  return bytes;
}

function head(major: number, length: number): Buffer {
  const type = major << 5;
  if (length < 24) return Buffer.from([type | length]);
  const bytes = Buffer.alloc(9);
  if (length <= 0xffffffff) {
    bytes[0] = type | 26;
    bytes.writeUInt32BE(length, 1);
    return bytes.subarray(0, 5);
  }
  bytes[0] = type | 27;
  bytes.writeBigUInt64BE(BigInt(length), 1);
  return bytes;
}

function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 1 ? -1 : 1, (bits >> 10) & 31, bits & 1_023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1_024) * 2 ** (exponent - 15);
}

function broken(): AwsError {
  return new AwsError('SerializationException', 400, 'The request body is not valid CBOR.');
}
