// Saves a conversation of the command line as a scenario of a test suite.
import { randomUUID } from 'node:crypto';
import type { StudioClient } from '../../../shared/contract/contract';
import type { TestScenario, TestSuite, TestTarget } from '../../../shared/definition/companions/test-suite';
import { type Definition, entityKey, listEntities } from '../../../shared/definition/entities';
import { recordScenario, type SessionMoment } from '../../../shared/tests/scenario/record-scenario';

/** What the one client of the command line is called in the scenario. */
export const recordedName = 'client';

/** Adds the scenario to the suite of that id or name, or to a new one; answers with what was done. */
export async function saveScenario(
  client: StudioClient,
  suiteWord: string,
  target: TestTarget,
  persona: string | undefined,
  moments: readonly SessionMoment[],
): Promise<string> {
  const { entities } = await client.definition.read();
  const suites = listEntities(new Map(Object.entries(entities)) as Definition, 'test-suite');
  const found = suites.find(({ entity: { id, name } }) => id === suiteWord || name === suiteWord)?.entity;
  const suite: TestSuite = found ?? { id: newId(), name: suiteWord, requests: [] };
  const before = suite.scenarios ?? [];
  const scenario: TestScenario = {
    id: newId(),
    name: `Recorded ${before.length + 1}`,
    target,
    steps: recordScenario(moments).map((step) =>
      step.do === 'open' && persona !== undefined ? { ...step, persona } : step,
    ),
  };
  const entity = { ...suite, scenarios: [...before, scenario] };
  await client.definition.put({ key: entityKey('test-suite', suite.id), entity });
  return `Saved as ${scenario.name} of the suite ${suite.name}.`;
}

function newId(): string {
  return randomUUID().slice(0, 8);
}
