import { describe, expect, it } from 'vitest';
import type { IntegrationResponse } from '../../../shared/definition/rest/integration';
import { restMethodSteps } from '../chains/rest-method-steps';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';

const json = { 'Content-Type': 'application/json' };
const uri = 'http://pets.example/';

/** A method with these integration responses, and a method response for each. */
function withResponses(
  responses: Record<string, Omit<IntegrationResponse, 'statusCode'>>,
  integration: Record<string, unknown> = {},
): NonNullable<TestExchange['method']> {
  const integrationResponses = Object.fromEntries(
    Object.entries(responses).map(([statusCode, response]) => [statusCode, { statusCode, ...response }]),
  );
  const methodResponses = Object.fromEntries(Object.keys(responses).map((statusCode) => [statusCode, { statusCode }]));
  return {
    methodResponses,
    integration: { type: 'HTTP', uri, httpMethod: 'ANY', ...integration, integrationResponses },
  };
}

function mock(template: string, responses: Record<string, Omit<IntegrationResponse, 'statusCode'>> = { 200: {} }) {
  return withResponses(responses, { type: 'MOCK', requestTemplates: { 'application/json': template } });
}

const run = (options: TestExchange) => runSteps(restMethodSteps, openExchange(options).exchange);
const reason = (text: string) => ({
  refused: ['API_CONFIGURATION_ERROR', { reason: `Execution failed due to configuration error: ${text}` }],
});
const unreadable = reason(
  'Unable to parse statusCode. It should be an integer that is defined in the request template.',
);

describe('MOCK', () => {
  it.each<[name: string, options: TestExchange, outcome: unknown]>([
    ['case 81: answers its status', { method: mock('{statusCode: 200}') }, { status: 200, headers: json, body: '' }],
    ['case 82: without a status is 500', { method: mock('{}') }, unreadable],
    [
      'case 83: is 500 for a type that passes the template by',
      { method: mock('{"statusCode": 200}'), headers: [['Content-Type', 'text/plain']], body: 'x' },
      unreadable,
    ],
    [
      'takes the status from the body where nothing is mapped',
      { method: withResponses({ 200: {} }, { type: 'MOCK' }), body: '{"statusCode": 201}' },
      { status: 200, headers: json, body: '' },
    ],
    [
      'selects by its status and answers with the response’s own',
      { method: mock('{"statusCode": 418}', { 200: {}, 404: { selectionPattern: '4\\d{2}' } }) },
      { status: 404, headers: json, body: '' },
    ],
    [
      'computes its status',
      {
        method: mock('{"statusCode": $input.json("$.s")}', { 200: {}, 500: { selectionPattern: '5..' } }),
        body: '{"s":503}',
      },
      { status: 500, headers: json, body: '' },
    ],
    [
      'renders the response template without the request’s body',
      {
        method: mock('{"statusCode": 200}', {
          200: { responseTemplates: { 'application/json': '$input.body $input.params("id")' } },
        }),
        pathParameters: { id: '7' },
        body: '{"a":1}',
      },
      { status: 200, headers: json, body: '{} 7' },
    ],
    [
      'case 43: an override of the request template reaches the client without a response template',
      {
        method: mock(
          '#set($context.responseOverride.status = 444)#set($context.responseOverride.header.X-A = "1"){"statusCode": 200}',
        ),
      },
      { status: 444, headers: { ...json, 'X-A': '1' }, body: '' },
    ],
    [
      'case 44: the response template reads what the request template has set',
      {
        method: mock('#set($n = "k")#set($context.requestOverride.querystring[$n] = "v"){"statusCode": 200}', {
          200: { responseTemplates: { 'application/json': '$context.requestOverride.querystring.k' } },
        }),
      },
      { status: 200, headers: json, body: 'v' },
    ],
    ...['"abc"', '"444"', '99', '600', '4.5'].map((status): [string, TestExchange, unknown] => [
      `case 45: ignores the status ${status}`,
      { method: mock(`#set($context.responseOverride.status = ${status}){"statusCode": 200}`) },
      { status: 200, headers: json, body: '' },
    ]),
  ])('%s', async (_, options, outcome) => {
    expect(await run(options)).toEqual(outcome);
  });
});

