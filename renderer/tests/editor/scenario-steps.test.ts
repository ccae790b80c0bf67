import { expect, it } from 'vitest';
import { type ScenarioStep, scenarioStepSchema } from '../../../shared/definition/companions/test-suite';
import { asKind, clientsOf, newStep, nextStep, stepKinds, stepMoved } from './scenario-steps';

const scenario = (steps: ScenarioStep[]) => ({ id: 's', name: 'Talk', steps });

it('makes steps that the definition takes, of every kind', () => {
  const made = stepKinds.map((kind) => newStep(kind, 'ada'));
  expect(made.map((step) => scenarioStepSchema.parse(step))).toEqual(made);
});

it('keeps client and text of a step that becomes another kind', () => {
  const sent: ScenarioStep = { do: 'send', client: 'bob', body: '{"action": "join"}' };
  expect([
    asKind(sent, 'post', []),
    asKind(sent, 'send', []),
    asKind(asKind(sent, 'advanceClock', []), 'close', ['ada', 'eve']),
  ]).toEqual([{ do: 'post', client: 'bob', body: '{"action": "join"}' }, sent, { do: 'close', client: 'eve' }]);
});

it('goes on as conversations do: who connected sends, who sent hears, who left comes again', () => {
  const kindsAfter = (...kinds: ScenarioStep['do'][]) =>
    nextStep(scenario(kinds.map((kind) => newStep(kind, 'ada')))).do;
  expect([kindsAfter(), kindsAfter('open'), kindsAfter('open', 'send'), kindsAfter('open', 'close')]).toEqual([
    'open',
    'send',
    'expect',
    'open',
  ]);
});

it('names clients in the order they come in, and moves steps within the ends', () => {
  const steps = [newStep('open', 'bob'), newStep('open', 'ada'), newStep('advanceClock', ''), newStep('send', 'bob')];
  const order = (moved: readonly ScenarioStep[]) => moved.map((step) => steps.indexOf(step));
  expect([clientsOf(scenario(steps)), order(stepMoved(steps, 3, 2)), order(stepMoved(steps, 0, -1))]).toEqual([
    ['bob', 'ada'],
    [0, 1, 3, 2],
    [0, 1, 2, 3],
  ]);
});
