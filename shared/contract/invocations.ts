// Subjects `gateway`, `invocations` and `requests`: running an API and looking at what happened.
import { z } from 'zod';
import { httpMethods } from '../definition/rest/method';
import type { Trace, TraceSummary } from '../trace/trace';
import { method } from './subject';

export interface GatewayState {
  readonly status: 'starting' | 'running' | 'restarting' | 'stopped' | 'failed';
  readonly port?: number;
  /** Serves the same over TLS. */
  readonly tlsPort?: number;
  /** Why the TLS port is not open. */
  readonly tlsRefused?: string;
  /** How often the gateway process died and was started again. */
  readonly restarts: number;
  /** Why it is not running, where it is not. */
  readonly reason?: string;
  /** Requests per second, 95th percentile in milliseconds and share of 4xx and 5xx over the last 10 seconds. */
  readonly load: {
    readonly perSecond: number;
    readonly p95Ms: number;
    readonly share4xx: number;
    readonly share5xx: number;
  };
}

export const headerListInput = z.array(z.tuple([z.string(), z.string()]));

export interface InvocationResult {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  /** UTF-8 text, or base64 where `isBase64`. */
  readonly body: string;
  readonly isBase64: boolean;
  readonly latencyMs: number;
  /** The execution log as TestInvokeMethod prints it. */
  readonly log: string;
  readonly trace: Trace;
}

const message = {
  /** Path and query below the stage, for example `/pets/1?type=dog`. */
  pathWithQueryString: z.string().default(''),
  headers: headerListInput.default([]),
  body: z.string().default(''),
};

export const gatewaySubject = {
  state: method(z.strictObject({}).default({})).returns<GatewayState>(),
  start: method(z.strictObject({}).default({})).returns<GatewayState>(),
  stop: method(z.strictObject({}).default({})).returns<GatewayState>(),
} as const;

export const invocationsSubject = {
  /** TestInvokeMethod: the working copy, without authorization, keys and throttles. */
  test: method(
    z.strictObject({
      apiId: z.string(),
      resourceId: z.string(),
      httpMethod: z.enum(httpMethods),
      /** The verb to send where the method is ANY. */
      verb: z.string().optional(),
      stageVariables: z.record(z.string(), z.string()).optional(),
      /** Shown to HTTPS endpoints that ask for one. */
      clientCertificateId: z.string().optional(),
      ...message,
    }),
  ).returns<InvocationResult>(),
  /** A request to the working copy of an HTTP API, without authorization and throttles. The service has no such call. */
  testRoute: method(
    z.strictObject({
      apiId: z.string(),
      verb: z.string().regex(/^[A-Z]{1,16}$/),
      stageVariables: z.record(z.string(), z.string()).optional(),
      ...message,
    }),
  ).returns<InvocationResult>(),
  /** A real request through the port to a deployed stage. */
  send: method(
    z.strictObject({ apiId: z.string(), stageName: z.string(), verb: z.string(), ...message }),
  ).returns<InvocationResult>(),
} as const;

export const requestFilterInput = z.strictObject({
  apiId: z.string().optional(),
  stage: z.string().optional(),
  method: z.string().optional(),
  /** `4xx`, `5xx`, or a number such as `403`. */
  status: z.string().optional(),
  origin: z.enum(['invoke', 'test']).optional(),
  /** Matches path, request id, resource path, response type and reason, ignoring case. */
  text: z.string().optional(),
  /** Epoch milliseconds, exclusive: rows older than this. */
  before: z.number().optional(),
  limit: z.int().min(1).max(1_000).default(100),
});
export type RequestFilter = z.input<typeof requestFilterInput>;

export const requestsSubject = {
  /** Newest first. */
  list: method(requestFilterInput.prefault({})).returns<readonly TraceSummary[]>(),
  read: method(z.strictObject({ requestId: z.string() })).returns<Trace>(),
  replay: method(z.strictObject({ requestId: z.string() })).returns<InvocationResult>(),
  clear: method(z.strictObject({}).default({})).returns<Record<string, never>>(),
} as const;
