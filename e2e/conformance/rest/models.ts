// What models mean: their dialect of JSON Schema, and the list of errors.
import type { ConformanceCase } from '../conformance-case';
import { mock } from '../operations';
import {
  invalidBody,
  json,
  model,
  note,
  passes,
  post,
  refuses,
  type Validated,
  validated,
  validators,
} from '../validation-case';

type Source = ConformanceCase['source'];

/** Dialect: `[what, schema, bodies that fit, bodies that do not]`. */
const dialect: readonly (readonly [string, Source, object, readonly string[], readonly string[]])[] = [
  [
    'allOf wants all',
    'recorded',
    { allOf: [{ required: ['a'] }, { required: ['b'] }] },
    ['{"a":1,"b":1}'],
    ['{"a":1}'],
  ],
  ['anyOf wants one', 'recorded', { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, ['{"b":1}'], ['{"c":1}']],
  ['null is a type', 'recorded', { type: 'object', properties: { n: { type: 'null' } } }, ['{"n":null}'], ['{"n":0}']],
  [
    'exclusiveMinimum is a boolean',
    'documented',
    { type: 'object', properties: { n: { type: 'number', minimum: 1, exclusiveMinimum: true } } },
    ['{"n":1.5}'],
    ['{"n":1}'],
  ],
  [
    'formats of numbers are not enforced',
    'documented',
    { type: 'object', properties: { n: { type: 'integer', format: 'int32' } } },
    ['{"n":99999999999}'],
    [],
  ],
  [
    'types are not coerced',
    'documented',
    { type: 'object', properties: { n: { type: 'integer' } } },
    ['{"n":5}'],
    ['{"n":"5"}', '{"n":1.5}'],
  ],
  ['1.0 is an integer', 'assumed', { type: 'object', properties: { n: { type: 'integer' } } }, ['{"n":1.0}'], []],
  [
    'defaults are not inserted',
    'documented',
    { type: 'object', properties: { n: { type: 'integer', default: 5 } } },
    ['{}'],
    [],
  ],
  [
    'minItems counts',
    'recorded',
    { type: 'object', properties: { l: { type: 'array', items: { type: 'integer' }, minItems: 2 } } },
    ['{"l":[1,2]}'],
    ['{"l":[1]}'],
  ],
  [
    'readOnly and example say nothing',
    'documented',
    { type: 'object', properties: { n: { type: 'string', readOnly: true, example: 'x' } } },
    ['{"n":"y"}'],
    [],
  ],
  [
    'enum is a closed list',
    'documented',
    { type: 'object', properties: { c: { type: 'string', enum: ['red', 'blue'] } } },
    ['{"c":"red"}'],
    ['{"c":"green"}'],
  ],
  [
    'a pattern is looked for anywhere',
    'documented',
    { type: 'object', properties: { c: { type: 'string', pattern: '[0-9]+' } } },
    ['{"c":"a1"}'],
    ['{"c":"a"}'],
  ],
  [
    'additionalProperties false closes an object',
    'documented',
    { type: 'object', properties: { a: { type: 'integer' } }, additionalProperties: false },
    ['{"a":1}'],
    ['{"b":1}'],
  ],
];

/** A schema as a console or API call would put it: an import takes references for places in the document. */
const defined = {
  Thing: {
    type: 'object',
    definitions: { Part: { type: 'object', properties: { n: { type: 'integer' } } } },
    properties: { a: { $ref: '#/definitions/Part' } },
  },
};

const dialectCases: readonly ConformanceCase[] = [
  ...dialect.flatMap(([what, source, schema, fit, unfit]) => [
    ...fit.map((body) => passes(`4: ${what}: ${body} fits`, source, json(schema), post(body))),
    ...unfit.map((body) => refuses(`4: ${what}: ${body} does not`, source, json(schema), post(body), invalidBody)),
  ]),
  {
    ...passes(
      '4: a model may have definitions of its own',
      'documented',
      json({ type: 'object' }),
      post('{"a":{"n":1}}'),
    ),
    models: defined,
  },
  {
    ...refuses(
      '4: definitions of its own count',
      'documented',
      json({ type: 'object' }),
      post('{"a":{"n":"1"}}'),
      invalidBody,
    ),
    models: defined,
  },
  passes('4: a model may refer to itself', 'documented', tree(), post('{"children":[{"children":[]}]}')),
  refuses(
    '4: a model that refers to itself is validated to its depth',
    'documented',
    tree(),
    post('{"children":[{"children":1}]}'),
    invalidBody,
  ),
];

function tree(): Validated {
  return json({ type: 'object', properties: { children: { type: 'array', items: model('Thing') } } });
}

const listing = {
  BAD_REQUEST_BODY: { responseTemplates: { 'application/json': '{"errors":"$context.error.validationErrorString"}' } },
};

/** The list of errors as a gateway response shows it. */
function errors(id: string, schema: object, body: string | undefined, list: string): ConformanceCase {
  return {
    id,
    source: 'recorded',
    ...validated({ ...json(schema), responses: listing }),
    request: post(body),
    // the list's own quotes are escaped: the body stays JSON
    answer: { status: 400, body: JSON.stringify({ errors: list }) },
  };
}

const listCases: readonly ConformanceCase[] = [
  errors(
    'case 31: validationErrorString lists what is missing',
    note,
    '{}',
    '[object has missing required properties (["NoteId"])]',
  ),
  errors(
    'case 31: validationErrorString tells of types',
    { type: 'object', properties: { n: { type: 'number' } } },
    '{"n":"x"}',
    '[instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])]',
  ),
  errors('case 31: validationErrorString of no body', note, undefined, '[Unknown error parsing request body]'),
  errors(
    'case 31: validationErrorString of a body that is no JSON',
    note,
    '{bad',
    '[Unknown error parsing request body]',
  ),
  {
    id: '4: a MOCK is validated as well',
    source: 'documented',
    paths: {
      '/x': {
        post: mock('ok', {
          more: {
            'x-amazon-apigateway-request-validator': 'all',
            requestBody: { content: { 'application/json': { schema: model('Note') } } },
          },
        }),
      },
    },
    document: { 'x-amazon-apigateway-request-validators': validators, components: { schemas: { Note: note } } },
    request: post('{}'),
    answer: { status: 400, json: { message: invalidBody } },
  },
];

export const modelCases: readonly ConformanceCase[] = [...dialectCases, ...listCases];
