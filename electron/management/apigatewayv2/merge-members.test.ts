import { expect, it } from 'vitest';
import { mergeMembers } from './merge-members';
import { page, timestamp } from './pages';

const rules = { required: ['name'], maps: ['variables'], mapsOfMaps: ['responses'] };

it('keeps what is not sent, replaces what is, and takes away what is sent empty', () => {
  const before = { name: 'a', description: 'b', scopes: ['c'], version: '1' };
  expect(mergeMembers(before, { name: '', description: 'd', scopes: [], version: '', tags: {} }, rules)).toEqual({
    name: '',
    description: 'd',
  });
});

it('merges maps by key, without the keys that are sent empty', () => {
  const before = { variables: { a: '1', b: '2' }, responses: { 404: { x: 'y' }, 500: { x: 'y' } } };
  const sent = { variables: { a: '', c: '3' }, responses: { 404: {} } };
  expect(mergeMembers(before, sent, rules)).toEqual({
    variables: { b: '2', c: '3' },
    responses: { 500: { x: 'y' } },
  });
});

it('takes one mapping out of the mappings of a status, and keeps its others', () => {
  const before = {
    responses: { 200: { 'append:header.a': '1', 'append:header.b': '2' }, 500: { x: 'y' }, 503: { z: '' } },
  };
  const sent = { responses: { 200: { 'append:header.a': '', 'remove:header.c': '' }, 500: { x: '' } } };
  expect(mergeMembers(before, sent, rules)).toEqual({
    responses: { 200: { 'append:header.b': '2', 'remove:header.c': '' }, 503: { z: '' } },
  });
});

it('keeps a new mapping that removes a parameter, and takes it away when it is sent empty again', () => {
  const sent = { variables: { 'remove:querystring.q': '' } };
  const made = mergeMembers({}, sent, rules);
  expect([made, mergeMembers(made, sent, rules)]).toEqual([sent, {}]);
});

it('keeps keys apart that JavaScript has its own use for', () => {
  const sent = JSON.parse('{"variables":{"__proto__":"x","constructor":"y"}}') as object;
  const merged = mergeMembers({ variables: { toString: 'z' } }, sent as Record<string, unknown>, rules);
  expect(Object.entries(merged.variables as object)).toEqual([
    ['toString', 'z'],
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});

it('pages through a collection, a wrong size or token being none', () => {
  const found = Array.from({ length: 101 }, (_, number) => number);
  const pageOf = (query: string) => page(found, new URLSearchParams(query), (number) => ({ number })) as Page;
  const first = pageOf('');
  const last = pageOf(`nextToken=${encodeURIComponent(first.nextToken ?? '')}`);
  const wrong = pageOf('maxResults=-1&nextToken=%00');
  expect([first.items.length, last, wrong.items.length]).toEqual([100, { items: [{ number: 100 }] }, 100]);
});

it('writes timestamps to the second', () => {
  expect(timestamp(1_744_668_836.9)).toBe('2025-04-14T22:13:56Z');
});

interface Page {
  readonly items: readonly object[];
  readonly nextToken?: string;
}
