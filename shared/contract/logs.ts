// Subject `logs`: what stages and functions log, as CloudWatch Logs would hold it.
import { z } from 'zod';
import { method } from './subject';

export const logSources = ['execution', 'access', 'function'] as const;
export type LogSource = (typeof logSources)[number];

export interface LogLine {
  /** Grows with every line of the workspace: lines are in its order, and `after` takes it. */
  readonly id: number;
  readonly source: LogSource;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** Execution and access logs: whose. */
  readonly apiId?: string;
  readonly stage?: string;
  /** Of a request that the stage's canary served. */
  readonly isCanary?: boolean;
  /** Execution logs: ERROR is what a stage that logs errors alone would have written too. */
  readonly level?: 'ERROR' | 'INFO';
  /** Function logs: whose, and which instance wrote it. */
  readonly functionName?: string;
  readonly logStream?: string;
  /** The request or invocation it belongs to, where it is known. */
  readonly requestId?: string;
}

export const logQueryInput = z.strictObject({
  source: z.enum(logSources),
  /** Execution and access logs: only of this API, only of this stage. */
  apiId: z.string().optional(),
  stage: z.string().optional(),
  /** Execution and access logs: only what the canary served, or only what it did not serve. */
  isCanary: z.boolean().optional(),
  /** Function logs: only of this function. */
  functionName: z.string().optional(),
  /** Execution and access logs: the request's id. Function logs: the invocation's. */
  requestId: z.string().optional(),
  /** Execution logs: only lines of this level. */
  level: z.enum(['ERROR', 'INFO']).optional(),
  /** Only lines with this text, ignoring case. */
  text: z.string().optional(),
  /** Epoch milliseconds, inclusive. */
  since: z.number().optional(),
  /** Only lines after the one with this id: what came since the last query. */
  after: z.number().optional(),
  /** The newest so many. */
  limit: z.int().min(1).max(10_000).default(500),
});
export type LogQuery = z.output<typeof logQueryInput>;

export const logsSubject = {
  /** Oldest first. Survives restarts; a stage's execution log holds what its logging level lets through. */
  query: method(logQueryInput).returns<readonly LogLine[]>(),
} as const;
