// Messages as the trace keeps them: bodies as text or base64, cut to a cap.

import type { TraceBody } from '../../../shared/trace/trace';
import { maskedQueryValue } from './secrets';

/** Longest body a trace keeps, in bytes. */
export const traceBodyBytes = 64 * 1_024;

/**
 * The body for a trace: text where it is UTF-8, else base64, at most 64 KiB of it. `bytes` is the true length where
 * `body` is only the beginning of it.
 */
export function traceBody(body: Uint8Array | null, bytes = body?.length ?? 0): TraceBody {
  if (body === null || body.length === 0) return { bytes, text: '' };
  const isTruncated = bytes > traceBodyBytes;
  const kept = Buffer.from(body.buffer, body.byteOffset, isTruncated ? wholeCharacters(body) : body.length);
  const text = readUtf8(kept);
  return {
    bytes,
    ...(text === undefined ? { text: kept.toString('base64'), isBase64: true } : { text }),
    ...(isTruncated && { isTruncated }),
  };
}

/** Query pairs as the trace shows them: each name with all its values. */
export function traceQuery(
  query: readonly (readonly [name: string, value: string])[],
): Readonly<Record<string, readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const [name, sent] of query) {
    const value = maskedQueryValue(name, sent);
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  return Object.fromEntries(values);
}

/** Where to cut so that no UTF-8 character is split. */
function wholeCharacters(body: Uint8Array): number {
  if (body.length <= traceBodyBytes) return body.length;
  let end = traceBodyBytes;
  while (end > traceBodyBytes - 4 && ((body[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end;
}

function readUtf8(bytes: Buffer): string | undefined {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // not UTF-8: the caller keeps it as base64
    return undefined;
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
