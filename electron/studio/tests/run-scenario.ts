// Runs a scenario of a test suite: clients of a WebSocket API that talk, and what they have to hear.
import type { StudioServices } from '../../../shared/contract/contract';
import type { HeardMessage } from '../../../shared/contract/sockets';
import type {
  ScenarioStep,
  TestCheck,
  TestPair,
  TestScenario,
  TestTarget,
} from '../../../shared/definition/companions/test-suite';
import type { Answer } from '../../../shared/tests/evaluate/answer';
import { captureVariables } from '../../../shared/tests/evaluate/capture-variables';
import type { CheckResult } from '../../../shared/tests/evaluate/check-result';
import { evaluateChecks, type ModelCheck } from '../../../shared/tests/evaluate/evaluate-checks';
import { fillText, type VariableScope } from '../../../shared/tests/fill-text';
import { isSecretName } from '../../../shared/tests/import/secret-words';

export interface ScenarioSurroundings {
  /** As it stands at a step: captures add to it. */
  readonly scope: () => VariableScope;
  readonly keep: (variable: string, value: string) => void;
  readonly model: ModelCheck;
  readonly signal: AbortSignal;
}

export interface ScenarioOutcome {
  readonly checks: readonly CheckResult[];
  readonly captured: Readonly<Record<string, string>>;
  /** Why it could not go on. */
  readonly error?: string;
}

/** Never rejects. Every client that it opened is closed when it ends. */
export type ScenarioRunner = (
  scenario: TestScenario,
  target: TestTarget,
  surroundings: ScenarioSurroundings,
) => Promise<ScenarioOutcome>;

/** How often clients are asked for what they heard, in milliseconds. */
const lookEveryMs = 10;

interface OpenClient {
  readonly clientId: string;
  readonly connectionId: string | undefined;
  /** The last message that an `expect` has taken or passed over. */
  after: number;
}

