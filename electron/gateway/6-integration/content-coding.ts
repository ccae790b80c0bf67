// Compressed answers of HTTP_PROXY endpoints: the client gets no Content-Encoding header, so the body must be plain.
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { limits } from '../../../shared/definition/limits';

type Decoder = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const decoders: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/**
 * The body without its coding. What cannot be decoded, or would grow beyond the payload limit, stays as it came.
 * AWS assumed: the service drops Content-Encoding (recorded), which only makes sense if it has decoded the body.
 */
export async function decodeContent(body: Uint8Array, coding: string): Promise<Uint8Array> {
  const decode = decoders.get(coding.trim().toLowerCase());
  if (decode === undefined || body.length === 0) return body;
  try {
    return await decode(body, { maxOutputLength: limits.payloadBytes });
  } catch {
    // not what its header says it is: passed on as it came
    return body;
  }
}
