import { expect, it } from 'vitest';
import type { FunctionLogLine, FunctionState } from '../../../../shared/lambda/functions';
import { openLogOutbox } from './log-outbox';

function open(stateOf: (name: string) => FunctionState | undefined = () => undefined) {
  const batches: (readonly FunctionLogLine[])[] = [];
  const states: FunctionState[] = [];
  const outbox = openLogOutbox({ logs: (lines) => batches.push(lines), state: (state) => states.push(state) }, stateOf);
  const write = (text: string) => outbox.write({ functionName: 'f', logStream: 's', text, at: 1 });
  return { outbox, batches, states, write };
}

it('hands lines over together, and the last ones when it is disposed', () => {
  const { outbox, batches, write } = open();
  write('one');
  write('two');
  expect(batches).toEqual([]);
  outbox.dispose();
  expect(batches.map((lines) => lines.map(({ text }) => text))).toEqual([['one', 'two']]);
});

it('leaves lines out beyond a bound and says how many', () => {
  const { outbox, batches, write } = open();
  for (let at = 0; at < 2_010; at++) write(`line ${at}`);
  outbox.dispose();
  const texts = batches.flat().map(({ text }) => text);
  expect([texts.length, texts.at(-2), texts.at(-1)]).toEqual([
    2_001,
    'line 1999',
    '[10 more lines were left out: too many at a time.]',
  ]);
});

it('has no room for lines of Lambda itself while much is written', () => {
  const { outbox, write } = open();
  const before = outbox.hasRoom();
  for (let at = 0; at < 400; at++) write('line');
  expect([before, outbox.hasRoom()]).toEqual([true, false]);
  outbox.dispose();
});

it('tells a state once, and again only when it is another', async () => {
  const current = { functionName: 'f', warm: 0, busy: 1 };
  const { outbox, states } = open((name) => (name === 'f' ? { ...current } : undefined));
  outbox.touch('f');
  outbox.touch('gone');
  await expect.poll(() => states.length, { interval: 5 }).toBe(1);
  outbox.touch('f');
  outbox.dispose();
  expect(states).toEqual([{ functionName: 'f', warm: 0, busy: 1 }]);
});
