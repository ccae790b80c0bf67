import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TraceShapeField } from '../../../../shared/trace/trace';
import { shapeText } from './shape-text';

const field = (at: string, verdict: TraceShapeField['verdict']): TraceShapeField => ({ at, verdict, expected: 'text' });

it('marks every line of a wrong field, and only those', () => {
  const got = JSON.stringify({ statusCode: 200, headers: { 'x-shop': 'eu' }, body: { id: 'a', lines: [1] } });
  const { text, wrongLines } = shapeText({ got, fields: [field('statusCode', 'ok'), field('body', 'wrong')] }) ?? {};
  expect(text).toBe(JSON.stringify(JSON.parse(got), null, 2));
  expect([...(wrongLines ?? [])]).toEqual([6, 7, 8, 9, 10, 11]);
});

it('finds a single header value, and an unknown field', () => {
  const got = JSON.stringify({ multiValueHeaders: { 'Set-Cookie': ['a', 1] }, extra: true });
  const fields = [field('multiValueHeaders.Set-Cookie[1]', 'wrong'), field('extra', 'unknown')];
  expect([...(shapeText({ got, fields })?.wrongLines ?? [])]).toEqual([5, 8]);
});

it('marks everything where the answer as a whole is wrong, JSON or not', () => {
  const fields = [field('', 'wrong')];
  expect([...(shapeText({ got: '"done"', fields })?.wrongLines ?? [])]).toEqual([1]);
  expect(shapeText({ got: '{"cut', isTruncated: true, fields })).toEqual({ text: '{"cut', wrongLines: new Set([1]) });
  expect(shapeText({ fields })).toBeUndefined();
});

it('writes any JSON as JSON.stringify does', () => {
  fc.assert(
    fc.property(fc.json(), (got) => {
      expect(shapeText({ got, fields: [] })?.text).toBe(JSON.stringify(JSON.parse(got), null, 2));
    }),
  );
});
