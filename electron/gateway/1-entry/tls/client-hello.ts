// The first words of a TLS client, read before the handshake begins: which name it wants and which versions it knows.
// https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2

export interface ClientHello {
  /** In lower case; empty where the client names none. */
  readonly serverName: string;
  /** As on the wire: 0x0304 is TLS 1.3. */
  readonly versions: readonly number[];
}

/** `more`: not all of it has come yet. `not-tls`: these bytes are no TLS. */
export type HelloReading = ClientHello | 'more' | 'not-tls';

const recordHeadBytes = 5;
const handshakeRecord = 22;
const clientHelloType = 1;
/** Longer ones are nobody's: post-quantum keys take less than two. */
const mostBytes = 64 * 1_024;
const serverNameExtension = 0;
const versionsExtension = 43;

/** Reads the hello at the beginning of what a client sent. */
export function readClientHello(bytes: Buffer): HelloReading {
  const message = joinRecords(bytes);
  if (message === 'more') return bytes.length > mostBytes ? 'not-tls' : 'more';
  if (message === 'not-tls') return message;
  try {
    return parseHello(message);
  } catch (error) {
    // a length that points beyond the message
    if (error instanceof RangeError) return 'not-tls';
    throw error;
  }
}

/** The handshake message without its own head: it may be split over records. */
function joinRecords(bytes: Buffer): Buffer | 'more' | 'not-tls' {
  const parts: Buffer[] = [];
  let at = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let have = 0;
  while (have < wanted) {
    if (at < bytes.length && bytes[at] !== handshakeRecord) return 'not-tls';
    if (bytes.length < at + recordHeadBytes) return 'more';
    const length = bytes.readUInt16BE(at + 3);
    if (bytes[at + 1] !== 3 || length === 0) return 'not-tls';
    const part = bytes.subarray(at + recordHeadBytes, at + recordHeadBytes + length);
    parts.push(part);
    have += part.length;
    at += recordHeadBytes + length;
    if (have >= 4) {
      const head = Buffer.concat(parts);
      if (head[0] !== clientHelloType) return 'not-tls';
      wanted = 4 + head.readUIntBE(1, 3);
      if (wanted > mostBytes) return 'not-tls';
    }
    if (part.length < length && have < wanted) return 'more';
  }
  return Buffer.concat(parts).subarray(4, wanted);
}

function parseHello(message: Buffer): ClientHello {
  const legacyVersion = message.readUInt16BE(0);
  let at = 2 + 32;
  at += 1 + message.readUInt8(at);
  at += 2 + message.readUInt16BE(at);
  at += 1 + message.readUInt8(at);
  let serverName = '';
  let versions: readonly number[] = [legacyVersion];
  if (at < message.length) {
    const end = at + 2 + message.readUInt16BE(at);
    at += 2;
    while (at + 4 <= end) {
      const type = message.readUInt16BE(at);
      const length = message.readUInt16BE(at + 2);
      const body = message.subarray(at + 4, at + 4 + length);
      if (type === serverNameExtension) serverName = nameOf(body);
      else if (type === versionsExtension) versions = versionsOf(body);
      at += 4 + length;
    }
  }
  return { serverName, versions };
}

function nameOf(body: Buffer): string {
  if (body.length < 5) return '';
  return body
    .subarray(5, 5 + body.readUInt16BE(3))
    .toString('latin1')
    .toLowerCase();
}

/** Without the ones that only test whether servers bear with unknown values (GREASE). */
function versionsOf(body: Buffer): readonly number[] {
  const versions: number[] = [];
  for (let at = 1; at + 1 < body.length; at += 2) versions.push(body.readUInt16BE(at));
  return versions.filter((version) => version >= 0x0300 && version <= 0x0304);
}