describe('the selection', () => {
  const select = async (status: number, responses: Record<string, Omit<IntegrationResponse, 'statusCode'>>) => {
    const outcome = await run({ method: withResponses(responses), answer: { status, body: 'b' } });
    return outcome.status ?? outcome;
  };

  it.each<
    [name: string, status: number, responses: Record<string, Omit<IntegrationResponse, 'statusCode'>>, outcome: unknown]
  >([
    ['case 57: turns 400 into the default 200', 400, { 200: {} }, 200],
    ['case 59: chooses by pattern', 404, { 200: {}, 400: { selectionPattern: '4\\d{2}' } }, 400],
    ['takes an empty pattern for the default', 200, { 201: { selectionPattern: '' } }, 201],
    ['matches the whole status only', 404, { 200: {}, 400: { selectionPattern: '4' } }, 200],
    [
      'prefers the lower status of two that match',
      200,
      { 502: { selectionPattern: '.+' }, 405: { selectionPattern: '.+' } },
      405,
    ],
    ['prefers a pattern to the default', 200, { 200: {}, 500: { selectionPattern: '2..' } }, 500],
    ['knows look-ahead and alternatives', 204, { 500: {}, 200: { selectionPattern: '(?!201)2\\d\\d|304' } }, 200],
    ['takes a broken pattern for one that matches nothing', 200, { 200: {}, 500: { selectionPattern: '(' } }, 200],
    [
      'case 60: without a match and a default is 500',
      500,
      { 200: { selectionPattern: '200' } },
      reason(
        'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 500',
      ),
    ],
    [
      'case 60: without any response is 500',
      502,
      {},
      reason(
        'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 502',
      ),
    ],
  ])('%s', async (_, status, responses, outcome) => {
    expect(await select(status, responses)).toEqual(outcome);
  });

  it('reports a broken pattern at deploy', () => {
    const { problems } = openExchange({ method: withResponses({ 500: { selectionPattern: '(' } }) });
    expect(problems).toEqual([
      {
        key: 'method:a1b2c3d4e5/res123/POST',
        path: 'methodIntegration.integrationResponses.500.selectionPattern',
        message: expect.any(String),
      },
    ]);
  });
});

describe('the template', () => {
  const templates = { 'text/csv': 'csv', 'application/json': 'json', 'application/xml': 'xml' };
  it.each<[accept: string | undefined, templates: Record<string, string | null>, body: string]>([
    [undefined, templates, 'json'],
    ['application/xml;q=0.9, text/csv', templates, 'xml'],
    ['image/png, text/csv', templates, 'json'],
    ['*/*', templates, 'json'],
    ['image/png', { 'text/csv': 'csv', 'application/xml': 'xml' }, 'csv'],
    ['application/json', { 'application/json': '' }, 'backend'],
    ['application/json', { 'application/json': null }, 'backend'],
    ['application/json', {}, 'backend'],
  ])('case 49: for Accept %s of %j', async (accept, responseTemplates, body) => {
    const headers = accept === undefined ? [] : [['Accept', accept] as const];
    const outcome = await run({
      method: withResponses({ 200: { responseTemplates } }),
      headers,
      answer: { body: 'backend' },
    });
    expect(outcome).toEqual({ status: 200, headers: json, body });
  });

  it('fails as the response’s', async () => {
    const outcome = await run({ method: withResponses({ 200: { responseTemplates: { 'application/json': '$x[' } } }) });
    expect(outcome.refused?.[1]).toMatchObject({
      reason: 'Execution failed due to configuration error: Unable to transform response',
      template: { line: 1 },
    });
  });
});

