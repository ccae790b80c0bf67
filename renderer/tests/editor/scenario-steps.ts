// Steps of a scenario as they are added and changed: what each kind is called and what it begins with.
import type { ScenarioStep, TestCheckKind, TestScenario } from '../../../shared/definition/companions/test-suite';

export type StepKind = ScenarioStep['do'];

/** The kinds in the order of a conversation. */
export const stepKinds: readonly StepKind[] = ['open', 'send', 'expect', 'post', 'close', 'closed', 'advanceClock'];

export const stepWords: Readonly<Record<StepKind, string>> = {
  open: 'connects',
  send: 'sends',
  expect: 'hears',
  post: 'is posted',
  close: 'closes',
  closed: 'is closed',
  advanceClock: 'Clock moves',
};

export const stepHints: Readonly<Record<StepKind, string>> = {
  open: 'opens a connection, or is refused',
  send: 'a message of the client',
  expect: 'a message that meets checks',
  post: 'through @connections, as a back end does',
  close: 'the client ends the connection',
  closed: 'the gateway ends the connection',
  advanceClock: 'for idle limits and lifetimes',
};

/** What can be checked of a message, which has neither status nor headers. */
export const messageChecks: readonly TestCheckKind[] = ['path', 'body', 'model'];

/** How long a step waits unless it says otherwise, in milliseconds. */
const usualWait = 5_000;

/** A step of a kind, of `client`; `text` is kept where the kind has one. */
export function newStep(kind: StepKind, client: string, text = ''): ScenarioStep {
  switch (kind) {
    case 'open':
      return { do: 'open', client };
    case 'send':
      return { do: 'send', client, body: text === '' ? '{"action": ""}' : text };
    case 'post':
      return { do: 'post', client, body: text === '' ? '{}' : text };
    case 'expect':
      return {
        do: 'expect',
        client,
        expect: [{ check: 'path', operator: 'exists', name: '$' }],
        withinMs: usualWait,
      };
    case 'close':
      return { do: 'close', client };
    case 'closed':
      return { do: 'closed', client, withinMs: usualWait };
    case 'advanceClock':
      return { do: 'advanceClock', seconds: 600 };
  }
}

/** The step as another kind, of the same client with the same text. */
export function asKind(step: ScenarioStep, kind: StepKind, clients: readonly string[]): ScenarioStep {
  if (step.do === kind) return step;
  const client = clientOf(step) ?? clients.at(-1) ?? 'ada';
  return newStep(kind, client, 'body' in step ? step.body : undefined);
}

/** The client of a step; undefined where it is the clock's. */
export function clientOf(step: ScenarioStep): string | undefined {
  return step.do === 'advanceClock' ? undefined : step.client;
}

/** The clients of a scenario in the order they come in. */
export function clientsOf({ steps }: TestScenario): readonly string[] {
  return [...new Set(steps.flatMap((step) => clientOf(step) ?? []))];
}

/** What is likely to come next: whoever has sent hears something. */
export function nextStep(scenario: TestScenario): ScenarioStep {
  const last = scenario.steps.at(-1);
  if (last === undefined) return newStep('open', 'ada');
  const client = clientOf(last) ?? clientsOf(scenario).at(-1) ?? 'ada';
  if (last.do === 'close' || last.do === 'closed') return newStep('open', client);
  return newStep(last.do === 'send' || last.do === 'post' ? 'expect' : 'send', client);
}

/** The steps with the one at `from` moved to `to`; unchanged beyond the ends. */
export function stepMoved(steps: readonly ScenarioStep[], from: number, to: number): readonly ScenarioStep[] {
  const step = steps[from];
  if (step === undefined || steps[to] === undefined) return steps;
  const rest = steps.filter((_, at) => at !== from);
  return [...rest.slice(0, to), step, ...rest.slice(to)];
}
