import { expect, it } from 'vitest';
import { compileFilterPattern } from './filter-pattern';

const line = '[ERROR] request 7 failed: too "slow"';
const json = JSON.stringify({
  status: 502,
  user: { name: 'Ann' },
  tags: ['a', 'b'],
  'odd name': 'x',
  ok: false,
  error: null,
  ip: '10.0.0.7',
});

it.each([
  ['', true],
  ['ERROR', true],
  ['error', false],
  ['ERROR failed', true],
  ['ERROR missing', false],
  ['"request 7"', true],
  ['"too \\"slow\\""', true],
  ['-ERROR', false],
  ['request -WARN', true],
  ['?WARN ?ERROR', true],
  ['?WARN ?INFO', false],
  ['?WARN request', true],
])('terms %s: %s', (pattern, expected) => {
  expect(compileFilterPattern(pattern)(line)).toBe(expected);
});

it.each([
  ['{ $.status = 502 }', true],
  ['{$.status=502}', true],
  ['{ $.status != 502 }', false],
  ['{ $.status >= 500 && $.user.name = "Ann" }', true],
  ['{ $.status < 500 || ($.tags[1] = "b" && $.ok IS FALSE) }', true],
  ['{ $.status < 500 || ($.tags[1] = "a" && $.ok IS FALSE) }', false],
  ['{ $.["odd name"] = x }', true],
  ['{ $.error IS NULL }', true],
  ['{ $.missing NOT EXISTS }', true],
  ['{ $.status NOT EXISTS }', false],
  ['{ $.ip = 10.0.* }', true],
  ['{ $.ip = "*.0.*7" }', true],
  ['{ $.ip = "10*8" }', false],
  ['{ $.missing != "x" }', false],
  ['{ $.constructor = "x" }', false],
])('JSON %s: %s', (pattern, expected) => {
  expect(compileFilterPattern(pattern)(json)).toBe(expected);
});

it('lets no message through that is no JSON', () => {
  expect(compileFilterPattern('{ $.status NOT EXISTS }')(line)).toBe(false);
});

it.each(['{ $.a }', '{ $.a = }', '{ a = 1 }', '{ ($.a = 1 }', '{ $.a = 1', '"open', `{ ${'('.repeat(60)}$.a = 1 }`])(
  'refuses %s',
  (pattern) => {
    expect(() => compileFilterPattern(pattern)).toThrow('Invalid filter pattern');
  },
);