describe('the headers', () => {
  const answer = {
    status: 200,
    headers: [
      ['X-A', 'first'],
      ['X-A', 'last'],
      ['Date', 'today'],
    ] as const,
    body: '{"a":{"b":1},"t":"x"}',
  };
  it.each<[expression: string, value: string | undefined]>([
    ['integration.response.header.X-A', 'last'],
    ['integration.response.multivalueheader.X-A', 'first,last'],
    ['integration.response.header.x-a', undefined],
    ['integration.response.body', '{"a":{"b":1},"t":"x"}'],
    ['integration.response.body.a.b', '1'],
    ['integration.response.body.t', 'x'],
    ['integration.response.body.none', undefined],
    ['context.stage', 'dev'],
    ['stageVariables.color', 'red'],
    ["'*'", '*'],
    ['method.request.header.X', undefined],
  ])('map %s', async (expression, value) => {
    const method = withResponses({ 200: { responseParameters: { 'method.response.header.X-Out': expression } } });
    const outcome = await run({ method, answer, stageVariables: { color: 'red' }, headers: [['X', 'client']] });
    expect(outcome.headers).toEqual({ ...json, ...(value !== undefined && { 'X-Out': value }) });
  });

  it('are renamed where the service keeps the name to itself, and dropped where it must', async () => {
    const names = [
      'Date',
      'WWW-Authenticate',
      'Content-Length',
      'User-Agent',
      'Transfer-Encoding',
      'Content-Type',
      'Age',
    ];
    const responseParameters = Object.fromEntries(names.map((name) => [`method.response.header.${name}`, "'1'"]));
    const outcome = await run({ method: withResponses({ 200: { responseParameters } }), answer });
    expect(outcome.headers).toEqual({
      'x-amzn-Remapped-Date': '1',
      'x-amzn-Remapped-WWW-Authenticate': '1',
      'x-amzn-Remapped-Content-Length': '1',
      'x-amzn-Remapped-User-Agent': '1',
      'Content-Type': '1',
      Age: '1',
    });
  });

  it('are overridden by the template whatever their letter case, lists joined', async () => {
    const responseTemplates = {
      'application/json':
        '#set($context.responseOverride.header.x-a = ["1", "2"])#set($context.responseOverride.header["bad name"] = "x")ok',
    };
    const responseParameters = { 'method.response.header.X-A': "'mapped'", 'method.response.header.X-B': "'kept'" };
    const outcome = await run({ method: withResponses({ 200: { responseTemplates, responseParameters } }), answer });
    expect(outcome).toEqual({ status: 200, headers: { ...json, 'X-B': 'kept', 'x-a': '1,2' }, body: 'ok' });
  });

  it('end in 500 where the mapped body is broken JSON', async () => {
    const responseParameters = { 'method.response.header.X': 'integration.response.body.x' };
    const outcome = await run({ method: withResponses({ 200: { responseParameters } }), answer: { body: '{bad' } });
    expect(outcome).toEqual(reason('Invalid JSON in response body'));
  });
});

describe('the body', () => {
  const text = Buffer.from('hello').toString('base64');
  const bytes = Uint8Array.from([0xff, 0x00]);
  const base64 = Buffer.from(bytes).toString('base64');
  const textAnswer = { headers: [['Content-Type', 'text/plain']] as const, body: text };
  const binaryAnswer = { headers: [['Content-Type', 'image/png']] as const, body: bytes };
  const rawText = Buffer.from(bytes).toString('utf8');

  it.each<[payload: string, accept: string, handling: IntegrationResponse['contentHandling'], body: string]>([
    ['text', 'text/html', undefined, text],
    ['text', 'text/html', 'CONVERT_TO_TEXT', text],
    ['text', 'text/html', 'CONVERT_TO_BINARY', 'hello'],
    ['text', 'image/png', undefined, 'hello'],
    ['text', 'image/png', 'CONVERT_TO_TEXT', text],
    ['text', 'image/png', 'CONVERT_TO_BINARY', 'hello'],
    ['binary', 'text/html', undefined, base64],
    ['binary', 'text/html', 'CONVERT_TO_TEXT', base64],
    ['binary', 'text/html', 'CONVERT_TO_BINARY', rawText],
    ['binary', 'image/png', undefined, rawText],
    ['binary', 'image/png', 'CONVERT_TO_TEXT', base64],
    ['binary', 'image/png', 'CONVERT_TO_BINARY', rawText],
    // the first accepted type alone counts, and wildcards in it match nothing
    ['binary', 'image/webp,image/png', undefined, base64],
    ['binary', '*/*', undefined, base64],
  ])('of %s for Accept %s with %s', async (payload, accept, contentHandling, body) => {
    const outcome = await run({
      method: withResponses({ 200: { ...(contentHandling && { contentHandling }) } }),
      binaryMediaTypes: ['image/png'],
      headers: [['Accept', accept]],
      answer: payload === 'text' ? textAnswer : binaryAnswer,
    });
    expect(outcome.body).toBe(body);
  });

  it('that is plain text but wanted as binary is 500', async () => {
    const outcome = await run({
      method: withResponses({ 200: {} }),
      binaryMediaTypes: ['image/png'],
      headers: [['Accept', 'image/png']],
      answer: { body: 'plain text' },
    });
    expect(outcome).toEqual(reason('Unable to base64 decode the body.'));
  });
});
