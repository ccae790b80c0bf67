// Required parameters and body models, with a validator and without.
import type { CaseRequest, ConformanceCase } from '../conformance-case';
import { http, mock, parameters } from '../operations';

type Source = ConformanceCase['source'];

interface Validated {
  /** Name of the validator; `null`: none. */
  readonly validator?: 'all' | 'parameters' | 'body' | 'nothing' | null;
  readonly declared?: readonly string[];
  /** Content type → schema. */
  readonly models?: Readonly<Record<string, object>>;
  readonly schemas?: Readonly<Record<string, object>>;
  readonly responses?: object;
  readonly path?: string;
  /** Further members of the integration. */
  readonly integration?: object;
}

const validators = {
  all: { validateRequestParameters: true, validateRequestBody: true },
  parameters: { validateRequestParameters: true, validateRequestBody: false },
  body: { validateRequestParameters: false, validateRequestBody: true },
  nothing: { validateRequestParameters: false, validateRequestBody: false },
};

/** GET and POST of a path in front of an endpoint, validated. */
function validated(setup: Validated): Pick<ConformanceCase, 'paths' | 'document'> {
  const { validator = 'all', declared = [], models = {}, schemas = {}, responses, path = '/x', integration } = setup;
  const content = Object.entries(models).map(([type, schema]) => [type, { schema }]);
  const more = {
    ...(declared.length > 0 && parameters(...declared)),
    ...(validator !== null && { 'x-amazon-apigateway-request-validator': validator }),
    ...(content.length > 0 && { requestBody: { content: Object.fromEntries(content) } }),
  };
  return {
    paths: {
      [path]: { get: http(integration, { more }), post: http({ httpMethod: 'POST', ...integration }, { more }) },
    },
    document: {
      'x-amazon-apigateway-request-validators': validators,
      ...(Object.keys(schemas).length > 0 && { components: { schemas } }),
      ...(responses !== undefined && { 'x-amazon-apigateway-gateway-responses': responses }),
    },
  };
}

/** A request that validation refuses: the endpoint is not called. */
function refuses(id: string, source: Source, setup: Validated, request: CaseRequest, message: string): ConformanceCase {
  return {
    id,
    source,
    ...validated(setup),
    request,
    answer: {
      status: 400,
      json: { message },
      headers: {
        'x-amzn-ErrorType': 'BadRequestException',
        'Content-Type': 'application/json',
        'X-Amzn-Trace-Id': null,
      },
      sent: null,
    },
  };
}

/** A request that goes on: the endpoint gets the body as it came. */
function passes(id: string, source: Source, setup: Validated, request: CaseRequest): ConformanceCase {
  const { body } = request;
  const sent = request.method === 'POST' && typeof body === 'string' ? { sent: { body } } : {};
  return { id, source, ...validated(setup), request, answer: { status: 200, ...sent } };
}

function post(body?: string, contentType?: string): CaseRequest {
  return {
    method: 'POST',
    path: '/dev/x',
    ...(contentType !== undefined && { headers: [['Content-Type', contentType]] }),
    ...(body !== undefined && { body }),
  };
}

const invalidBody = 'Invalid request body';
const missing = (...names: string[]) => `Missing required request parameters: [${names.join(', ')}]`;
const model = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const note = { type: 'object', required: ['NoteId'], properties: { NoteId: { type: 'string' } } };
const notes: Validated = { models: { 'application/json': model('Note') }, schemas: { Note: note } };
/** One model for JSON. */
const json = (schema: object, more: Readonly<Record<string, object>> = {}): Validated => ({
  models: { 'application/json': model('Thing') },
  schemas: { Thing: schema, ...more },
});

const headerAndQuery: Validated = { declared: ['header x-header-param!', 'query qs1!'] };

const parameterCases: readonly ConformanceCase[] = [
  refuses(
    'case 21: all that is missing is listed',
    'recorded',
    headerAndQuery,
    { path: '/dev/x' },
    missing('x-header-param', 'qs1'),
  ),
  refuses(
    'case 21: headers come first, then path, then query; a path value that the resource lacks is always missing',
    'recorded',
    { declared: ['query qs1!', 'path issuer!', 'header x-header-param!'] },
    { path: '/dev/x' },
    missing('x-header-param', 'issuer', 'qs1'),
  ),
  passes(
    'case 21: nothing is missing',
    'recorded',
    { declared: ['query qs1!', 'path issuer!', 'header x-header-param!'], path: '/x/{issuer}' },
    { path: '/dev/x/me?qs1=1', headers: [['x-header-param', 'v']] },
  ),
  refuses(
    'case 22: a blank query value is missing',
    'recorded',
    { declared: ['query q1!'] },
    { path: '/dev/x?q1=' },
    missing('q1'),
  ),
  refuses(
    '4: a blank header is missing',
    'recorded',
    { declared: ['header x-a!'] },
    { path: '/dev/x', headers: [['x-a', '']] },
    missing('x-a'),
  ),
  passes(
    'case 23: required without a validator blocks nothing',
    'recorded',
    { ...headerAndQuery, validator: null },
    { path: '/dev/x' },
  ),
  passes(
    '4: a validator that checks nothing blocks no parameters',
    'recorded',
    { ...headerAndQuery, validator: 'nothing' },
    { path: '/dev/x' },
  ),
  passes(
    '4: a validator of bodies blocks no parameters',
    'documented',
    { ...headerAndQuery, validator: 'body' },
    {
      method: 'POST',
      path: '/dev/x',
      body: '{}',
    },
  ),
  passes(
    '4: what is not required may be missing',
    'documented',
    { declared: ['query q1', 'header x-a'] },
    { path: '/dev/x' },
  ),
  ...[
    ['header', 'X-A', [['x-a', 'v']], '/dev/x'],
    ['query', 'Q', [], '/dev/x?q=1'],
  ].map(([place, name, headers, path]) =>
    refuses(
      `3 rule 10: a required ${place} parameter in another case is missing`,
      'documented',
      { declared: [`${place} ${name}!`] },
      { path: path as string, headers: headers as [string, string][] },
      missing(name as string),
    ),
  ),
  refuses(
    'case 30: parameters are told of before bodies',
    'documented',
    { ...notes, declared: ['query q1!'] },
    post('{"other": 1}'),
    missing('q1'),
  ),
];

