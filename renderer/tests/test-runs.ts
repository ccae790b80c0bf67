// What this window knows of test runs: the last result of each request, and the run under way. Pure; a provider feeds it.
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { TestCounts, TestProgress, TestResult } from '../../shared/contract/tests';
import { testsOf } from './test-place';

export interface RunUnderWay {
  readonly runId: string;
  readonly counts: TestCounts;
  readonly done: number;
  readonly current?: { readonly suiteId: string; readonly testId: string };
}

export interface TestRuns {
  /** The last result of each request, by `resultKey`. */
  readonly results: ReadonlyMap<string, TestResult>;
  readonly running: RunUnderWay | undefined;
}

export type TestRunStore = StoreApi<TestRuns>;

/** Makes the store; the window holds it. */
export function createTestRuns(): TestRunStore {
  return createStore<TestRuns>(() => ({ results: new Map(), running: undefined }));
}

/** The name of a request among results. */
export function resultKey(suiteId: string, testId: string): string {
  return `${suiteId}/${testId}`;
}

/** The runs after a progress event. What was skipped leaves the result before it in place. */
export function followProgress(runs: TestRuns, progress: TestProgress): TestRuns {
  const { runId, counts, done, current, result, isFinished } = progress;
  const results =
    result === undefined || result.verdict === 'skipped' ? runs.results : withResults(runs.results, [result]);
  const running = isFinished ? undefined : { runId, counts, done, ...(current !== undefined && { current }) };
  return { results, running };
}

export function withResults(
  known: ReadonlyMap<string, TestResult>,
  fresh: readonly TestResult[],
): ReadonlyMap<string, TestResult> {
  return new Map([...known, ...fresh.map((each) => [resultKey(each.suiteId, each.testId), each] as const)]);
}

interface CountedSuite {
  readonly id: string;
  readonly requests: readonly { readonly id: string }[];
  readonly scenarios?: readonly { readonly id: string }[] | undefined;
}

/** How the requests of suites came out last; those that never ran count as skipped. */
export function countResults(suites: readonly CountedSuite[], results: ReadonlyMap<string, TestResult>): TestCounts {
  const verdicts = suites.flatMap((suite) =>
    testsOf(suite).map(({ id }) => results.get(resultKey(suite.id, id))?.verdict ?? 'skipped'),
  );
  const count = (verdict: TestResult['verdict']) => verdicts.filter((each) => each === verdict).length;
  return {
    total: verdicts.length,
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}

export const TestRunsContext = createContext<TestRunStore | undefined>(undefined);

/** A part of what is known of runs. */
export function useTestRuns<T>(select: (runs: TestRuns) => T): T {
  const store = useContext(TestRunsContext);
  if (store === undefined) throw new Error('Tests are run inside the shell only.');
  return useStore(store, select);
}