/** Makes the runner over the studio's clients; `advanceClock` moves the virtual clock by seconds. */
export function openScenarioRunner(
  sockets: StudioServices['sockets'],
  advanceClock: (seconds: number) => unknown,
): ScenarioRunner {
  return async (scenario, target, surroundings) => {
    const clients = new Map<string, OpenClient>();
    const checks: CheckResult[] = [];
    const captured = new Map<string, string>();
    const outcome = () => ({
      checks: checks.map((check, index) => ({ ...check, index })),
      captured: Object.fromEntries(captured),
    });
    try {
      for (const [at, step] of scenario.steps.entries()) {
        if (surroundings.signal.aborted) return { ...outcome(), error: 'The run was stopped.' };
        const filler = openFiller(surroundings.scope());
        const results = await runStep(step, { target, clients, filler, surroundings, captured });
        checks.push(
          ...results.map((result) => ({
            ...result,
            step: at,
            title: `Step ${at + 1}, ${whoOf(step)}: ${result.title}`,
          })),
        );
        // what follows would only fail because of it
        if (results.some(({ verdict }) => verdict === 'failed')) return outcome();
      }
      return outcome();
    } catch (error) {
      return { ...outcome(), error: error instanceof Error ? error.message : String(error) };
    } finally {
      for (const { clientId } of clients.values()) await forget(clientId);
    }
  };

  interface Stage {
    readonly target: TestTarget;
    readonly clients: Map<string, OpenClient>;
    readonly filler: Filler;
    readonly surroundings: ScenarioSurroundings;
    readonly captured: Map<string, string>;
  }

  async function runStep(step: ScenarioStep, stage: Stage): Promise<readonly CheckResult[]> {
    const { clients, filler, target } = stage;
    if (step.do === 'open') return open(step, stage);
    if (step.do === 'advanceClock') {
      await advanceClock(step.seconds);
      return [];
    }
    const client = clients.get(step.client);
    if (client === undefined) throw new Error(`No client ${step.client} was opened.`);
    const { clientId, connectionId = '' } = client;
    switch (step.do) {
      case 'send':
        await sockets.send({ clientId, body: filler.fill(step.body), isBase64: step.isBase64 === true });
        return [];
      case 'post': {
        const { status } = await sockets.post({
          ...target,
          connectionId,
          body: filler.fill(step.body),
          isBase64: false,
        });
        return [told('@connections took the message', status < 300, '200', String(status))];
      }
      case 'close':
        await sockets.close({ clientId, code: 1000, reason: '' });
        return [];
      case 'expect':
        return expectMessage(step, client, stage);
      case 'closed':
        return expectClose(step, clientId, stage.surroundings.signal);
    }
  }

  async function open(step: Extract<ScenarioStep, { do: 'open' }>, { clients, filler, target }: Stage) {
    const opened = await sockets.open({
      ...target,
      name: step.client,
      query: pairsOf(step.query, filler)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
        .join('&'),
      headers: pairsOf(step.headers, filler),
      subprotocols: step.subprotocols ?? [],
      ...(step.persona !== undefined && { persona: step.persona }),
    });
    const { clientId, connectionId, state, ended } = opened;
    const before = clients.get(step.client);
    if (before !== undefined) await forget(before.clientId);
    clients.set(step.client, { clientId, connectionId, after: 0 });
    const came = state === 'open' ? 'connected' : String(ended?.status ?? ended?.reason ?? 'not connected');
    const wanted = step.refused === undefined ? 'connected' : String(step.refused);
    return [told(step.refused === undefined ? 'connects' : `is refused with ${wanted}`, came === wanted, wanted, came)];
  }

  async function expectMessage(
    step: Extract<ScenarioStep, { do: 'expect' }>,
    client: OpenClient,
    { filler, surroundings, captured }: Stage,
  ): Promise<readonly CheckResult[]> {
    const expected = step.expect.map((check) => filler.check(check));
    const endsAt = performance.now() + step.withinMs;
    let last: readonly CheckResult[] | undefined;
    for (;;) {
      for (const message of await sockets.heard({ clientId: client.clientId, after: client.after })) {
        client.after = message.id;
        const answer = answerOf(message);
        last = evaluateChecks(expected, answer, surroundings.model);
        if (last.some(({ verdict }) => verdict === 'failed')) continue;
        const found = captureVariables(step.capture ?? [], answer);
        for (const [name, value] of found.variables) {
          surroundings.keep(name, value);
          captured.set(name, isSecretName(name) ? '••••••' : value);
        }
        return [...last, ...found.failures];
      }
      if (performance.now() >= endsAt || surroundings.signal.aborted) break;
      await pause();
    }
    const nothing = told('hears a message', false, `within ${step.withinMs} ms`, 'nothing came');
    return last ?? [nothing];
  }

  async function expectClose(
    { code, withinMs }: Extract<ScenarioStep, { do: 'closed' }>,
    clientId: string,
    signal: AbortSignal,
  ): Promise<readonly CheckResult[]> {
    const endsAt = performance.now() + withinMs;
    for (;;) {
      const ended = (await sockets.clients({})).find((each) => each.clientId === clientId)?.ended;
      if (ended !== undefined) {
        const isWanted = code === undefined || ended.code === code;
        return [told('is closed', isWanted, String(code ?? 'any code'), String(ended.code ?? ended.reason))];
      }
      if (performance.now() >= endsAt || signal.aborted) break;
      await pause();
    }
    return [told('is closed', false, `within ${withinMs} ms`, 'still connected')];
  }

  async function forget(clientId: string): Promise<void> {
    try {
      await sockets.forget({ clientId });
    } catch {
      // the workspace was left meanwhile, and its clients with it
    }
  }
}

function whoOf(step: ScenarioStep): string {
  return step.do === 'advanceClock' ? 'clock' : step.client;
}

interface Filler {
  fill(text: string): string;
  check(check: TestCheck): TestCheck;
}

/** Fills variables; throws where one has no value. */
function openFiller(scope: VariableScope): Filler {
  const fill = (text: string) => {
    const { text: filled, missing } = fillText(text, scope);
    if (missing.length > 0) throw new Error(`The variable ${missing[0]} has no value.`);
    return filled;
  };
  return {
    fill,
    check: (check) => ({
      ...check,
      ...(check.name !== undefined && { name: fill(check.name) }),
      ...(check.value !== undefined && { value: fill(check.value) }),
    }),
  };
}

function pairsOf(pairs: readonly TestPair[] = [], { fill }: Filler): [string, string][] {
  return pairs
    .filter(({ enabled, name }) => enabled && name !== '')
    .map(({ name, value }): [string, string] => [fill(name), fill(value)]);
}

/** A message has neither status nor headers: checks of those fail and say so. */
function answerOf({ body, isBase64 }: HeardMessage): Answer {
  return { status: 0, headers: [], body, isBase64 };
}

function told(title: string, isMet: boolean, expected: string, actual: string): CheckResult {
  return { index: 0, check: 'body', title, verdict: isMet ? 'passed' : 'failed', expected, actual };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
