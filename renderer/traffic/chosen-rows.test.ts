import { expect, it } from 'vitest';
import type { TraceSummary } from '../../shared/trace/trace';
import { chosenIds, replayableChoice } from './chosen-rows';

const row = (requestId: string, more: Partial<TraceSummary> = {}) =>
  ({ requestId, apiId: 'one', origin: 'invoke', ...more }) as TraceSummary;
const mirror = { requests: [row('c'), row('b'), row('a'), row('x', { apiId: 'two' }), row('t', { origin: 'test' })] };
const choosing = (...ids: string[]) => ({ requestId: 'a', chosenRequests: new Set(ids) });

it('takes the open request where none is chosen, else the chosen ones as they are listed', () => {
  expect([
    chosenIds(choosing(), mirror),
    chosenIds(choosing('a', 'older', 'c'), mirror),
    chosenIds({ requestId: undefined, chosenRequests: new Set() }, mirror),
  ]).toEqual([['a'], ['c', 'a', 'older'], []]);
});

it('replays requests of one API only, and none of the test pane', () => {
  expect([
    replayableChoice(choosing('a', 'b'), mirror),
    replayableChoice(choosing('a', 'x'), mirror),
    replayableChoice(choosing('t'), mirror),
  ]).toEqual([{ apiId: 'one', requestIds: ['b', 'a'] }, undefined, undefined]);
});
