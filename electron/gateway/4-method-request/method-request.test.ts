import { expect, it } from 'vitest';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import { bodyModel } from './body-model';
import { requiredParameters } from './required-parameters';

const steps = [requiredParameters, bodyModel];

const note = { type: 'object', required: ['NoteId'], properties: { NoteId: { type: 'string' } } };
const pets = { type: 'array', items: { $ref: 'https://apigateway.amazonaws.com/restapis/otherapi/models/Pet' } };
const pet = { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } };
const models = { Note: note, Pets: pets, Pet: pet };

const noteMethod: TestExchange = {
  models,
  validates: { body: true },
  method: { requestModels: { 'application/json': 'Note' } },
};

async function outcome(options: TestExchange): Promise<unknown> {
  const { refused } = await runSteps(steps, openExchange(options).exchange);
  return refused === undefined ? 'passes' : [refused[0], refused[1].message ?? refused[1].validationErrorString];
}

const requires = {
  requestParameters: {
    'method.request.querystring.qs1': true,
    'method.request.path.issuer': true,
    'method.request.header.x-header-param': true,
    'method.request.header.optional': false,
  },
};

it.each<[name: string, options: TestExchange, result: unknown]>([
  [
    'case 21: all that is missing in one list, headers first, then path, then query',
    { validates: { parameters: true }, method: requires },
    ['BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [x-header-param, issuer, qs1]'],
  ],
  [
    'case 22: a blank value is missing',
    {
      validates: { parameters: true },
      method: requires,
      query: 'qs1=',
      pathParameters: { issuer: 'me' },
      headers: [['x-header-param', '1']],
    },
    ['BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [qs1]'],
  ],
  [
    'header names are case-sensitive',
    {
      validates: { parameters: true },
      method: { requestParameters: { 'method.request.header.X-A': true } },
      headers: [['x-a', '1']],
    },
    ['BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [X-A]'],
  ],
  [
    'a value named like an inherited member is missing like any other',
    {
      validates: { parameters: true },
      method: { requestParameters: { 'method.request.path.constructor': true } },
    },
    ['BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [constructor]'],
  ],
  ['case 23: required without a validator blocks nothing', { method: requires }, 'passes'],
  [
    'a validator with both flags off checks nothing',
    { validates: {}, method: { ...requires, ...noteMethod.method } },
    'passes',
  ],
  [
    'case 24: the body misses a required property',
    { ...noteMethod, body: '{"a":1}' },
    ['BAD_REQUEST_BODY', '[object has missing required properties (["NoteId"])]'],
  ],
  ['a body that matches passes', { ...noteMethod, body: '{"NoteId":"1"}' }, 'passes'],
  ['case 25: no body with a model for JSON', noteMethod, ['BAD_REQUEST_BODY', '[Unknown error parsing request body]']],
  [
    'no body, even against a list model',
    { ...noteMethod, method: { requestModels: { 'application/json': 'Pets' } } },
    ['BAD_REQUEST_BODY', '[Unknown error parsing request body]'],
  ],
  [
    'a body that is no JSON',
    { ...noteMethod, body: '{"NoteId":' },
    ['BAD_REQUEST_BODY', '[Unknown error parsing request body]'],
  ],
  [
    'case 26: a content type without a model skips the check',
    { ...noteMethod, headers: [['Content-Type', 'text/plain']], body: 'hello' },
    'passes',
  ],
  [
    'case 27: parameters of the content type do not count',
    { ...noteMethod, headers: [['content-type', 'application/json; charset=utf-8']], body: '{}' },
    ['BAD_REQUEST_BODY', '[object has missing required properties (["NoteId"])]'],
  ],
  [
    'TestInvokeMethod treats every body as JSON',
    { ...noteMethod, origin: 'test', headers: [['Content-Type', 'text/plain']], body: 'hello' },
    ['BAD_REQUEST_BODY', '[Unknown error parsing request body]'],
  ],
  [
    '$default is the model for all other types',
    {
      ...noteMethod,
      method: { requestModels: { $default: 'Note' } },
      headers: [['Content-Type', 'text/x']],
      body: '{}',
    },
    ['BAD_REQUEST_BODY', '[object has missing required properties (["NoteId"])]'],
  ],
  [
    'case 28: references to other models, by whatever API id',
    { ...noteMethod, method: { requestModels: { 'application/json': 'Pets' } }, body: '[{"a":1,"b":2}]' },
    'passes',
  ],
  [
    'what is referred to is checked',
    { ...noteMethod, method: { requestModels: { 'application/json': 'Pets' } }, body: '[{"a":1},{"b":"2"}]' },
    ['BAD_REQUEST_BODY', '[instance type (string) does not match any allowed primitive type (allowed: ["integer"])]'],
  ],
  [
    'case 29: oneOf null and a reference',
    {
      ...noteMethod,
      models: {
        Note: {
          type: 'object',
          properties: { status: { oneOf: [{ type: 'null' }, { $ref: '#/definitions/Status' }] } },
          definitions: { Status: { type: 'string' } },
        },
      },
      body: '{"status":null}',
    },
    'passes',
  ],
  [
    'case 30: parameters and body both wrong report the parameters only',
    { ...noteMethod, validates: { body: true, parameters: true }, method: { ...noteMethod.method, ...requires } },
    ['BAD_REQUEST_PARAMETERS', 'Missing required request parameters: [x-header-param, issuer, qs1]'],
  ],
  ['without request models an absent body is {}', { validates: { body: true } }, 'passes'],
  ['without request models any object passes', { validates: { body: true }, body: '{"a":1}' }, 'passes'],
  [
    'without request models nothing but an object passes',
    { validates: { body: true }, body: '[]' },
    ['BAD_REQUEST_BODY', '[instance type (array) does not match any allowed primitive type (allowed: ["object"])]'],
  ],
])('%s', async (_, options, result) => {
  expect(await outcome(options)).toEqual(result);
});

