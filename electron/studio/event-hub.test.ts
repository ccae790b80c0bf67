import { expect, it } from 'vitest';
import { createEventHub } from './event-hub';

it('is heard while somebody listens, and goes on past a listener that throws', () => {
  const [faults, heard]: [unknown[], string[]] = [[], []];
  const hub = createEventHub((fault) => faults.push(fault));
  const before = hub.isHeard();
  const stops = [
    hub.source(() => {
      throw new Error('deaf');
    }),
    hub.source(({ name }) => heard.push(name)),
  ];
  hub.emit('requests.cleared', {});
  const during = hub.isHeard();
  for (const stop of stops) stop();
  hub.emit('requests.cleared', {});
  expect([before, during, hub.isHeard(), heard, faults.length]).toEqual([false, true, false, ['requests.cleared'], 1]);
});
