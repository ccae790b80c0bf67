// Runs suites one request after another: fills variables, sends, checks, captures for the requests that follow.
import type { TestResult } from '../../../shared/contract/tests';
import type { TestRequest, TestSuite } from '../../../shared/definition/companions/test-suite';
import type { Answer } from '../../../shared/tests/evaluate/answer';
import { captureVariables } from '../../../shared/tests/evaluate/capture-variables';
import { evaluateChecks, type ModelCheck } from '../../../shared/tests/evaluate/evaluate-checks';
import { maskedScope, type VariableScope } from '../../../shared/tests/fill-text';
import { isSecretName } from '../../../shared/tests/import/secret-words';
import { madeUpValue, type ValueSource } from '../../../shared/tests/made-up-values';
import { type OutgoingRequest, prepareRequest } from '../../../shared/tests/outgoing-request';
import type { TestAnswer, TestSender } from './send-test-request';
import type { TestPersonas } from './test-personas';

/** A suite and the requests of it that are to run. */
export interface PlannedSuite {
  readonly suite: TestSuite;
  readonly requests: readonly TestRequest[];
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
  readonly started: (suite: TestSuite, request: TestRequest) => void;
  readonly ended: (result: TestResult) => void;
}

/** What a result keeps of a body. */
const keptCharacters = 256 * 1_024;

/** Runs everything planned; `ended` hears of each request, skipped ones too. */
export async function runSuites(planned: readonly PlannedSuite[], run: SuiteRun): Promise<void> {
  let isOver = false;
  for (const { suite, requests } of planned) {
    const variables: SuiteVariables = {
      own: new Map([...Object.entries(suite.variables ?? {}), ...run.variables]),
      captured: new Map(),
    };
    for (const request of requests) {
      if (isOver || run.signal.aborted) {
        run.ended({ ...blank(suite, request), verdict: 'skipped' });
        continue;
      }
      run.started(suite, request);
      const startedAt = performance.now();
      const outcome = await runRequest(suite, request, variables, run);
      const wasCut = run.signal.aborted && outcome.verdict === 'error';
      run.ended({
        ...blank(suite, request),
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

function blank(suite: TestSuite, request: TestRequest): TestResult {
  return {
    suiteId: suite.id,
    suiteName: suite.name,
    testId: request.id,
    name: request.name,
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
