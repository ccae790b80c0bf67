// Required parameters and body models, with a validator and without.
import type { ConformanceCase } from '../conformance-case';
import {
  invalidBody,
  json,
  model,
  note,
  notes,
  passes,
  post,
  refuses,
  type Validated,
  validated,
} from '../validation-case';

const missing = (...names: string[]) => `Missing required request parameters: [${names.join(', ')}]`;
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

export const validationCases: readonly ConformanceCase[] = [...parameterCases, ...bodyCases];
