import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openExchange } from './exchange-for-tests';
import { parseMappingExpression } from './mapping-expression';
import { openMappingSources } from './mapping-sources';

const { exchange } = openExchange({
  pathParameters: { id: '7' },
  query: 'q=1',
  headers: [['X-A', 'a']],
  body: '{"a":[{"b":"c"}],"__proto__":{"x":1}}',
  stageVariables: { color: 'red' },
});

it('reads any expression as text or nothing, and never something inherited', () => {
  const piece = fc.constantFrom(
    ...[
      "'",
      'method.request.',
      'integration.response.',
      'path',
      'querystring',
      'header',
      'multivalueheader',
      'body',
      '.',
    ],
    ...[
      'context.',
      'stageVariables.',
      'identity',
      'constructor',
      '__proto__',
      'toString',
      'id',
      'a',
      '[0]',
      '[?(@.b)]',
      '..',
      '*',
      '$',
      '(',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.constantFrom('request' as const, 'response' as const),
      (pieces, side) => {
        const expression = parseMappingExpression(pieces.join(''), side);
        if ('problem' in expression) return;
        const values = expression.read(openMappingSources(exchange)) ?? [];
        expect(values.every((value) => typeof value === 'string' && !value.includes('function'))).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});

it('takes any text between single quotes as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseMappingExpression(`'${text}'`, 'request')).toMatchObject({ literal: text, isEncoded: false });
    }),
  );
});

it.each([
  "'",
  'method.request.',
  'method.request.header',
  'method.request.header.',
  'integration.response.header.X',
  'method.request.body.[',
  '',
])('says what is wrong with %j', (expression) => {
  expect(parseMappingExpression(expression, 'request')).toEqual({ problem: expect.stringMatching(/./) });
});
