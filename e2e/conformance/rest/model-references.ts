// Models that refer to one another by their URL, as the service stores them, and the list of errors they give.
import type { ConformanceCase } from '../conformance-case';
import { json, post, validated } from '../validation-case';

const address = (name: string, api = 'other12345') => `https://apigateway.amazonaws.com/restapis/${api}/models/${name}`;
const ref = (name: string) => ({ $ref: address(name) });

const listing = {
  BAD_REQUEST_BODY: { responseTemplates: { 'application/json': '{"errors":"$context.error.validationErrorString"}' } },
};

/** Schemas of the models `Thing`, which is validated, and `Part`. */
interface Models {
  readonly Thing: object;
  readonly Part?: object;
}

/** POST of `body` to a method whose model is `Thing`; `errors` is the list, undefined where the body fits. */
function validates(id: string, { Thing, Part = {} }: Models, body: string, errors?: string): ConformanceCase {
  return {
    id: `4: ${id}: ${body}`,
    source: 'documented',
    ...validated({ ...json({ type: 'object' }, { Part: { type: 'object' } }), responses: listing }),
    // as a client of the API would put them: an import takes references for places in its document
    models: { Thing, Part },
    request: post(body),
    answer:
      errors === undefined
        ? { status: 200, sent: { body } }
        : { status: 400, body: JSON.stringify({ errors: `[${errors}]` }), sent: null },
  };
}

const part = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
const missing = 'object has missing required properties (["n"])';
const noInteger = 'instance type (string) does not match any allowed primitive type (allowed: ["integer"])';

const references: readonly ConformanceCase[] = (
  [
    ['a property that is another model', { properties: { p: ref('Part') } }, '{"p":{"n":1}}', '{"p":{}}', missing],
    [
      'a list of another model',
      { type: 'array', items: ref('Part') },
      '[{"n":1},{"n":2}]',
      '[{"n":1},{"n":"2"}]',
      noInteger,
    ],
    ['a model that is another model', ref('Part'), '{"n":1}', '{"n":"x"}', noInteger],
    [
      'a place inside another model',
      { properties: { n: { $ref: `${address('Part')}#/properties/n` } } },
      '{"n":1}',
      '{"n":"x"}',
      noInteger,
    ],
    [
      'a reference beside other keywords, which do not count',
      { properties: { p: { ...ref('Part'), minProperties: 9 } } },
      '{"p":{"n":1}}',
      '{"p":{}}',
      missing,
    ],
    ['definitions of its own', { $ref: '#/definitions/D', definitions: { D: part } }, '{"n":1}', '{}', missing],
    [
      'two models that refer to each other',
      { properties: { n: { type: 'integer' }, p: ref('Part') } },
      '{"n":1,"p":{"t":{"n":2}}}',
      '{"n":1,"p":{"t":{"n":"2"}}}',
      noInteger,
    ],
    [
      'allOf of another model',
      { allOf: [ref('Part'), { required: ['m'] }] },
      '{"n":1,"m":1}',
      '{"n":1}',
      'instance failed to match all required schemas (matched only 1 out of 2)',
    ],
    [
      'anyOf',
      { anyOf: [ref('Part'), { required: ['m'] }] },
      '{"m":1}',
      '{}',
      'instance failed to match at least one required schema among 2',
    ],
    [
      'oneOf',
      { oneOf: [ref('Part'), { required: ['m'] }] },
      '{"n":1}',
      '{"n":1,"m":1}',
      'instance failed to match exactly one schema (matched 2 out of 2)',
    ],
  ] as const
).flatMap(([what, Thing, fits, unfit, errors]) => {
  const Part = what.startsWith('two models') ? { properties: { t: ref('Thing') } } : part;
  return [validates(what, { Thing, Part }, fits), validates(what, { Thing, Part }, unfit, errors)];
});

const person = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'Person',
  type: 'object',
  required: ['name', 'age'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 5, pattern: '^[a-z]+$' },
    age: { type: 'integer', minimum: 0, maximum: 150 },
    kind: { enum: ['a', 'b'] },
    tags: { type: 'array', maxItems: 2, uniqueItems: true, items: { type: 'string' } },
  },
};

/** What is said of a body, in which order: by place, and nothing of the inside of what is wrong itself. */
const lists: readonly ConformanceCase[] = (
  [
    ['{}', 'object has missing required properties (["age","name"])'],
    [
      '{"x":1,"b":2}',
      'object instance has properties which are not allowed by the schema: ["b","x"], object has missing required properties (["age","name"])',
    ],
    [
      '{"name":"A","age":-1,"kind":"c"}',
      'numeric instance is lower than the required minimum (minimum: 0, found: -1), instance value ("c") not found in enum (possible values: ["a","b"]), string "A" is too short (length: 1, required minimum: 2), ECMA 262 regex "^[a-z]+$" does not match input string "A"',
    ],
    [
      '{"name":"abcdef","age":151}',
      'numeric instance is greater than the required maximum (maximum: 150, found: 151), string "abcdef" is too long (length: 6, maximum allowed: 5)',
    ],
    [
      '{"name":"ab","age":1.5}',
      'instance type (number) does not match any allowed primitive type (allowed: ["integer"])',
    ],
    ['{"name":null,"age":1}', 'instance type (null) does not match any allowed primitive type (allowed: ["string"])'],
    [
      '{"name":"ab","age":1,"tags":["a",1]}',
      'instance type (integer) does not match any allowed primitive type (allowed: ["string"])',
    ],
    [
      '{"name":"ab","age":1,"tags":["a","a","b"]}',
      'array is too long: must have at most 2 elements but instance has 3 elements, array must not contain duplicate elements',
    ],
    ['[]', 'instance type (array) does not match any allowed primitive type (allowed: ["object"])'],
    ['null', 'instance type (null) does not match any allowed primitive type (allowed: ["object"])'],
    ['"text"', 'instance type (string) does not match any allowed primitive type (allowed: ["object"])'],
    ['', 'Unknown error parsing request body'],
    ['{"name":', 'Unknown error parsing request body'],
    ['{"name":"ab","age":1} x', 'Unknown error parsing request body'],
  ] as const
).map(([body, errors]) => validates('the list of errors', { Thing: person }, body, errors));

export const modelReferenceCases: readonly ConformanceCase[] = [...references, ...lists];
