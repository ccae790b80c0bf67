import { expect, it } from 'vitest';
import { openExchange, runSteps } from '../context/exchange-for-tests';
import { bodyModel } from './body-model';
import { cannotRunAway, schemaPattern } from './schema-pattern';

async function phrases(schema: unknown, body: unknown): Promise<string | undefined> {
  const { exchange } = openExchange({
    models: { M: schema },
    validates: { body: true },
    method: { requestModels: { 'application/json': 'M' } },
    body: JSON.stringify(body),
  });
  return (await runSteps([bodyModel], exchange)).refused?.[1].validationErrorString;
}

it.each<[schema: unknown, body: unknown, phrase: string]>([
  [{ required: ['b', 'a'] }, {}, 'object has missing required properties (["a","b"])'],
  [
    { type: 'number' },
    'x',
    'instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])',
  ],
  [
    { type: ['string', 'null'] },
    1,
    'instance type (integer) does not match any allowed primitive type (allowed: ["null","string"])',
  ],
  [{ type: 'integer' }, 1.5, 'instance type (number) does not match any allowed primitive type (allowed: ["integer"])'],
  [{ enum: ['a', 1] }, 'b', 'instance value ("b") not found in enum (possible values: ["a",1])'],
  [{ minimum: 5 }, 4, 'numeric instance is lower than the required minimum (minimum: 5, found: 4)'],
  [{ minimum: 5, exclusiveMinimum: true }, 5, 'numeric instance is not strictly greater than the required minimum 5'],
  [{ maximum: 5 }, 6, 'numeric instance is greater than the required maximum (maximum: 5, found: 6)'],
  [{ maximum: 5, exclusiveMaximum: true }, 5, 'numeric instance is not strictly lower than the required maximum 5'],
  [{ minLength: 3 }, 'é😀', 'string "é😀" is too short (length: 2, required minimum: 3)'],
  [{ maxLength: 1 }, 'ab', 'string "ab" is too long (length: 2, maximum allowed: 1)'],
  [{ pattern: '^[0-9]{5}$' }, 'abc', 'ECMA 262 regex "^[0-9]{5}$" does not match input string "abc"'],
  [
    { properties: { a: {} }, additionalProperties: false },
    { a: 1, c: 1, b: 1 },
    'object instance has properties which are not allowed by the schema: ["b","c"]',
  ],
  [
    { items: { type: 'string' } },
    ['a', 1],
    'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
  ],
  [
    { items: [{}], additionalItems: false },
    [1, 2],
    'schema only allows 1 elements in array but instance has 2 elements',
  ],
  [{ minItems: 2 }, [1], 'array is too short: must have at least 2 elements but instance has 1 elements'],
  [{ maxItems: 1 }, [1, 2], 'array is too long: must have at most 1 elements but instance has 2 elements'],
  [
    { uniqueItems: true },
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    'array must not contain duplicate elements',
  ],
  [{ minProperties: 1 }, {}, 'object has too few properties (found 0 but schema requires at least 1)'],
  [{ maxProperties: 0 }, { a: 1 }, 'object has too many properties (found 1 but schema requires at most 0)'],
  [{ multipleOf: 3 }, 4, 'remainder of division is not zero (4 / 3)'],
  [
    { dependencies: { a: ['b'] } },
    { a: 1 },
    'property "a" of object has missing property dependencies (schema requires ["b"]; missing: ["b"])',
  ],
  [
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    'instance failed to match at least one required schema among 2',
  ],
  [
    { oneOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    'instance failed to match exactly one schema (matched 0 out of 2)',
  ],
  [
    { oneOf: [{ type: 'integer' }, { minimum: 0 }] },
    1,
    'instance failed to match exactly one schema (matched 2 out of 2)',
  ],
  [
    { allOf: [{ required: ['a'] }, { required: ['b'] }, {}] },
    { a: 1 },
    'instance failed to match all required schemas (matched only 2 out of 3)',
  ],
  [
    { type: 'object', allOf: [{ properties: { a: { type: 'string' } } }, { allOf: [{ required: ['b'] }] }] },
    { a: 1 },
    'instance failed to match all required schemas (matched only 0 out of 2)',
  ],
  [{ not: { type: 'string' } }, 'x', 'instance matched a schema which it should not have'],
  [{ format: 'email' }, 'nobody', 'string "nobody" is not a valid email address'],
])('says of %j with %j: %s', async (schema, body, phrase) => {
  expect(await phrases(schema, body)).toBe(`[${phrase}]`);
});

it.each<[schema: unknown, body: unknown]>([
  [{ type: 'integer' }, 1.0],
  [{ multipleOf: 0.01 }, 4.35],
  [{ type: 'integer', format: 'int32' }, 3_000_000_000],
  [{ format: 'uuid' }, 'no uuid'],
  [{ uniqueItems: true }, [1, '1', true, null, [1], { a: 1 }, { a: 2 }]],
  [{ $schema: 'http://json-schema.org/draft-07/schema#', id: 'mine', type: 'object' }, {}],
  [{ type: 'object', discriminator: 'kind', example: 1, readOnly: true, default: 2 }, {}],
])('lets %j take %j', async (schema, body) => {
  expect(await phrases(schema, body)).toBeUndefined();
});

it('orders findings by place and then keyword, and says nothing of the inside of what is wrong itself', async () => {
  const schema = {
    required: ['id'],
    properties: {
      b: { minLength: 3, pattern: '^x' },
      a: { items: { type: 'integer' } },
      c: { required: ['d'], properties: { e: { type: 'string' } } },
    },
  };
  expect(await phrases(schema, { id: 1, b: 'ab', a: ['x', 1, 'y'], c: { e: 1 } })).toBe(
    '[instance type (string) does not match any allowed primitive type (allowed: ["integer"]), ' +
      'instance type (string) does not match any allowed primitive type (allowed: ["integer"]), ' +
      'string "ab" is too short (length: 2, required minimum: 3), ' +
      'ECMA 262 regex "^x" does not match input string "ab", ' +
      'object has missing required properties (["d"])]',
  );
  expect(await phrases(schema, { b: 'ab' })).toBe('[object has missing required properties (["id"])]');
});

it('gives only the first finding of a body that is very long', async () => {
  const long = Array.from({ length: 30_000 }, () => 'x');
  expect(await phrases({ items: { type: 'integer' } }, long)).toBe(
    '[instance type (string) does not match any allowed primitive type (allowed: ["integer"])]',
  );
});

it.each([
  ['^[0-9]{5}$', true],
  ['^a+$', true],
  ['^(a|b)c*$', true],
  ['(a+)+$', false],
  ['^(a|a)*$', false],
  ['a*a*b', false],
  ['a{0,5000}a{0,5000}b', false],
])('knows whether %s may run away', (source, isPlain) => {
  expect(cannotRunAway(source)).toBe(isPlain);
});

it.each([
  ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 'Passw0rdX', true],
  ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 'password', false],
  ['^[a-z0-9.]+@[a-z0-9.]+\\.[a-z]{2,}$', 'me@example.com', true],
  ['b+c+', 'aabbccdd', true],
  ['^(\\w+) \\1$', 'hello hello', true],
  ['^(a+)+$', `${'a'.repeat(50_000)}!`, false],
])('searches %s within a limit', (source, text, isFound) => {
  expect(schemaPattern(source, '').test(text)).toBe(isFound);
});
