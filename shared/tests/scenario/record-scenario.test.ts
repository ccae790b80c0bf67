import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scenarioStepSchema } from '../../definition/companions/test-suite';
import { evaluateChecks } from '../evaluate/evaluate-checks';
import { recordScenario, type SessionMoment } from './record-scenario';

const heard = (body: string, isBase64 = false): SessionMoment => ({ kind: 'heard', client: 'ada', body, isBase64 });
const checksOf = (moment: SessionMoment) =>
  recordScenario([moment]).flatMap((step) => ('expect' in step ? step.expect : []));
const noModels = () => ({ isKnown: false }) as never;

it('sends again what was sent, and expects what came without its ids and times', () => {
  const steps = recordScenario([
    {
      kind: 'opened',
      client: 'ada',
      query: [
        ['name', 'ada'],
        ['access_token', 'abc'],
      ],
    },
    { kind: 'sent', client: 'ada', body: '{"action":"join"}' },
    heard('{"event":"joined","count":"2","connectionId":"LqX3bcQ1aaaaaaA=","at":1700000000,"people":["ada"]}'),
    { kind: 'closed', client: 'ada' },
  ]);
  expect(steps).toEqual([
    {
      do: 'open',
      client: 'ada',
      query: [
        { name: 'name', value: 'ada', enabled: true },
        { name: 'access_token', value: '{{secret:ACCESS_TOKEN}}', enabled: true },
      ],
    },
    { do: 'send', client: 'ada', body: '{"action":"join"}' },
    {
      do: 'expect',
      client: 'ada',
      withinMs: 5_000,
      expect: [
        { check: 'path', name: '$.event', operator: 'equals', value: 'joined' },
        { check: 'path', name: '$.count', operator: 'equals', value: '"2"' },
        { check: 'path', name: '$.connectionId', operator: 'exists' },
        { check: 'path', name: '$.at', operator: 'exists' },
        { check: 'path', name: '$.people', operator: 'exists' },
      ],
    },
    { do: 'close', client: 'ada' },
  ]);
});

it('makes steps that a suite may hold and that the recorded message meets, whatever the message is', () => {
  const message = fc.oneof(
    fc.string(),
    fc.json(),
    fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(message, (body) => {
      const [step] = recordScenario([heard(body)]);
      const results = evaluateChecks(
        checksOf(heard(body)),
        { status: 0, headers: [], body, isBase64: false },
        noModels,
      );
      expect([
        scenarioStepSchema.safeParse(step).success,
        results.filter(({ verdict }) => verdict === 'failed'),
      ]).toEqual([true, []]);
    }),
    { seed: 7, numRuns: 300 },
  );
});
