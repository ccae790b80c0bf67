// Subject `cors`: what a browser would make of a call from a page of another origin, and who is to blame.
import { z } from 'zod';
import type { CorsCure, CorsSide } from '../cors/cors-cure';
import type { CorsFault } from '../cors/judge-answer';
import { headerListInput } from './invocations';
import { method } from './subject';

/** One of the two calls. */
export interface CorsCall {
  readonly kind: 'preflight' | 'actual';
  readonly method: string;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly status: number;
  readonly responseHeaders: readonly (readonly [string, string])[];
  readonly requestId: string;
  readonly durationMs: number;
  /** Why the browser stops here; absent: it does not. */
  readonly fault?: CorsFault;
  /** Who wrote the answer. */
  readonly side: CorsSide;
}

export interface CorsReport {
  readonly outcome: 'allowed' | 'blocked';
  /** Why a preflight was needed; empty: it was not. */
  readonly preflightReasons: readonly string[];
  readonly calls: readonly CorsCall[];
  /** Headers of the answer that the page cannot read; of allowed calls. */
  readonly hiddenHeaders: readonly string[];
  /** Of blocked calls: who wrote the answer at which the browser stopped, and what would help. */
  readonly because?: string;
  readonly side?: CorsSide;
  readonly cure?: CorsCure;
}

export const corsSubject = {
  /** Calls a stage as a browser would for a page of `origin`. */
  check: method(
    z.strictObject({
      apiId: z.string(),
      stageName: z.string(),
      verb: z.string().regex(/^[A-Z]{1,16}$/),
      /** Path and query below the stage. */
      pathWithQueryString: z.string().default('/'),
      origin: z.string().regex(/^https?:\/\/[^/\s]+$/, 'An origin is a scheme and a host: https://app.example.com.'),
      headers: headerListInput.default([]),
      body: z.string().default(''),
      hasCredentials: z.boolean().default(false),
    }),
  ).returns<CorsReport>(),
} as const;
