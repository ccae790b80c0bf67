// Messages: which route takes them, what integrations are sent, what clients are answered (cases 69–75, B2, B3).
import type { SocketCase } from './socket-case';
import { lambda, mock, type SocketRoute } from './socket-definition';

const forbidden = '{"message":"Forbidden","connectionId":"{id}","requestId":"{id}"}';
const serverError = '{"message":"Internal server error","connectionId":"{id}","requestId":"{id}"}';

/** Routes that answer their own key. */
function named(...keys: readonly string[]): Readonly<Record<string, SocketRoute>> {
  return Object.fromEntries(keys.map((key) => [key, mock(`route ${key.replace('$', '')}`)]));
}

const selections: readonly (readonly [
  what: string,
  expression: string,
  keys: readonly string[],
  message: string,
  heard: string,
])[] = [
  ['a property that a route has', '$request.body.action', ['join', '$default'], '{"action":"join"}', 'route join'],
  ['a key in another letter case', '$request.body.action', ['Join', '$default'], '{"action":"join"}', 'route default'],
  ['braces', '${request.body.action}', ['join'], '{"action":"join"}', 'route join'],
  ['a deeper property', '$request.body.service.do', ['run'], '{"service":{"do":"run"}}', 'route run'],
  ['two variables', '${request.body.a}/${request.body.b}', ['x/y'], '{"a":"x","b":"y"}', 'route x/y'],
  [
    'one variable of two missing',
    '${request.body.a}/${request.body.b}',
    ['x/', '$default'],
    '{"a":"x"}',
    'route default',
  ],
  ['a static key', 'join', ['join', '$default'], 'anything', 'route join'],
  ['an escaped $default', '\\$default', ['join', '$default'], '{"action":"join"}', 'route default'],
  ['no such property', '$request.body.action', ['join', '$default'], '{}', 'route default'],
  ['70: no JSON', '$request.body.action', ['join', '$default'], 'hello', 'route default'],
  ['broken JSON', '$request.body.action', ['join', '$default'], '{"action":"join"', 'route default'],
  ['a number', '$request.body.action', ['1', '$default'], '{"action":1}', 'route 1'],
  ['a boolean', '$request.body.action', ['true', '$default'], '{"action":true}', 'route true'],
  ['a list', '$request.body.action', ['[item1, item2]'], '{"action":["item1","item2"]}', 'route [item1, item2]'],
  [
    '$connect, which no message may run',
    '$request.body.action',
    ['$connect', '$default'],
    '{"action":"$connect"}',
    'route default',
  ],
  ['71: no route and no $default', '$request.body.action', ['join'], '{"action":"leave"}', forbidden],
  ['no JSON and no $default', '$request.body.action', ['join'], 'hello', forbidden],
];

const echo = { routes: { $default: lambda('f', { isTwoWay: true }) } };

function twoWay(
  id: string,
  route: SocketRoute,
  message: string,
  heard: unknown,
  functions: SocketCase['setup']['functions'] = {},
  source: SocketCase['source'] = 'documented',
): SocketCase {
  return {
    id,
    source,
    setup: { api: { routes: { $default: route } }, functions },
    play: async ({ connect }) => await (await connect()).ask(message),
    expect: heard,
  };
}

const model = { type: 'object', required: ['text'], properties: { text: { type: 'string' } } };

