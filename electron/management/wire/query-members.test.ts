import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { queryMembers } from './query-members';

const read = (text: string) => queryMembers(new URLSearchParams(text));

it('makes structures and lists of dotted names, lists in the order of their numbers', () => {
  expect(read('Action=A&L.member.2.N=b&L.member.1.N=a&L.member.10.N=j&S.T.U=1&E.member.1=x&Empty=')).toEqual({
    Action: 'A',
    L: [{ N: 'a' }, { N: 'b' }, { N: 'j' }],
    S: { T: { U: '1' } },
    E: ['x'],
    Empty: '',
  });
});

it('keeps names of prototypes and deep names from doing harm', () => {
  const deep = read(`${'a.'.repeat(5_000)}b=1`);
  expect([Object.keys(read('__proto__.x=1')), Object.keys(deep), Object.hasOwn(Object.prototype, 'x')]).toEqual([
    ['__proto__'],
    ['a'],
    false,
  ]);
});

it('reads every form', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => {
      expect(typeof queryMembers(new URLSearchParams(pairs))).toBe('object');
    }),
  );
});
