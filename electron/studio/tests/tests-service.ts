// Service of the subject `tests`: runs suites, keeps their last results, imports.
import { randomUUID } from 'node:crypto';
import type { StudioServices } from '../../../shared/contract/contract';
import { StudioError } from '../../../shared/contract/errors';
import type { TestCounts, TestProgress, TestResult, TestRun } from '../../../shared/contract/tests';
import type { TestSuite } from '../../../shared/definition/companions/test-suite';
import { type Definition, findEntity, listEntities } from '../../../shared/definition/entities';
import type { GatewaySupervisor } from '../gateway/gateway-supervisor';
import type { TraceBook } from '../requests/trace-book';
import type { CurrentWorkspace } from '../workspace/current-workspace';
import { testImportService } from './import-service';
import { openModelChecks } from './model-checks';
import { openScenarioRunner } from './run-scenario';
import { type PlannedSuite, runSuites } from './run-suites';
import { createTestSender } from './send-test-request';
import type { TestPersonas } from './test-personas';
import { createTestSecrets } from './test-secrets';

export interface TestsOptions {
  readonly current: CurrentWorkspace;
  readonly gateway: GatewaySupervisor;
  readonly traces: TraceBook;
  readonly region: string;
  readonly clock: () => number;
  readonly random: () => number;
  readonly personas: TestPersonas;
  /** For the clients of scenarios. */
  readonly sockets: StudioServices['sockets'];
  readonly advanceClock: (seconds: number) => unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly ensureWorkspace: (name: string) => Promise<void>;
  readonly progress: (progress: TestProgress) => void;
}

export interface StudioTests {
  readonly service: StudioServices['tests'];
  /** The workspace is closed: runs end, results are forgotten. */
  leave(): void;
}

type RunInput = Parameters<StudioServices['tests']['run']>[0];

/** Makes the service. */
export function createTests(options: TestsOptions): StudioTests {
  const { current, clock, random } = options;
  const secrets = createTestSecrets(current, options.environment);
  const send = createTestSender(options);
  const running = new Map<string, AbortController>();
  /** By suite and request. */
  const lastResults = new Map<string, TestResult>();

  async function run(input: RunInput): Promise<TestRun> {
    const { definition } = current.require().workingCopy;
    const planned = planRun(definition, input);
    const runId = input.runId ?? randomUUID();
    if (running.has(runId)) throw new StudioError('CONFLICT', `A run ${runId} is under way.`, { path: 'runId' });
    const secret = await secrets.read();
    const controller = new AbortController();
    running.set(runId, controller);
    const [startedAt, began] = [clock(), performance.now()];
    const results: TestResult[] = [];
    const total = planned.reduce((sum, { requests, scenarios }) => sum + requests.length + scenarios.length, 0);
    const tell = (more: Partial<TestProgress>) =>
      options.progress({
        runId,
        counts: countResults(results, total),
        done: results.length,
        isFinished: false,
        ...more,
      });
    tell({});
    try {
      await runSuites(planned, {
        clock,
        random,
        send,
        secret,
        modelsOf: openModelChecks(definition),
        personas: options.personas,
        variables: new Map(Object.entries(input.variables)),
        stopAtFailure: input.stopAtFailure,
        signal: controller.signal,
        converse: openScenarioRunner(options.sockets, options.advanceClock),
        started: (suite, test) => tell({ current: { suiteId: suite.id, testId: test.id } }),
        ended: (result) => {
          results.push(result);
          // Traces come in batches, a little later: the run does not wait for them, who follows the link to one does.
          if (result.requestId !== undefined) options.traces.announce(result.requestId);
          if (result.verdict !== 'skipped') lastResults.set(`${result.suiteId}/${result.testId}`, result);
          tell({ result });
        },
      });
    } finally {
      running.delete(runId);
      tell({ isFinished: true });
    }
    return {
      runId,
      startedAt,
      durationMs: performance.now() - began,
      counts: countResults(results, total),
      isCancelled: controller.signal.aborted,
      results,
    };
  }

  const service: StudioServices['tests'] = {
    run,
    cancel({ runId }) {
      running.get(runId)?.abort();
      return {};
    },
    results: () => [...lastResults.values()],
    secrets: () => secrets.list(),
    async setSecret({ name, value }) {
      await secrets.keep(new Map([[name, value]]));
      return {};
    },
    ...testImportService({
      current,
      secrets,
      random,
      readTrace: (requestId) => options.traces.read(requestId),
      ensureWorkspace: options.ensureWorkspace,
    }),
  };

  return {
    service,
    leave() {
      for (const controller of running.values()) controller.abort();
      lastResults.clear();
    },
  };
}

/** The suites and requests to run, with the stage that was asked for. */
function planRun(definition: Definition, { suiteIds, testIds, stageName }: RunInput): readonly PlannedSuite[] {
  if (testIds !== undefined && suiteIds?.length !== 1) {
    throw new StudioError('INVALID_ARGUMENT', 'Single requests are run of one suite: name it.', { path: 'testIds' });
  }
  const suites =
    suiteIds === undefined
      ? listEntities(definition, 'test-suite').map(({ entity }) => entity)
      : suiteIds.map((suiteId) => requireSuite(definition, suiteId));
  const planned = suites.map((suite) => atStage(suite, stageName));
  if (testIds === undefined) {
    return planned.map((suite) => ({ suite, requests: suite.requests, scenarios: suite.scenarios ?? [] }));
  }
  const [suite] = planned as [TestSuite];
  for (const testId of testIds) {
    if ([...suite.requests, ...(suite.scenarios ?? [])].some(({ id }) => id === testId)) continue;
    throw new StudioError('NOT_FOUND', `The suite ${suite.name} has no request ${testId}.`, { path: 'testIds' });
  }
  const isAsked = ({ id }: { readonly id: string }) => testIds.includes(id);
  return [{ suite, requests: suite.requests.filter(isAsked), scenarios: (suite.scenarios ?? []).filter(isAsked) }];
}

function requireSuite(definition: Definition, suiteId: string): TestSuite {
  const suite = findEntity(definition, 'test-suite', suiteId);
  if (suite === undefined)
    throw new StudioError('NOT_FOUND', `There is no test suite ${suiteId}.`, { path: 'suiteIds' });
  return suite;
}

function atStage(suite: TestSuite, stageName: string | undefined): TestSuite {
  if (stageName === undefined) return suite;
  const moved = <T extends Pick<TestSuite, 'target'>>(owner: T): T =>
    owner.target === undefined ? owner : { ...owner, target: { ...owner.target, stageName } };
  const scenarios = suite.scenarios === undefined ? {} : { scenarios: suite.scenarios.map(moved) };
  return { ...moved(suite), requests: suite.requests.map(moved), ...scenarios };
}

function countResults(results: readonly TestResult[], total: number): TestCounts {
  const count = (verdict: TestResult['verdict']) => results.filter((result) => result.verdict === verdict).length;
  return {
    total,
    passed: count('passed'),
    failed: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
  };
}
