import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDeepEqual } from '../../definition/changes';
import { type Difference, mergeValue, type Side } from './merge-value';

const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'c', 1, true),
    fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

function merge(base: unknown, ours: unknown, theirs: unknown, take: Side = 'ours') {
  const met: Difference[] = [];
  const merged = mergeValue({ base, seen: base, ours, theirs }, (difference) => {
    met.push(difference);
    return difference.changedBy === 'both' ? take : difference.changedBy;
  });
  return { merged, met };
}

it('takes the one side that changed, and nothing where none did', () => {
  fc.assert(
    fc.property(value, value, (before, after) => {
      expect(merge(before, before, before)).toEqual({ merged: before, met: [] });
      expect(isDeepEqual(merge(before, after, before).merged, after)).toBe(true);
      expect(isDeepEqual(merge(before, before, after).merged, after)).toBe(true);
      expect(merge(before, after, after)).toEqual({ merged: after, met: [] });
    }),
  );
});

it('takes all of one side where conflicts go to it and the other changed nothing else', () => {
  fc.assert(
    fc.property(value, value, value, (base, ours, theirs) => {
      const forwards = merge(base, ours, theirs, 'ours');
      const backwards = merge(base, theirs, ours, 'theirs');
      expect(isDeepEqual(forwards.merged, backwards.merged)).toBe(true);
      expect(forwards.met.length).toBe(backwards.met.length);
    }),
  );
});

it('keeps edits of both sides where they are disjoint', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), value, value, (base, left, right) => {
      const start = { ...base, left: 'old', right: 'old' };
      const { merged, met } = merge(start, { ...start, left }, { ...start, right });
      expect(merged).toEqual({ ...start, left, right });
      expect(met.some(({ changedBy }) => changedBy === 'both')).toBe(false);
    }),
  );
});

it('calls a field that both changed a conflict, with all three values', () => {
  const { met } = merge({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 4 });
  expect(met).toEqual([
    { path: ['a'], changedBy: 'both', base: 1, ours: 2, theirs: 3 },
    { path: ['b'], changedBy: 'theirs', base: 1, ours: 1, theirs: 4 },
  ]);
});

it('leaves what was different when both were last in step, and sees JSON by its value', () => {
  const choose = () => {
    throw new Error('nothing is to be chosen');
  };
  const seen = { schema: '{"a":1}', cached: true };
  expect(
    mergeValue({ base: { schema: '{ "a": 1 }' }, seen, ours: seen, theirs: { schema: '{ "a": 1 }' } }, choose),
  ).toEqual(seen);
});
