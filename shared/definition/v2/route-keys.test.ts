import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityKey } from '../entities';
import { openRouteKeys } from './route-keys';

const part = fc.constantFrom('a', 'b', '{x}', '{y}', '{z}');
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
const routeKey = fc.tuple(fc.constantFrom('GET', 'POST'), path).map((words) => words.join(' '));

/** The rule word by word: two keys of one method that agree up to a level, where each names its own variable. */
function areRivals(left: string, right: string): boolean {
  const [a, b] = [left.split(/[ /]+/), right.split(/[ /]+/)];
  const at = a.findIndex((word, index) => word !== b[index]);
  return at > 0 && a[at]?.startsWith('{') === true && b[at]?.startsWith('{') === true;
}

it('finds a rival exactly where two keys of a method name a variable at the same level differently', () => {
  fc.assert(
    fc.property(fc.array(routeKey, { maxLength: 6 }), routeKey, (others, mine) => {
      const key = entityKey('v2-route', 'api', 'mine');
      const keys = openRouteKeys(
        others.map((other, at) => ({ key: entityKey('v2-route', 'api', `r${at}`), routeKey: other })),
      );
      const rival = keys.rivalOf(key, mine);
      expect([rival !== undefined, keys.isTaken(key, mine)]).toEqual([
        others.some((other) => areRivals(mine, other)),
        others.includes(mine),
      ]);
    }),
    { seed: 11, numRuns: 500 },
  );
});

it('is no rival of itself', () => {
  const key = entityKey('v2-route', 'api', 'r1');
  const keys = openRouteKeys([{ key, routeKey: 'GET /{x}' }]);
  expect([keys.isTaken(key, 'GET /{x}'), keys.rivalOf(key, 'GET /{y}')]).toEqual([false, undefined]);
});
