import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedAnswer, compareAnswers, isSlower } from './compare-answers';

const answer = (body: string, more: Partial<ComparedAnswer> = {}): ComparedAnswer => ({
  status: 200,
  headers: [['Content-Type', 'application/json']],
  body,
  isBase64: false,
  durationMs: 1,
  ...more,
});

describe('compareAnswers', () => {
  it('names the members of JSON that differ, and not their order', () => {
    const before = answer('{"a":1,"items":[{"price":5},{"price":6}],"gone":true}');
    const after = answer('{"items":[{"price":5},{"price":7}],"a":1,"odd key":null}');
    expect(compareAnswers(before, after)).toEqual([
      { part: 'body', at: '$.items[1].price', before: '6', after: '7' },
      { part: 'body', at: '$.gone', before: 'true' },
      { part: 'body', at: '$["odd key"]', after: 'null' },
    ]);
  });

  it('leaves ids and dates of answers alone, and tells other headers whatever their case', () => {
    const before = answer('', {
      headers: [
        ['Date', 'Mon'],
        ['x-amzn-RequestId', '1'],
        ['X-A', '1'],
        ['x-b', '2'],
      ],
    });
    const after = answer('', {
      headers: [
        ['date', 'Tue'],
        ['x-amzn-requestid', '2'],
        ['x-a', '1'],
        ['x-b', '3'],
      ],
    });
    expect(compareAnswers(before, after)).toEqual([{ part: 'header', at: 'x-b', before: '2', after: '3' }]);
  });

  it('tells what the endpoint would have been sent differently behind one answer', () => {
    const sent = { method: 'POST', url: 'http://a/', headers: [], body: '{"n":1}' };
    const before = answer('', { sent });
    const after = answer('', { sent: { ...sent, url: 'http://b/', body: '{"n":2}' } });
    expect(compareAnswers(before, after)).toEqual([
      { part: 'endpoint request', at: 'url', before: 'http://a/', after: 'http://b/' },
      { part: 'endpoint request', at: 'body $.n', before: '1', after: '2' },
    ]);
  });

  it('finds no difference between any JSON and itself, and one between any two that are not the same', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (a, b) => {
        const isSame = JSON.stringify(sorted(JSON.parse(a))) === JSON.stringify(sorted(JSON.parse(b)));
        expect(compareAnswers(answer(a), answer(a))).toEqual([]);
        expect(compareAnswers(answer(a), answer(b)).length === 0).toBe(isSame);
      }),
    );
  });
});

/** Arrays of pairs in one order: what JSON means apart from how it is written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(sorted)];
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : value;
  return [
    'map',
    ...Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  ];
}

it('calls slower only what is slower by factor and by milliseconds', () => {
  expect([isSlower(10, 40), isSlower(1, 15), isSlower(100, 140), isSlower(100, 151)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