export const messageCases: readonly SocketCase[] = [
  ...selections.map(
    ([what, routeSelectionExpression, keys, message, heard]): SocketCase => ({
      id: `B2: ${what}: ${routeSelectionExpression}`,
      source: 'documented',
      setup: { api: { api: { routeSelectionExpression }, routes: named(...keys) } },
      play: async ({ connect }) => await (await connect()).ask(message),
      expect: heard,
    }),
  ),
  {
    id: '69: the MESSAGE event, whole',
    source: 'recorded',
    setup: {
      api: { routes: { join: lambda('f', { isTwoWay: true }) } },
      functions: { f: { returns: { statusCode: 200, body: 'joined' } } },
      stage: { variables: { color: 'red' } },
    },
    async play({ connect, invoked }) {
      const heard = await (await connect()).ask('{"action": "join"}');
      return [heard, invoked[0]?.payload];
    },
    expect: [
      'joined',
      '{"requestContext":{"routeKey":"join","messageId":"{id}","eventType":"MESSAGE","extendedRequestId":"{id}",' +
        '"requestTime":"15/Jan/2026:12:00:00 +0000","messageDirection":"IN","stage":"dev",' +
        '"connectedAt":1768478400000,"requestTimeEpoch":1768478400000,"identity":{"sourceIp":"127.0.0.1"},' +
        '"requestId":"{id}","domainName":"{api}.execute-api.us-east-1.localhost","connectionId":"{id}",' +
        '"apiId":"{api}"},"stageVariables":{"color":"red"},"body":"{\\"action\\": \\"join\\"}","isBase64Encoded":false}',
    ],
  },
  twoWay('72: a function that throws', lambda('f', { isTwoWay: true }), 'x', serverError, {
    f: { throws: { errorMessage: 'no' } },
  }),
  twoWay('72b: a function that throws on a one-way route', lambda('f'), 'x', serverError, {
    f: { throws: { errorMessage: 'no' } },
  }),
  twoWay(
    'B3: a function that answers too late',
    lambda('f', { integration: { timeoutInMillis: 50 } }),
    'x',
    serverError,
    { f: 'silent' },
  ),
  twoWay('B3: a malformed answer of a function', lambda('f'), 'x', serverError, { f: { returns: 'text' } }),
  twoWay('B3: a function that is not there', lambda('f'), 'x', serverError),
  {
    id: '73: the body of a one-way route is dropped',
    source: 'documented',
    setup: {
      api: { routes: { $default: lambda('f'), ping: mock('pong') } },
      functions: { f: { returns: { statusCode: 200, body: 'dropped' } } },
    },
    async play({ connect }) {
      const { send, ask } = await connect();
      send('x');
      return await ask('{"action":"ping"}');
    },
    expect: 'pong',
  },
  twoWay('74: the body of a two-way route is sent', echo.routes.$default, 'x', 'hello', {
    f: { returns: { statusCode: 200, body: 'hello' } },
  }),
  twoWay('B3: a 500 of a function on a two-way route sends its body', echo.routes.$default, 'x', 'oops', {
    f: { returns: { statusCode: 500, body: 'oops' } },
  }),
  {
    id: '75: a message that its model refuses',
    source: 'documented',
    setup: {
      api: {
        models: { Said: model },
        routes: {
          $default: mock('ok', {
            route: { modelSelectionExpression: '$request.body.kind', requestModels: { said: 'Said' } },
          }),
        },
      },
      stage: { accessLogFormat: '$context.requestId $context.error.validationErrorString' },
    },
    async play({ connect, accessLog, gateway }) {
      const { ask } = await connect();
      const heard = [
        await ask('{"kind":"said","text":"a"}'),
        await ask('{"kind":"said"}'),
        await ask('{"kind":"other"}'),
      ];
      await gateway.drain();
      return [heard, accessLog.map(({ text }) => text.slice(17))];
    },
    expect: [
      [
        'ok',
        '{"message":"Bad request body","connectionId":"{id}","messageId":"{id}"}',
        '{"message":"Bad request body","connectionId":"{id}","messageId":"{id}"}',
      ],
      ['-', '-', '[object has missing required properties (["text"])]', '[no model for other]', '-'],
    ],
  },
  twoWay(
    'B2: a template by its selection expression, and $default for all others',
    mock('', {
      integration: {
        templateSelectionExpression: '${request.body.kind}',
        requestTemplates: { a: '{"statusCode":201}', $default: '{"statusCode":404}' },
      },
      replies: [
        {
          integrationResponseKey: '/2\\d\\d/',
          templateSelectionExpression: '${integration.response.statuscode}',
          responseTemplates: { 201: 'made by $context.routeKey', $default: 'other' },
        },
        { integrationResponseKey: '$default', responseTemplates: { $default: 'all else' } },
      ],
    }),
    '{"kind":"a"}',
    'made by $default',
  ),
  twoWay(
    'B2: no integration response takes the status: the default',
    mock('', {
      integration: { requestTemplates: { $default: '{"statusCode":404}' } },
      replies: [
        { integrationResponseKey: '/2\\d\\d/', responseTemplates: { $default: 'good' } },
        { integrationResponseKey: '$default', responseTemplates: { $default: 'all else' } },
      ],
    }),
    'x',
    'all else',
  ),
  twoWay(
    'B3: NEVER without a template',
    mock('', { integration: { requestTemplates: {}, passthroughBehavior: 'NEVER' } }),
    'x',
    '{"message":"Unsupported Media Type","connectionId":"{id}","requestId":"{id}"}',
    {},
    'assumed',
  ),
  twoWay(
    'B3: templates see the message and the context of the connection',
    mock('', {
      integration: {
        requestTemplates: {
          $default: '#set($c = $input.path("$.code"))#set($all = $input.json("$")){"statusCode":$c}',
        },
      },
      replies: [
        {
          integrationResponseKey: '/2\\d\\d/',
          responseTemplates: {
            $default:
              '$context.eventType|$context.stage|$context.apiId|$context.identity.sourceIp|$context.routeKey|' +
              '$context.connectedAt|$context.domainName',
          },
        },
      ],
    }),
    '{"code":201}',
    'MESSAGE|dev|{api}|127.0.0.1|$default|1768478400000|{api}.execute-api.us-east-1.localhost',
  ),
  {
    id: 'B3: AWS: the template makes the payload, and the error message selects the response',
    source: 'documented',
    setup: {
      api: {
        routes: {
          $default: lambda('f', {
            isTwoWay: true,
            integration: {
              integrationType: 'AWS',
              integrationMethod: 'POST',
              requestTemplates: { $default: '{"said":$input.json("$.text")}' },
              integrationResponseSelectionExpression: '$integration.response.body.errorMessage',
            },
            replies: [
              { integrationResponseKey: '/.*wrong.*/', responseTemplates: { $default: 'error' } },
              { integrationResponseKey: '$default', responseTemplates: { $default: 'got $input.json("$.n")' } },
            ],
          }),
        },
      },
      functions: { f: { inTurn: [{ returns: { n: 7 } }, { throws: { errorMessage: 'all wrong' } }] } },
    },
    async play({ connect, invoked }) {
      const { ask } = await connect();
      return [await ask('{"text":"hi"}'), await ask('{"text":"hi"}'), invoked[0]?.payload];
    },
    expect: ['got 7', 'error', '{"said":"hi"}'],
  },
  twoWay(
    'B1: CONVERT_TO_TEXT sends the reply as Base64',
    mock('', {
      replies: [
        {
          integrationResponseKey: '$default',
          contentHandlingStrategy: 'CONVERT_TO_TEXT',
          responseTemplates: { $default: '$input.body' },
        },
      ],
    }),
    'x',
    '{}',
    {},
    'assumed',
  ),
  {
    id: 'B3: throttled messages hear so, and the connection stays',
    source: 'assumed',
    setup: {
      api: { routes: { $default: mock('ok') } },
      stage: { routeSettings: { $default: { throttlingRateLimit: 1, throttlingBurstLimit: 1 } } },
    },
    async play({ connect, gateway }) {
      const { ask } = await connect();
      const heard = [await ask('1'), await ask('2')];
      gateway.advanceClock(2);
      return [...heard, await ask('3')];
    },
    expect: ['ok', '{"message":"Too Many Requests","connectionId":"{id}","requestId":"{id}"}', 'ok'],
  },
];
