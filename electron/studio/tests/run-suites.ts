// Runs suites one request after another: fills variables, sends, checks, captures for the requests that follow.
import type { TestResult } from '../../../shared/contract/tests';
import type { TestRequest, TestScenario, TestSuite } from '../../../shared/definition/companions/test-suite';
import type { Answer } from '../../../shared/tests/evaluate/answer';
import { captureVariables } from '../../../shared/tests/evaluate/capture-variables';
import { evaluateChecks, type ModelCheck } from '../../../shared/tests/evaluate/evaluate-checks';
import { maskedScope, type VariableScope } from '../../../shared/tests/fill-text';
import { isSecretName } from '../../../shared/tests/import/secret-words';
import { madeUpValue, type ValueSource } from '../../../shared/tests/made-up-values';
import { type OutgoingRequest, prepareRequest } from '../../../shared/tests/outgoing-request';
import type { ScenarioRunner } from './run-scenario';
import type { TestAnswer, TestSender } from './send-test-request';
import type { TestPersonas } from './test-personas';

/** A suite and the requests of it that are to run. */
export interface PlannedSuite {
  readonly suite: TestSuite;
  readonly requests: readonly TestRequest[];
  readonly scenarios: readonly TestScenario[];
}

export interface SuiteRun extends ValueSource {
  readonly send: TestSender;
  readonly secret: (name: string) => string | undefined;
  readonly modelsOf: (apiId: string | undefined) => ModelCheck;
  readonly personas: TestPersonas;
  /** Over the variables of the suites. */
  readonly variables: ReadonlyMap<string, string>;
  readonly stopAtFailure: boolean;
  readonly signal: AbortSignal;
  readonly converse: ScenarioRunner;
  readonly started: (suite: TestSuite, test: TestRequest | TestScenario) => void;
  readonly ended: (result: TestResult) => void;
}

/** What a result keeps of a body. */
const keptCharacters = 256 * 1_024;

/** Runs everything planned; `ended` hears of each request and scenario, skipped ones too. */
export async function runSuites(planned: readonly PlannedSuite[], run: SuiteRun): Promise<void> {
  let isOver = false;
  for (const { suite, requests, scenarios } of planned) {
    const variables: SuiteVariables = {
      own: new Map([...Object.entries(suite.variables ?? {}), ...run.variables]),
      captured: new Map(),
    };
    for (const test of [...requests, ...scenarios]) {
      if (isOver || run.signal.aborted) {
        run.ended({ ...blank(suite, test), verdict: 'skipped' });
        continue;
      }
      run.started(suite, test);
      const startedAt = performance.now();
      const outcome =
        'steps' in test
          ? await runScenario(suite, test, variables, run)
          : await runRequest(suite, test, variables, run);
      const wasCut = run.signal.aborted && outcome.verdict === 'error';
      run.ended({
        ...blank(suite, test),
        ...(wasCut ? { verdict: 'skipped' as const } : outcome),
        durationMs: performance.now() - startedAt,
      });
      isOver = run.stopAtFailure && outcome.verdict !== 'passed';
    }
  }
}

interface SuiteVariables {
  readonly own: ReadonlyMap<string, string>;
  /** From answers; over the others. */
  readonly captured: Map<string, string>;
}

type Outcome = Pick<TestResult, 'verdict'> & Partial<TestResult>;

async function runRequest(
  suite: TestSuite,
  request: TestRequest,
  variables: SuiteVariables,
  run: SuiteRun,
): Promise<Outcome> {
  const scope = scopeOf(variables, run);
  const prepared = prepareRequest(request, suite, scope);
  const sent = shownRequest(prepareRequest(request, suite, maskedScope(scope)).outgoing);
  const [missing] = prepared.missing;
  if (missing !== undefined) return { verdict: 'error', error: missingWords(missing), sent };
  let answer: TestAnswer;
  try {
    answer = await run.send(await dressed(request, prepared.outgoing, run), run.signal);
  } catch (error) {
    return { verdict: 'error', error: error instanceof Error ? error.message : String(error), sent };
  }
  const apiId = (prepared.outgoing.target ?? suite.target)?.apiId;
  const captured = captureVariables(prepared.capture, answer);
  for (const [name, value] of captured.variables) variables.captured.set(name, value);
  const checks = [...evaluateChecks(prepared.expect, answer, run.modelsOf(apiId)), ...captured.failures];
  return {
    verdict: checks.every(({ verdict }) => verdict === 'passed') ? 'passed' : 'failed',
    sent,
    answer: shownAnswer(answer),
    checks,
    captured: Object.fromEntries(
      [...captured.variables].map(([name, value]) => [name, isSecretName(name) ? '••••••' : cut(value)]),
    ),
    ...(answer.requestId !== undefined && { requestId: answer.requestId }),
  };
}

/** A scenario; what it captures is there for the ones that follow. */
async function runScenario(
  suite: TestSuite,
  scenario: TestScenario,
  variables: SuiteVariables,
  run: SuiteRun,
): Promise<Outcome> {
  const target = scenario.target ?? suite.target;
  if (target === undefined) return { verdict: 'error', error: 'The scenario has no target, and its suite has none.' };
  const { checks, captured, error } = await run.converse(scenario, target, {
    scope: () => scopeOf(variables, run),
    keep: (name, value) => variables.captured.set(name, value),
    model: run.modelsOf(target.apiId),
    signal: run.signal,
  });
  if (error !== undefined) return { verdict: 'error', error, checks, captured };
  const isPassed = checks.every(({ verdict }) => verdict === 'passed');
  return { verdict: isPassed ? 'passed' : 'failed', checks, captured };
}

/** The request as its persona sends it; those for other servers cannot have one. */
async function dressed(request: TestRequest, outgoing: OutgoingRequest, run: SuiteRun): Promise<OutgoingRequest> {
  if (request.persona === undefined) return outgoing;
  if (outgoing.target === undefined) throw new Error('A persona needs an API of this workspace as target.');
  return run.personas.dress(request.persona, outgoing, outgoing.target);
}

function scopeOf({ own, captured }: SuiteVariables, run: SuiteRun): VariableScope {
  return {
    captured: (name) => captured.get(name),
    variable: (name) => own.get(name),
    secret: run.secret,
    madeUp: (name) => madeUpValue(name, run),
  };
}

function missingWords(name: string): string {
  if (name.startsWith('$')) return `There is no {{${name}}}.`;
  if (!name.startsWith('secret:')) return `The variable ${name} has no value.`;
  const secret = name.slice('secret:'.length);
  return `The secret ${secret} has no value: set GATEHOUSE_TEST_${secret}, or keep one in the workspace.`;
}

function blank(suite: TestSuite, { id, name }: TestRequest | TestScenario): TestResult {
  return {
    suiteId: suite.id,
    suiteName: suite.name,
    testId: id,
    name,
    verdict: 'error',
    checks: [],
    captured: {},
    durationMs: 0,
  };
}

function shownRequest({ method, url, headers, body, isBase64 }: OutgoingRequest): NonNullable<TestResult['sent']> {
  return { method, url, headers, ...(body !== '' && { body: isBase64 ? '(binary)' : cut(body) }) };
}

function shownAnswer({ status, headers, body, isBase64 }: Answer): NonNullable<TestResult['answer']> {
  return { status, headers, body: cut(body), isBase64, isTruncated: body.length > keptCharacters };
}

function cut(text: string): string {
  return text.length > keptCharacters ? text.slice(0, keptCharacters) : text;
}
