import { expect, it } from 'vitest';
import { createEventHub } from './event-hub';

it('is heard by whoever listens to the event, and goes on past a listener that throws', () => {
  const [faults, heard]: [unknown[], string[]] = [[], []];
  const hub = createEventHub((fault) => faults.push(fault));
  const isHeard = () => [hub.isHeard('requests.cleared'), hub.isHeard('workspace.changed')];
  const stopOne = hub.source(({ name }) => heard.push(`one ${name}`), ['workspace.changed']);
  const some = isHeard();
  const stops = [
    hub.source(() => {
      throw new Error('deaf');
    }),
    hub.source(({ name }) => heard.push(`all ${name}`)),
  ];
  hub.emit('requests.cleared', {});
  const all = isHeard();
  for (const stop of [stopOne, ...stops]) stop();
  hub.emit('requests.cleared', {});
  expect([some, all, isHeard(), heard, faults.length]).toEqual([
    [false, true],
    [true, true],
    [false, false],
    ['all requests.cleared'],
    1,
  ]);
});
