import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseIdentitySources } from './identity-sources';

it('reads a list with spaces, and names what is no source', () => {
  const { sources, problem } = parseIdentitySources(
    'REQUEST',
    'method.request.header.X-Id, stageVariables.color ,method.request.path.id,,context.identity.sourceIp, $request.header.a',
  );
  expect([sources.map(({ place, name }) => `${place} ${name}`), problem?.split(' ')[0]]).toEqual([
    ['header X-Id', 'stage-variable color', 'context identity.sourceIp'],
    'method.request.path.id',
  ]);
});

it.each([
  ['', undefined],
  ['method.request.header.A', undefined],
  ['method.request.header.A,method.request.header.B', /exactly one header/],
  ['method.request.querystring.a', /exactly one header/],
])('wants one header of a TOKEN authorizer: %s', (list, problem) => {
  const read = parseIdentitySources('TOKEN', list);
  if (problem === undefined) expect(read.problem).toBeUndefined();
  else expect(read.problem).toMatch(problem);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.constantFrom('TOKEN' as const, 'REQUEST' as const), fc.string(), (type, text) => {
      for (const { name } of parseIdentitySources(type, text).sources) expect(name).not.toBe('');
    }),
  );
});
