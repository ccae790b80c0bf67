// Subject `replay`: recorded requests once more through two states of their API, and what came out differently.
import { z } from 'zod';
import type { AnswerDifference, ComparedAnswer } from '../replay/compare-answers';
import type { AccessCheck } from '../trace/access-check';
import type { TracePhase } from '../trace/trace';
import { method } from './subject';

/**
 * `careful`: GET, HEAD and OPTIONS call their endpoints, other methods get the answer that was recorded. `recorded`:
 * nothing is called. `live`: everything is called, for both sides.
 */
export const replayEndpointChoices = ['careful', 'recorded', 'live'] as const;
export type ReplayEndpointChoice = (typeof replayEndpointChoices)[number];

/** `asked`: whoever decides over callers does so again. `let-in`: everybody is let in, whatever guards the method. */
export const replayCallerChoices = ['asked', 'let-in'] as const;
export type ReplayCallerChoice = (typeof replayCallerChoices)[number];

const side = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('working copy') }),
  z.strictObject({ kind: z.literal('deployment'), deploymentId: z.string().min(1) }),
  /** `isCanary`: the stage's canary, with its variables. */
  z.strictObject({ kind: z.literal('stage'), stageName: z.string().min(1), isCanary: z.boolean().optional() }),
]);
export type ReplaySide = z.infer<typeof side>;

/**
 * `withheld`: its endpoint must not be called and no answer of it was recorded, or what decides over its caller was not.
 * `failed`: it could not be run.
 */
export type ReplayVerdict = 'same' | 'different' | 'slower' | 'withheld' | 'failed';

export interface ReplayRow {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly verdict: ReplayVerdict;
  /** In few words: `status 200 → 404`, `3 in the body`. */
  readonly said: string;
  /** As it was recorded. */
  readonly recordedStatus: number;
  readonly beforeStatus?: number;
  readonly afterStatus?: number;
  readonly beforeMs?: number;
  readonly afterMs?: number;
  /** Who answered in the endpoint's place, on both sides. */
  readonly endpoint: 'none' | 'called' | 'recorded' | 'withheld';
}

export interface ReplayCounts {
  readonly total: number;
  readonly same: number;
  readonly different: number;
  readonly slower: number;
  readonly withheld: number;
  readonly failed: number;
}

export interface ReplayRun {
  readonly runId: string;
  readonly apiId: string;
  /** `deployment a1b2c3`, `stage dev`, `working copy`. */
  readonly before: string;
  readonly after: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly counts: ReplayCounts;
  readonly isCancelled: boolean;
  /** What a replay does otherwise than the entrance, in sentences. */
  readonly notes: readonly string[];
  readonly rows: readonly ReplayRow[];
}

export interface ReplayProgress {
  readonly runId: string;
  readonly total: number;
  readonly done: number;
  /** New since the last one. */
  readonly rows: readonly ReplayRow[];
  readonly isFinished: boolean;
}

/** One side of a request. */
export interface ReplayedSide extends ComparedAnswer {
  /** Of the method or route that served it. */
  readonly route?: string;
  readonly phases: readonly {
    readonly phase: TracePhase;
    readonly durationMs: number;
    readonly outcome: 'passed' | 'failed' | 'skipped';
  }[];
  /** Who may call: what was asked, and what came of it. */
  readonly checks: readonly Pick<AccessCheck, 'name' | 'verdict' | 'said'>[];
  /** Where a recorded fact stood in for a credential. */
  readonly notes: readonly string[];
  readonly failure?: { readonly responseType: string; readonly reason?: string; readonly step: string };
}

export interface ReplayedPair {
  readonly row: ReplayRow;
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
  readonly differences: readonly AnswerDifference[];
}

export const mostReplayed = 500;

const runId = z.string().min(1).max(64);

export const replaySubject = {
  /** REST and HTTP APIs. The API sees the ids and the time that were recorded. */
  run: method(
    z.strictObject({
      /** Chosen by the caller, to know its progress and to cancel; absent: made up. */
      runId: runId.optional(),
      apiId: z.string().min(1),
      before: side,
      after: side,
      /** Recorded requests of the API; absent: the newest. */
      requestIds: z.array(z.string()).min(1).max(mostReplayed).optional(),
      last: z.int().min(1).max(mostReplayed).default(50),
      /** Only requests of this stage. */
      stage: z.string().optional(),
      endpoints: z.enum(replayEndpointChoices).default('careful'),
      callers: z.enum(replayCallerChoices).default('asked'),
    }),
  ).returns<ReplayRun>(),
  /** Ends a run soon. Runs that ended are let be. */
  cancel: method(z.strictObject({ runId })).returns<Record<string, never>>(),
  /** Both sides of a request of the last run. */
  read: method(z.strictObject({ runId, requestId: z.string() })).returns<ReplayedPair>(),
} as const;
