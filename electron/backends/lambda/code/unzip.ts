// Unpacks a deployment package. Archives are untrusted: nothing leaves the target folder, nothing grows beyond a limit.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/** The archive cannot be used; the message says why. */
export class BrokenArchive extends Error {}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
  /** Unix permissions; 0 where the archive has none. */
  readonly mode: number;
}

// AWS documented: gettingstarted-limits, 250 MB unzipped with layers.
export const unpackedLimit = 262_144_000;
const entryLimit = 65_535;
const inflate = promisify(inflateRaw);

/** Writes the archive's files below `folder`, which must be new. */
export async function unzip(archive: string, folder: string, limit = unpackedLimit): Promise<void> {
  const bytes = await readFile(archive);
  const entries = entriesOf(bytes);
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  // AWS assumed: the words that CreateFunction refuses such packages with.
  if (total > limit) throw new BrokenArchive(`Unzipped size must be smaller than ${limit} bytes.`);
  for (const entry of entries) checkName(entry.name);
  await mkdir(folder, { recursive: true });
  for (const entry of entries) {
    const target = path.join(folder, ...entry.name.split('/'));
    if (entry.name.endsWith('/')) await mkdir(target, { recursive: true });
    else {
      await mkdir(path.dirname(target), { recursive: true });
      const isProgram = (entry.mode & 0o111) !== 0;
      await writeFile(target, await contentOf(bytes, entry), { mode: isProgram ? 0o755 : 0o644 });
    }
  }
}

function entriesOf(bytes: Buffer): readonly Entry[] {
  const { count, start } = directoryOf(bytes);
  if (count > entryLimit) throw new BrokenArchive(`The archive has ${count} entries; ${entryLimit} is the most.`);
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw new BrokenArchive('The archive is cut off.');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const extraBytes = bytes.readUInt16LE(at + 30);
    const end = at + 46 + nameBytes + extraBytes;
    if (end > bytes.length) throw new BrokenArchive('The archive is cut off.');
    const name = bytes.toString('utf8', at + 46, at + 46 + nameBytes);
    entries.push(entryAt(bytes, at, name, bytes.subarray(at + 46 + nameBytes, end)));
    at = end + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number, name: string, extra: Buffer): Entry {
  if ((bytes.readUInt16LE(at + 8) & 1) !== 0) throw new BrokenArchive(`${name} is encrypted.`);
  const method = bytes.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8)
    throw new BrokenArchive(`${name} is compressed in a way that Lambda does not read.`);
  const mode = bytes.readUInt32LE(at + 38) >>> 16;
  if ((mode & 0o170000) === 0o120000)
    throw new BrokenArchive(`${name} is a symbolic link; Gatehouse unpacks only files.`);
  const large = largeFields(extra);
  const field = (where: number) => {
    const value = bytes.readUInt32LE(where);
    return value === 0xffffffff ? large() : value;
  };
  // The order is that of the large fields in the extra part.
  const unpacked = field(at + 24);
  const packedBytes = field(at + 20);
  const offset = field(at + 42);
  return { name, method, crc: bytes.readUInt32LE(at + 16), packedBytes, bytes: unpacked, offset, mode };
}

/** Reads the 64-bit sizes of an entry one after the other. */
function largeFields(extra: Buffer): () => number {
  let values: Buffer | undefined;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) values = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let at = 0;
  return () => {
    if (values === undefined || at + 8 > values.length) throw new BrokenArchive('The archive is cut off.');
    at += 8;
    return Number(values.readBigUInt64LE(at - 8));
  };
}

/** Finds the central directory from the record at the archive's end. */
function directoryOf(bytes: Buffer): { readonly count: number; readonly start: number } {
  const farthest = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= farthest; at--) {
    if (bytes.readUInt32LE(at) !== 0x06054b50) continue;
    const count = bytes.readUInt16LE(at + 10);
    const start = bytes.readUInt32LE(at + 16);
    if (count !== 0xffff && start !== 0xffffffff) return { count, start };
    if (at < 20 || bytes.readUInt32LE(at - 20) !== 0x07064b50) return { count, start };
    const large = Number(bytes.readBigUInt64LE(at - 12));
    if (large + 56 > bytes.length) break;
    return { count: Number(bytes.readBigUInt64LE(large + 32)), start: Number(bytes.readBigUInt64LE(large + 48)) };
  }
  throw new BrokenArchive('The file is not a zip archive.');
}

/** A name that leads out of the folder, or means something else on another system, spoils the whole archive. */
function checkName(name: string): void {
  const parts = name.split('/');
  const isBad =
    name === '' || name.startsWith('/') || /[\\\0]|^[a-z]:/i.test(name) || parts.includes('..') || parts.includes('.');
  if (isBad) throw new BrokenArchive(`The archive names a path outside itself: ${JSON.stringify(name)}.`);
}

async function contentOf(bytes: Buffer, entry: Entry): Promise<Buffer> {
  const { name, offset, packedBytes } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) {
    throw new BrokenArchive('The archive is cut off.');
  }
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(from, from + packedBytes);
  if (packed.length < packedBytes) throw new BrokenArchive('The archive is cut off.');
  const content = await unpacked(packed, entry);
  if (content.length !== entry.bytes || crcOf(content) !== entry.crc) throw new BrokenArchive(`${name} is damaged.`);
  return content;
}

async function unpacked(packed: Buffer, { name, method, bytes }: Entry): Promise<Buffer> {
  if (method === 0) return packed;
  try {
    // What unpacks to more than the archive says is a bomb: it is never unpacked further.
    return await inflate(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw new BrokenArchive(`${name} is damaged.`);
  }
}

const crcTable = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

function crcOf(content: Buffer): number {
  let crc = -1;
  for (let at = 0; at < content.length; at++) {
    crc = (crcTable[(crc ^ (content[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}
