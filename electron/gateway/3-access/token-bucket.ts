// A token bucket: holds `burst` tokens, refills `rate` a second, gives one a request.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html

export interface TokenBucket {
  /** Takes a token; false where the bucket is empty. */
  take(nowMs: number): boolean;
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
  return {
    take(now) {
      // a clock that jumps back must not drain the bucket
      if (now > filledAt) {
        tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * rate);
        filledAt = now;
      }
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
