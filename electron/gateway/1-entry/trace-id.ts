// The X-Ray header `X-Amzn-Trace-Id`: what the client sent is kept, what is missing is made up.
// https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader

const rootPattern = /(?:^|;)\s*Root=(1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24})\s*(?:;|$)/i;
const parentPattern = /(?:^|;)\s*Parent=([0-9a-fA-F]{16})\s*(?:;|$)/i;
const sampledPattern = /(?:^|;)\s*Sampled=([01])\s*(?:;|$)/i;

/**
 * The header handed on: a new Root where the client sent none, else the client's with a Parent.
 * `hex(n)` gives n random hexadecimal digits.
 */
export function traceIdFor(sent: string | undefined, epochMs: number, hex: (digits: number) => string): string {
  const root = sent === undefined ? undefined : rootPattern.exec(sent)?.[1];
  if (sent === undefined || root === undefined) return `Root=${newRoot(epochMs, hex)}`;
  const parent = parentPattern.exec(sent)?.[1];
  // AWS recorded: Root, Parent and Sampled of the client are kept, a missing Parent is made
  const sampled = sampledPattern.exec(sent)?.[1] ?? (parent === undefined ? '0' : '1');
  return `Root=${root};Parent=${parent ?? hex(16)};Sampled=${sampled}`;
}

/** The Root of a header that `traceIdFor` made. */
export function rootOfTraceId(traceId: string): string {
  const end = traceId.indexOf(';');
  return traceId.slice('Root='.length, end === -1 ? traceId.length : end);
}

function newRoot(epochMs: number, hex: (digits: number) => string): string {
  const seconds = Math.floor(epochMs / 1_000) % 0x1_0000_0000;
  return `1-${seconds.toString(16).padStart(8, '0')}-${hex(24)}`;
}
