// Subject `tests`: runs saved requests against their expectations, and makes them from HAR, cURL and Postman. Suites
// are entities (`test-suite`): they are read and edited through the subject `definition`.
import { z } from 'zod';
import { type TestSuite, testSecretName, testTargetSchema } from '../definition/companions/test-suite';
import type { CheckResult } from '../tests/evaluate/check-result';
import type { TestImportKind, TestImportMatch } from '../tests/import/import-plan';
import { method } from './subject';
import type { ImportLoss } from './workspace';

/** What came of one request of a suite. */
export interface TestResult {
  readonly suiteId: string;
  readonly suiteName: string;
  /** `id` of the request in its suite. */
  readonly testId: string;
  readonly name: string;
  /** `error`: it could not be sent, see `error`. `skipped`: the run ended before it. */
  readonly verdict: 'passed' | 'failed' | 'error' | 'skipped';
  /** What was sent, variables filled in, secrets masked. */
  readonly sent?: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly (readonly [string, string])[];
    readonly body?: string;
  };
  readonly answer?: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    /** UTF-8 text, or base64 where `isBase64`; cut at 256 kB. */
    readonly body: string;
    readonly isBase64: boolean;
    readonly isTruncated: boolean;
  };
  /** Id of the recorded request, for the traffic screen; absent where nothing was recorded here. */
  readonly requestId?: string;
  readonly checks: readonly CheckResult[];
  /** Variables that were captured, secrets masked. */
  readonly captured: Readonly<Record<string, string>>;
  readonly error?: string;
  readonly durationMs: number;
}

export interface TestCounts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  /** Could not be sent. */
  readonly errors: number;
  readonly skipped: number;
}

export interface TestRun {
  readonly runId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly counts: TestCounts;
  readonly isCancelled: boolean;
  readonly results: readonly TestResult[];
}

/** Sent when a run starts, before and after each request, and when it ends. */
export interface TestProgress {
  readonly runId: string;
  readonly counts: TestCounts;
  /** Requests that are through. */
  readonly done: number;
  /** The request under way. */
  readonly current?: { readonly suiteId: string; readonly testId: string };
  /** The request that just ended. */
  readonly result?: TestResult;
  readonly isFinished: boolean;
}

/** A `{{secret:NAME}}` that suites use. Values never come across the contract. */
export interface TestSecret {
  readonly name: string;
  /** Where its value is from: `GATEHOUSE_TEST_NAME` of the environment, or what this workspace keeps locally. */
  readonly source: 'environment' | 'workspace' | 'missing';
  readonly suiteIds: readonly string[];
}

/** What an import would make. Nothing is changed by planning. */
export interface TestImportPlan {
  readonly kind: TestImportKind;
  /** Whole suites as they would be saved; where `intoSuiteId` is given, its new requests only, as one suite. */
  readonly suites: readonly TestSuite[];
  readonly requests: number;
  /** Where each address of the document leads. */
  readonly matches: readonly TestImportMatch[];
  /** What is left out or stands differently, and why. */
  readonly losses: readonly ImportLoss[];
  /** Values that became `{{secret:NAME}}`, and where they stood. */
  readonly secrets: readonly { readonly name: string; readonly places: readonly string[] }[];
}

export interface TestImportResult extends TestImportPlan {
  /** Suites that were made or added to. */
  readonly suiteIds: readonly string[];
}

const runId = z.string().min(1).max(64);
const suiteId = z.string().min(1);

/** What planning and importing take alike. */
const importInput = {
  /** HAR 1.2 or a Postman collection (JSON), or one or more cURL commands; told by its content. */
  text: z.string(),
  fileName: z.string().optional(),
  /** Name of the suite; absent: the collection's, the file's, or `Imported requests`. */
  suiteName: z.string().trim().min(1).max(256).optional(),
  /** Adds to this suite instead of making one. */
  intoSuiteId: suiteId.optional(),
  /** Where addresses lead that no API of the workspace has; absent: `matches` asks, and they stay absolute. */
  target: testTargetSchema.optional(),
  /** The same for single addresses (`https://api.example.com`), before `target`. */
  targets: z.array(z.strictObject({ origin: z.string(), target: testTargetSchema })).default([]),
  /** Makes expectations of the answers that a HAR file or a collection holds. */
  withExpectations: z.boolean().default(true),
  /** Leaves pages, scripts, styles, images and fonts of a HAR file out. */
  apiRequestsOnly: z.boolean().default(true),
} as const;

export const testsSubject = {
  /**
   * Runs all suites, some, or some requests of one, in order, and answers when all are through. What fails is in the
   * result; the call itself fails only where nothing could be run.
   */
  run: method(
    z.strictObject({
      /** Chosen by the caller, to know its progress and to cancel; absent: made up. */
      runId: runId.optional(),
      /** Absent: all. */
      suiteIds: z.array(suiteId).optional(),
      /** Requests of the one suite in `suiteIds`; those before them are not sent, so that what they capture is missing. */
      testIds: z.array(z.string()).optional(),
      /** Instead of the stage of each suite's target. */
      stageName: z.string().min(1).optional(),
      /** Over those of the suites. */
      variables: z.record(z.string(), z.string()).default({}),
      /** Ends at the first request that does not pass; the rest are skipped. */
      stopAtFailure: z.boolean().default(false),
    }),
  ).returns<TestRun>(),
  /** Ends a run after the request under way is given up; what did not run is skipped. Runs that ended are let be. */
  cancel: method(z.strictObject({ runId })).returns<Record<string, never>>(),
  /** The last result of each request that was run since the workspace was opened. */
  results: method(z.strictObject({}).default({})).returns<readonly TestResult[]>(),
  planImport: method(z.strictObject(importInput)).returns<TestImportPlan>(),
  /** Does what the plan says, as one edit. */
  import: method(z.strictObject(importInput)).returns<TestImportResult>(),
  /**
   * Makes a test of a recorded request (traffic or Test pane): the request with secrets taken out, and what was
   * answered as expectations. One edit. A suite is made where none is named.
   */
  fromRequest: method(
    z.strictObject({
      /** Id of the recorded request. */
      requestId: z.string().min(1),
      suiteId: suiteId.optional(),
      suiteName: z.string().trim().min(1).max(256).optional(),
      name: z.string().trim().min(1).max(256).optional(),
      /** Of a call in the Test pane: the stage it shall go to; absent: a stage of the API. */
      stageName: z.string().min(1).optional(),
    }),
  ).returns<{
    readonly suiteId: string;
    readonly testId: string;
    readonly losses: readonly ImportLoss[];
    readonly secrets: readonly string[];
  }>(),
  /** The secrets that suites name. */
  secrets: method(z.strictObject({}).default({})).returns<readonly TestSecret[]>(),
  /** Keeps a value on this machine, outside of the workspace's files; null forgets it. */
  setSecret: method(
    z.strictObject({
      name: z.string().regex(testSecretName, 'A secret is named in capitals, digits and _.'),
      value: z.string().min(1).max(65_536).nullable(),
    }),
  ).returns<Record<string, never>>(),
} as const;