const bodyCases: readonly ConformanceCase[] = [
  refuses(
    'case 24: a body that lacks a required property',
    'recorded',
    notes,
    post('{"other": 1}', 'application/json'),
    invalidBody,
  ),
  {
    ...refuses('case 24: the log says what is wrong', 'recorded', notes, post('{"other": 1}'), invalidBody),
    answer: {
      status: 400,
      log: 'Request body does not match model schema for content type application/json: [object has missing required properties (["NoteId"])]',
    },
  },
  passes(
    'case 24: a body that fits goes on as it came',
    'recorded',
    notes,
    post('{ "NoteId": "1",  "b": 2 }', 'application/json'),
  ),
  refuses('case 24: a body that is no JSON', 'recorded', notes, post('no json'), invalidBody),
  refuses('case 25: no body, POST', 'recorded', notes, post(), invalidBody),
  refuses('case 25: no body, GET', 'recorded', notes, { path: '/dev/x' }, invalidBody),
  refuses(
    'case 25: no body where the model is an array',
    'recorded',
    json({ type: 'array', items: model('Note') }, { Note: note }),
    post(),
    invalidBody,
  ),
  passes('case 26: a type without a model is not validated', 'recorded', notes, post('anything', 'text/plain')),
  {
    id: '4: passthrough NEVER blocks a type without a model',
    source: 'documented',
    ...validated({
      ...notes,
      integration: {
        requestTemplates: { 'application/json': "$input.json('$')" },
        passthroughBehavior: 'never',
      },
    }),
    request: post('anything', 'text/plain'),
    answer: { status: 415, json: { message: 'Unsupported Media Type' }, sent: null },
  },
  refuses(
    'case 27: parameters of the type do not matter',
    'recorded',
    notes,
    post('{"other": 1}', 'application/json; charset=utf-8'),
    invalidBody,
  ),
  passes(
    'case 28: a model of a list of models',
    'recorded',
    json(
      { type: 'array', items: model('Pair') },
      {
        Pair: { type: 'object', required: ['a', 'b'], properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
      },
    ),
    post('[{"a":1,"b":2}]'),
  ),
  refuses(
    'case 28: the items of a list are validated',
    'recorded',
    json(
      { type: 'array', items: model('Pair') },
      {
        Pair: { type: 'object', required: ['a', 'b'], properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
      },
    ),
    post('[{"a":1}]'),
    invalidBody,
  ),
  ...['{"status":null}', '{"status":{"code":1}}'].map((body) =>
    passes(`case 29: oneOf null and a model takes ${body}`, 'recorded', nullOrStatus(), post(body)),
  ),
  refuses(
    'case 29: oneOf null and a model takes nothing else',
    'recorded',
    nullOrStatus(),
    post('{"status":1}'),
    invalidBody,
  ),
  passes(
    '4: a validator that checks nothing takes any body',
    'recorded',
    { ...notes, validator: 'nothing' },
    post('{"other": 1}'),
  ),
  passes(
    '4: a validator of parameters takes any body',
    'documented',
    { ...notes, validator: 'parameters' },
    post('{"other": 1}'),
  ),
  passes('4: without a validator any body goes on', 'recorded', { ...notes, validator: null }, post('no json')),
  refuses(
    '4: $default is the model of types without one',
    'documented',
    {
      models: { $default: model('Note') },
      schemas: { Note: note },
    },
    post('{"other": 1}', 'text/plain'),
    invalidBody,
  ),
  passes('4: without a model an absent body is an empty object', 'assumed', {}, { method: 'POST', path: '/dev/x' }),
  passes('4: without a model any object goes on', 'assumed', {}, post('{"a": 1}')),
  refuses('4: without a model what is no object is refused', 'assumed', {}, post('[1]'), invalidBody),
];

function nullOrStatus(): Validated {
  const status = { oneOf: [{ type: 'null' }, model('Status')] };
  return json(
    { type: 'object', properties: { status } },
    { Status: { type: 'object', properties: { code: { type: 'integer' } } } },
  );
}

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

const dialectCases: readonly ConformanceCase[] = [
  ...dialect.flatMap(([what, source, schema, fit, unfit]) => [
    ...fit.map((body) => passes(`4: ${what}: ${body} fits`, source, json(schema), post(body))),
    ...unfit.map((body) => refuses(`4: ${what}: ${body} does not`, source, json(schema), post(body), invalidBody)),
  ]),
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
    answer: { status: 400, body: `{"errors":"${list}"}` },
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

export const validationCases: readonly ConformanceCase[] = [
  ...parameterCases,
  ...bodyCases,
  ...dialectCases,
  ...listCases,
];
