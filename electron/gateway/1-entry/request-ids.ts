// Ids of requests, from a pool of random bytes that is refilled in one call for hundreds of requests.

/** Fills `bytes` with random values; tests pass a seeded one. */
export type FillRandom = (bytes: Uint8Array) => void;

export interface RequestIds {
  /** A version 4 UUID. */
  requestId(): string;
  /** AWS recorded: `x-amz-apigw-id` is 16 characters that end with `=`. */
  extendedRequestId(): string;
  /** That many hexadecimal digits (an even number). */
  hex(digits: number): string;
}

const poolBytes = 8_192;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Opens a generator. */
export function openRequestIds(fillRandom: FillRandom): RequestIds {
  const pool = Buffer.alloc(poolBytes);
  let used = poolBytes;

  /** Where the next `count` unused bytes begin. */
  function take(count: number): number {
    if (used + count > poolBytes) {
      fillRandom(pool);
      used = 0;
    }
    const at = used;
    used += count;
    return at;
  }

  return {
    requestId() {
      const at = take(16);
      pool[at + 6] = ((pool[at + 6] as number) & 0x0f) | 0x40;
      pool[at + 8] = ((pool[at + 8] as number) & 0x3f) | 0x80;
      const hex = pool.toString('hex', at, at + 16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    extendedRequestId() {
      const at = take(11);
      return pool.toString('base64', at, at + 11);
    },
    hex(digits) {
      const at = take(digits / 2);
      return pool.toString('hex', at, at + digits / 2);
    },
  };
}

/** True for text that a client may set as its own request id. */
export function isRequestId(text: string): boolean {
  return text.length === 36 && uuidPattern.test(text);
}