it('case 31: names type and findings in the log', async () => {
  const { refused } = await runSteps(steps, openExchange({ ...noteMethod, body: '{}' }).exchange);
  expect(refused).toEqual([
    'BAD_REQUEST_BODY',
    {
      validationErrorString: '[object has missing required properties (["NoteId"])]',
      reason:
        'Request body does not match model schema for content type application/json: ' +
        '[object has missing required properties (["NoteId"])]',
    },
  ]);
});

it('follows models that refer to each other in a circle, and ends on bodies deeper than the stack', async () => {
  const address = 'https://apigateway.amazonaws.com/restapis/a1b2c3d4e5/models/';
  const circle: TestExchange = {
    validates: { body: true },
    method: { requestModels: { 'application/json': 'Node' } },
    models: {
      Node: { type: 'object', required: ['next'], properties: { next: { $ref: `${address}Link` } } },
      Link: { anyOf: [{ type: 'null' }, { $ref: `${address}Node` }] },
    },
  };
  const nested = (depth: number, core: string) => '{"next":'.repeat(depth) + core + '}'.repeat(depth);
  expect(await outcome({ ...circle, body: nested(20, 'null') })).toBe('passes');
  expect(await outcome({ ...circle, body: nested(20, '1') })).toEqual([
    'BAD_REQUEST_BODY',
    '[instance failed to match at least one required schema among 2]',
  ]);
  expect(await outcome({ ...circle, body: nested(100_000, 'null') })).toEqual([
    'BAD_REQUEST_BODY',
    '[Unknown error parsing request body]',
  ]);
});

it.each<[name: string, options: TestExchange, message: string | RegExp]>([
  [
    'a model that is not there',
    { method: { requestModels: { 'application/json': 'Gone' } } },
    'The API has no model Gone.',
  ],
  [
    'a reference to a model that is not there',
    { models: { Note: { $ref: 'https://apigateway.amazonaws.com/restapis/x/models/Gone' } } },
    'Model Note refers to model Gone, which the API does not have.',
  ],
  [
    'a schema that is no JSON',
    { models: { Note: '{' } },
    'The schema of model Note is no JSON object, or nested too deeply.',
  ],
  [
    'a broken pattern',
    { models: { Note: { type: 'string', pattern: '(' } } },
    /^Model Note has a pattern that cannot be read: /,
  ],
])('reports %s at deploy', (_, options, message) => {
  const { problems } = openExchange({ ...noteMethod, ...options });
  expect(problems).toEqual([
    {
      key: 'method:a1b2c3d4e5/res123/POST',
      path: 'requestModels.application/json',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    },
  ]);
});

it('answers 500 where a model cannot be compiled', async () => {
  const { refused } = await runSteps(
    steps,
    openExchange({ ...noteMethod, models: { Note: { $ref: '#/definitions/Gone' } }, body: '{}' }).exchange,
  );
  expect(refused?.[0]).toBe('API_CONFIGURATION_ERROR');
  expect(refused?.[1].reason).toMatch(/^Execution failed due to configuration error: Model Note cannot be used: /);
});
