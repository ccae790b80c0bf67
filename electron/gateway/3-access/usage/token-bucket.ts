// A token bucket: holds up to its burst, fills at its rate, and each request takes one.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html

export interface TokenBucket {
  /** Takes a token; false where the bucket is empty. */
  take(nowMs: number): boolean;
  /** Tokens in it at `nowMs`, with fractions. */
  level(nowMs: number): number;
}

export interface BucketLimits {
  /** Tokens a second. */
  readonly rate: number;
  /** Capacity. */
  readonly burst: number;
}

/** Opens a full bucket. Rate 0 or burst 0 blocks everything. */
export function openTokenBucket({ rate, burst }: BucketLimits, nowMs: number): TokenBucket {
  let tokens = rate > 0 ? burst : 0;
  let filledAt = nowMs;

  function fill(now: number): void {
    if (now <= filledAt) return;
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * rate);
    filledAt = now;
  }

  return {
    take(now) {
      fill(now);
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    level(now) {
      fill(now);
      return tokens;
    },
  };
}

/** Milliseconds until a bucket at `level` has a whole token; undefined where it never will. */
export function refillMs({ rate, burst }: BucketLimits, level: number): number | undefined {
  if (level >= 1) return 0;
  return rate > 0 && burst >= 1 ? Math.ceil(((1 - level) / rate) * 1_000) : undefined;
}
