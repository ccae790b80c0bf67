// OpenAPI 3.1 in the words of 3.0.
import { describe, expect, it } from 'vitest';
import { importDocument } from '../openapi-fixtures';
import { convertOpenApi31 } from './convert-31';
import { createLossList } from './losses';

function converted(document: object) {
  const losses = createLossList();
  const result = convertOpenApi31({ openapi: '3.1.0', ...document }, losses);
  return { result, losses: losses.all().map(({ place, message }) => `${place}: ${message}`) };
}

const schema = (value: unknown) => {
  const { result, losses } = converted({ components: { schemas: { A: value } } });
  const { A } = (result.components as { schemas: Record<string, unknown> }).schemas;
  return { A, losses: losses.slice(1) };
};

describe('schemas', () => {
  it.each([
    [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
    [{ type: 'null' }, { nullable: true, enum: [null] }],
    [{ oneOf: [{ type: 'null' }, { type: 'string' }] }, { oneOf: [{ type: 'string' }], nullable: true }],
    [{ const: 0 }, { enum: [0] }],
    [{ exclusiveMinimum: 1 }, { minimum: 1, exclusiveMinimum: true }],
    [{ minimum: 5, exclusiveMinimum: 1 }, { minimum: 5 }],
    [
      { maximum: 5, exclusiveMaximum: 5 },
      { maximum: 5, exclusiveMaximum: true },
    ],
    [{ properties: { a: true, b: false } }, { properties: { a: {}, b: { not: {} } } }],
    [{ additionalProperties: false }, { additionalProperties: false }],
    [
      { $defs: { B: { const: 1 } }, items: { $ref: '#/components/schemas/A/$defs/B' } },
      { definitions: { B: { enum: [1] } }, items: { $ref: '#/components/schemas/A/definitions/B' } },
    ],
    [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/B' }],
    [
      { enum: [{ const: 1 }], default: { type: ['a', 'null'] } },
      { enum: [{ const: 1 }], default: { type: ['a', 'null'] } },
    ],
  ])('%j is said without a loss', (given, expected) => {
    expect(schema(given)).toEqual({ A: expected, losses: [] });
  });

  it.each([
    [{ examples: [1], type: 'integer' }, { type: 'integer' }, 'no examples'],
    [{ if: {}, type: 'object' }, { type: 'object' }, 'no if'],
    [{ $ref: '#/a', description: 'x' }, { allOf: [{ $ref: '#/a' }], description: 'x' }, 'allOf'],
    [
      { type: ['string', 'integer', 'null'] },
      { anyOf: [{ type: 'string' }, { type: 'integer' }], nullable: true },
      'anyOf',
    ],
    [{ prefixItems: [true], items: false }, { items: [{}], additionalItems: { not: {} } }, 'prefixItems'],
    [{ dependentRequired: { a: ['b'] } }, { dependencies: { a: ['b'] } }, 'dependencies'],
    [{ type: 'string', contentEncoding: 'base64' }, { type: 'string', format: 'byte' }, 'format byte'],
  ])('%j changes, and that is told', (given, expected, word) => {
    const { A, losses } = schema(given);
    expect([A, losses]).toEqual([expected, [expect.stringContaining(word)]]);
  });
});

it('converts schemas wherever they stand, and neither examples nor extensions', () => {
  const odd = { schema: { const: 1 } };
  const { result } = converted({
    paths: {
      '/a': {
        get: {
          parameters: [{ name: 'q', in: 'query', schema: { const: 1 } }],
          responses: { '200': { content: { 'application/json': { schema: { const: 1 }, example: odd } } } },
          'x-other': odd,
        },
      },
    },
  });
  const enumed = { schema: { enum: [1] } };
  expect(result.paths).toEqual({
    '/a': {
      get: {
        parameters: [{ name: 'q', in: 'query', ...enumed }],
        responses: { '200': { content: { 'application/json': { ...enumed, example: odd } } } },
        'x-other': odd,
      },
    },
  });
});

it('is refused where it is not asked for, and converted where it is', () => {
  const document = { openapi: '3.1.1', webhooks: {}, paths: { '/a': { get: { responses: {} } } } };
  expect(() => importDocument(document)).toThrow('Invalid OpenAPI input.');
  const { summary, losses } = importDocument(document, { convertsNewer: true });
  expect([summary.methods, losses.map(({ severity, place }) => `${severity} ${place}`)]).toEqual([
    1,
    ['info openapi', 'warning webhooks'],
  ]);
});
