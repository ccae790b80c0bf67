import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestScenario } from '../../../shared/definition/companions/test-suite';
import { entityKey } from '../../../shared/definition/entities';
import { openTestStudio, type StudioUnderTest } from '../studio-fixture';

let test: StudioUnderTest;
let target: { apiId: string; stageName: string };

beforeEach(async () => {
  test = await openTestStudio();
  await test.client.workspace.openSample({ sample: 'chat', folder: join(test.folder, 'chat') });
  const [stage] = await test.client.stages.list();
  target = { apiId: stage?.apiId ?? '', stageName: stage?.stageName ?? '' };
});
afterEach(async () => {
  await test.dispose();
  expect(test.faults).toEqual([]);
});

type Steps = readonly Record<string, unknown>[];

async function run(steps: Steps) {
  const scenario = { id: 'talk', name: 'Two talk', steps } as unknown as TestScenario;
  const suite = { id: 'chat', name: 'Chat', target, requests: [], scenarios: [scenario] };
  await test.client.definition.put({ key: entityKey('test-suite', 'chat'), entity: suite });
  const { results, counts } = await test.client.tests.run({ suiteIds: ['chat'] });
  return { result: results[0], counts, left: await test.client.sockets.clients() };
}

const open = (client: string) => ({ do: 'open', client, query: [{ name: 'name', value: client }] });
const say = (client: string, body: object) => ({ do: 'send', client, body: JSON.stringify(body) });
const hears = (client: string, name: string, value: string) => ({
  do: 'expect',
  client,
  expect: [{ check: 'path', name, value }],
});

it('lets two clients talk, takes a value over from one to the other, and leaves nobody connected', async () => {
  const { result, counts, left } = await run([
    open('ada'),
    open('bob'),
    say('ada', { action: 'join', room: 'berlin' }),
    { ...hears('ada', '$.event', 'joined'), capture: [{ variable: 'room', name: '$.room' }] },
    say('bob', { action: 'join', room: '{{room}}' }),
    hears('bob', '$.event', 'joined'),
    say('ada', { action: 'send', text: 'Lunch?' }),
    hears('bob', '$.text', 'Lunch?'),
    { do: 'post', client: 'bob', body: '{"from":"outside"}' },
    hears('bob', '$.from', 'outside'),
    { do: 'close', client: 'ada' },
    { do: 'closed', client: 'ada', code: 1000 },
  ]);
  expect([result?.verdict, result?.error, result?.captured, counts, left]).toMatchObject([
    'passed',
    undefined,
    { room: 'berlin' },
    { passed: 1, total: 1 },
    [],
  ]);
});

it('says at which step a client heard something else, and goes no further', async () => {
  const { result } = await run([
    open('ada'),
    say('ada', { action: 'nothing' }),
    { ...hears('ada', '$.event', 'joined'), withinMs: 300 },
    say('ada', { action: 'who' }),
  ]);
  expect(result).toMatchObject({
    verdict: 'failed',
    checks: [
      { title: 'Step 1, ada: connects', verdict: 'passed' },
      { title: expect.stringMatching(/^Step 3, ada: /), verdict: 'failed', actual: expect.stringContaining('help') },
    ],
  });
});

it('expects a refused handshake by its status', async () => {
  const [, scenarioTarget] = [target, { ...target, stageName: 'nowhere' }];
  target = scenarioTarget;
  const { result } = await run([{ ...open('ada'), refused: 403 }]);
  expect([result?.verdict, result?.checks.map(({ title }) => title)]).toEqual([
    'passed',
    ['Step 1, ada: is refused with 403'],
  ]);
});

it('posts after the clock was moved, and hears the gateway close what is idle', async () => {
  const { result } = await run([
    open('ada'),
    { do: 'advanceClock', seconds: 500 },
    { do: 'post', client: 'ada', body: '{"from":"later"}' },
    hears('ada', '$.from', 'later'),
    { do: 'advanceClock', seconds: 601 },
    { do: 'closed', client: 'ada', code: 1001 },
  ]);
  expect([result?.verdict, result?.error, result?.checks.at(-1)?.title]).toEqual([
    'passed',
    undefined,
    'Step 6, ada: is closed',
  ]);
});
