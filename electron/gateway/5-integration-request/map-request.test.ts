import { describe, expect, it } from 'vitest';
import { openExchange, runSteps, type TestExchange } from '../context/exchange-for-tests';
import { mapRequest } from './map-request';

const json = '{"statusCode": 200}';
const xml: TestExchange = { headers: [['Content-Type', 'application/xml']], body: '<a/>' };

/** The body that the endpoint would be sent, or the refusal. */
async function bodyFor(options: TestExchange): Promise<unknown> {
  const { exchange } = openExchange(options);
  const { refused } = await runSteps([mapRequest], exchange);
  if (refused !== undefined) return [refused[0], refused[1].reason];
  return Buffer.from(exchange.integrationRequest?.body ?? []).toString('utf8');
}

const refusedType = (behavior: string, type = 'application/xml') => [
  'UNSUPPORTED_MEDIA_TYPE',
  `No request template for content type ${type}, and passthrough behavior is ${behavior}`,
];

describe('the template', () => {
  const rendered = 'rendered';
  it.each<[name: string, templates: Record<string, string | null>, type: string | undefined, results: unknown[]]>([
    // results for WHEN_NO_MATCH, WHEN_NO_TEMPLATES, NEVER
    ['none', {}, 'application/xml', ['<a/>', '<a/>', refusedType('NEVER')]],
    ['none', {}, undefined, ['<a/>', '<a/>', refusedType('NEVER', 'application/json')]],
    ['json only', { 'application/json': rendered }, undefined, [rendered, rendered, rendered]],
    ['json only', { 'application/json': rendered }, 'application/json; charset=utf-8', [rendered, rendered, rendered]],
    [
      'json only',
      { 'application/json': rendered },
      'application/xml',
      ['<a/>', refusedType('WHEN_NO_TEMPLATES'), refusedType('NEVER')],
    ],
    [
      'xml only',
      { 'application/xml': rendered },
      undefined,
      ['<a/>', refusedType('WHEN_NO_TEMPLATES', 'application/json'), refusedType('NEVER', 'application/json')],
    ],
    ['xml only', { 'application/xml': rendered }, 'Application/XML', [rendered, rendered, rendered]],
    ['$default', { 'application/json': 'x', $default: rendered }, 'text/plain', [rendered, rendered, rendered]],
    ['empty', { 'application/json': '' }, undefined, ['', '', '']],
    ['null', { 'application/json': null }, undefined, ['', '', '']],
  ])('cases 46-48: %s: %j with content type %s', async (_, requestTemplates, type, results) => {
    const behaviors = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
    const headers = type === undefined ? [] : [['Content-Type', type] as const];
    const bodies = behaviors.map((passthroughBehavior) =>
      bodyFor({ method: { integration: { requestTemplates, passthroughBehavior } }, headers, body: '<a/>' }),
    );
    expect(await Promise.all(bodies)).toEqual(results);
  });

  it('is the JSON one in TestInvokeMethod, whatever the content type', async () => {
    expect(
      await bodyFor({
        ...xml,
        origin: 'test',
        method: { integration: { requestTemplates: { 'application/json': json } } },
      }),
    ).toBe(json);
  });

  it.each<[template: string, options: TestExchange, body: string]>([
    ['$input.body', {}, '{}'],
    ['$util.urlEncode($input.body)', {}, '%7B%7D'],
    ["$input.json('$.none')", { body: '{"a":1}' }, '""'],
    ["[$input.path('$.none')]#if($input.path('$.none') == \"\")empty#end", { body: '{"a":1}' }, '[]empty'],
    ["$input.path('$.list')", { body: '{"list":[]}' }, '[]'],
    ["$input.path('$')", { body: '{"foo":"bar"}' }, '{foo=bar}'],
    ["$input.path('$')", { body: '[{"foo":"bar"}]' }, '[{"foo":"bar"}]'],
    ["[$input.params('Connection')]", {}, '[]'],
    [
      "$input.params('n') $input.params().querystring.n $input.params().header.n",
      { pathParameters: { n: 'path' }, query: 'n=first&n=last', headers: [['n', 'header']] },
      'path last header',
    ],
    [
      '$stageVariables.color $context.stage $context.identity.sourceIp',
      { stageVariables: { color: 'red' } },
      'red dev 1.2.3.4',
    ],
  ])('cases 32-40: %s', async (template, options, body) => {
    expect(
      await bodyFor({ ...options, method: { integration: { requestTemplates: { 'application/json': template } } } }),
    ).toBe(body);
  });

  it.each<[name: string, template: string, excerpt: string]>([
    ['that cannot be parsed', '{\n#if($x', '#if($x'],
    ['that fails', '#set($l = [1])\n$l.get(7)', '$l.get(7)'],
  ])('case 50: one %s is 500, with its place', async (_, template, excerpt) => {
    const { exchange, notes } = openExchange({
      method: { integration: { requestTemplates: { 'application/json': template } } },
    });
    const { refused } = await runSteps([mapRequest], exchange);
    expect(refused).toEqual([
      'API_CONFIGURATION_ERROR',
      {
        reason: 'Execution failed due to configuration error: Unable to transform request',
        template: { line: 2, column: expect.any(Number), excerpt: expect.stringContaining(excerpt) },
      },
    ]);
    expect(notes.at(-1)?.decided).toMatch(/^template application\/json: ./);
  });

  it('reports a broken template at deploy, with its place', () => {
    const { problems } = openExchange({
      method: { integration: { requestTemplates: { 'application/json': '\n#if(' } } },
    });
    expect(problems).toEqual([
      {
        key: 'method:a1b2c3d4e5/res123/POST',
        path: 'methodIntegration.requestTemplates.application/json',
        message: expect.stringMatching(/\(line 2, column \d+\)$/),
      },
    ]);
  });
});

