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
const clf = '127.0.0.1 - - [23/Nov/2026:11:25:29 +0000] "GET /orders HTTP/1.1" 404 23 0DRJ=';

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
  ['%request [0-9] f%', true],
  ['-%^WARN%', true],
  ['?WARN ?%ERR.R%', true],
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
  ['{ $.ip = %^10[.]0% }', true],
  ['{ $.ip != %^10[.]0% }', false],
  ['{ $.user.name != 7 }', true],
])('JSON %s: %s', (pattern, expected) => {
  expect(compileFilterPattern(pattern)(json)).toBe(expected);
});

it.each([
  ['[ip, user, name, time, request, status, bytes, id]', true],
  ['[ip, user, name, time, request, status, bytes]', false],
  ['[ip, ..., status = 4*, bytes, id]', true],
  ['[..., status >= 400 && status < 404, bytes, id]', false],
  ['[..., status = 403 || status = 404, bytes, id]', true],
  ['[ip, user, name, time = "23/Nov*", request = "GET *", ...]', true],
  ['[ip != 127.*, ...]', false],
  ['[..., id = %^[0-9A-Z]+=$%]', true],
])('columns %s: %s', (pattern, expected) => {
  expect(compileFilterPattern(pattern)(clf)).toBe(expected);
});

it('lets no message through that is no JSON', () => {
  expect(compileFilterPattern('{ $.status NOT EXISTS }')(line)).toBe(false);
});

it.each([
  '[a, ',
  '[a = ]',
  '[..., a, ...]',
  '%[%',
  '%open',
  '{ $.a }',
  '{ $.a = }',
  '{ a = 1 }',
  '{ ($.a = 1 }',
  '{ $.a = 1',
  '"open',
  `{ ${'('.repeat(60)}$.a = 1 }`,
])('refuses %s', (pattern) => {
  expect(() => compileFilterPattern(pattern)).toThrow('Invalid filter pattern');
});
