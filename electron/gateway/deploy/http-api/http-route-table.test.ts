import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HttpRouteKey, parseHttpRouteKey } from '../../../../shared/definition/v2/route-key';
import { buildHttpRouteTable } from './http-route-table';

function keyOf(text: string): HttpRouteKey {
  const key = parseHttpRouteKey(text);
  if (typeof key === 'string') throw new Error(key);
  return key;
}

function tableOf(texts: readonly string[]) {
  return buildHttpRouteTable(
    texts.map((text) => ({ key: keyOf(text), route: text })),
    undefined,
  );
}

it('finds the route that the documentation names', () => {
  const table = tableOf(['GET /pets/dog/1', 'GET /pets/dog/{id}', 'GET /pets/{proxy+}', 'ANY /{proxy+}']);
  const lines = ['GET /pets/dog/1', 'GET /pets/dog/2', 'GET /pets/cat/1', 'POST /test/5', 'GET /'];
  expect(lines.map((line) => table.match(...(line.split(' ') as [string, string])))).toEqual([
    { route: 'GET /pets/dog/1', pathParameters: {} },
    { route: 'GET /pets/dog/{id}', pathParameters: { id: '2' } },
    { route: 'GET /pets/{proxy+}', pathParameters: { proxy: 'cat/1' } },
    { route: 'ANY /{proxy+}', pathParameters: { proxy: 'test/5' } },
    { route: 'ANY /{proxy+}', pathParameters: { proxy: '' } },
  ]);
});

it('keeps names of variables away from what objects inherit', () => {
  const found = tableOf(['GET /{__proto__}/{b}']).match('GET', '/x/y');
  expect(Object.entries(found?.pathParameters ?? {})).toEqual([
    ['__proto__', 'x'],
    ['b', 'y'],
  ]);
});

it('turns back from a literal that leads nowhere', () => {
  const table = tableOf(['GET /a/b/c', 'GET /{x}/b/d', 'GET /a/{y}/e']);
  expect(['/a/b/d', '/a/b/e', '/a/b/f'].map((path) => table.match('GET', path)?.route)).toEqual([
    'GET /{x}/b/d',
    'GET /a/{y}/e',
    undefined,
  ]);
});

/** The plain meaning of a key, route by route. */
function fits({ segments }: HttpRouteKey, parts: readonly string[]): boolean {
  const last = segments.at(-1);
  const isGreedy = last?.kind === 'greedy';
  if (isGreedy ? parts.length < segments.length : parts.length !== segments.length) return false;
  return segments.every((segment, at) => {
    if (segment.kind === 'greedy') return true;
    return segment.kind === 'literal' ? segment.text === parts[at] : parts[at] !== '';
  });
}

it('finds a route exactly where one fits, and never a greedy one where another does', () => {
  const segment = fc.constantFrom('a', 'b', '{x}');
  const key = fc
    .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(
      ([parts, isGreedy]) => `GET /${[...parts.slice(isGreedy ? 1 : 0), ...(isGreedy ? ['{rest+}'] : [])].join('/')}`,
    );
  const path = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 8 }), path, (texts, parts) => {
      const fitting = texts.filter((text) => fits(keyOf(text), parts));
      const found = tableOf(texts).match('GET', `/${parts.join('/')}`)?.route;
      const full = fitting.filter((text) => !text.endsWith('+}'));
      const allowed = full.length > 0 ? full : fitting;
      expect(found === undefined ? allowed : allowed.includes(found)).toEqual(found === undefined ? [] : true);
    }),
  );
});
