import { expect, it } from 'vitest';
import type { TestRequest } from '../../shared/definition/companions/test-suite';
import { freeName, movedBefore, movedBy, newRequest, withCopy, without } from './test-edits';

const request = (id: string): TestRequest => ({ ...newRequest(id, []), name: `Ask ${id}` });
const three = ['a', 'b', 'c'].map(request);
const ids = (requests: readonly TestRequest[]) => requests.map(({ id }) => id).join('');

it('moves a request up, down and before another, and stops at the ends', () => {
  expect([
    ids(movedBy(three, 'b', -1)),
    ids(movedBy(three, 'b', 1)),
    ids(movedBy(three, 'a', -1)),
    ids(movedBefore(three, 'c', 'a')),
    ids(movedBefore(three, 'a', undefined)),
    ids(movedBefore(three, 'b', 'b')),
  ]).toEqual(['bac', 'acb', 'abc', 'cab', 'bca', 'abc']);
});

it('puts a copy below its original, under a name of its own', () => {
  const copied = withCopy(without(three, 'c'), 'a', 'd');
  expect(copied.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'Ask a'],
    ['d', 'Ask a 2'],
    ['b', 'Ask b'],
  ]);
});

it('counts on from the number a name already has', () => {
  expect(freeName('Orders 2', [{ name: 'Orders' }, { name: 'Orders 2' }])).toBe('Orders 3');
});