describe('the body', () => {
  const bytes = Uint8Array.from([0xff, 0x00, 0x41]);
  const png: TestExchange = { headers: [['Content-Type', 'image/png']], binaryMediaTypes: ['image/*'], body: bytes };
  const base64 = Buffer.from(bytes).toString('base64');
  const broken = [
    'API_CONFIGURATION_ERROR',
    'Execution failed due to configuration error: Unable to base64 decode the body.',
  ];

  it.each<
    [name: string, options: TestExchange, handling: 'CONVERT_TO_TEXT' | 'CONVERT_TO_BINARY' | undefined, body: unknown]
  >([
    ['text stays', { body: 'né' }, undefined, 'né'],
    ['bad text is mended', { body: bytes }, undefined, '\ufffd\0A'],
    ['text stays', { body: 'né' }, 'CONVERT_TO_TEXT', 'né'],
    ['text is decoded', { body: Buffer.from('hello').toString('base64') }, 'CONVERT_TO_BINARY', 'hello'],
    ['text that is no Base64 is 500', { body: 'né' }, 'CONVERT_TO_BINARY', broken],
    ['binary becomes text', png, 'CONVERT_TO_TEXT', base64],
  ])('%s: %j %s', async (_, options, contentHandling, body) => {
    expect(
      await bodyFor({ ...options, method: { integration: { ...(contentHandling && { contentHandling }) } } }),
    ).toEqual(body);
  });

  it.each([undefined, 'CONVERT_TO_BINARY'] as const)('stays raw where it is binary: %s', async (contentHandling) => {
    const { exchange } = openExchange({
      ...png,
      method: { integration: { ...(contentHandling && { contentHandling }) } },
    });
    await runSteps([mapRequest], exchange);
    expect(exchange.integrationRequest?.body).toEqual(bytes);
  });

  it('cannot be rendered while it is raw, but after conversion to text', async () => {
    const requestTemplates = { 'image/png': '"$input.body"' };
    expect(await bodyFor({ ...png, method: { integration: { requestTemplates } } })).toEqual([
      'API_CONFIGURATION_ERROR',
      'Execution failed due to configuration error: Unable to transform request',
    ]);
    expect(
      await bodyFor({ ...png, method: { integration: { requestTemplates, contentHandling: 'CONVERT_TO_TEXT' } } }),
    ).toBe(`"${base64}"`);
  });

  it('fails a constant template too where every type is binary', async () => {
    expect(
      await bodyFor({
        binaryMediaTypes: ['*/*'],
        method: { integration: { requestTemplates: { 'application/json': json } } },
      }),
    ).toEqual(['API_CONFIGURATION_ERROR', 'Execution failed due to configuration error: Unable to transform request']);
  });
});

it('case 63: a mapped body that is broken JSON is 400, other text is ignored', async () => {
  const requestParameters = { 'integration.request.header.X': 'method.request.body.x' };
  const refusal = openExchange({ method: { integration: { requestParameters } }, body: ' {bad' });
  expect((await runSteps([mapRequest], refusal.exchange)).refused).toEqual([
    'DEFAULT_4XX',
    { status: 400, message: 'Invalid JSON in request body', reason: 'Invalid JSON in request body' },
  ]);
  expect(await bodyFor({ method: { integration: { requestParameters } }, body: 'bad' })).toBe('bad');
});
