// HTTP endpoints behind routes: what they are sent, and what of their answers reaches the client (B3).
import type { SocketCase } from './socket-case';
import type { SocketRoute } from './socket-definition';

const uri = 'http://{endpoint}/said';

function http(type: 'HTTP' | 'HTTP_PROXY', more: Partial<SocketRoute> = {}): SocketRoute {
  return {
    isTwoWay: true,
    ...more,
    integration: { integrationType: type, integrationMethod: 'POST', integrationUri: uri, ...more.integration },
  };
}

export const endpointCases: readonly SocketCase[] = [
  {
    id: 'B3: HTTP_PROXY: the message is the body, mapped parameters go along, and the answer comes back',
    source: 'documented',
    setup: {
      endpoint: { body: 'from the endpoint' },
      api: {
        routes: {
          $default: http('HTTP_PROXY', {
            integration: {
              requestParameters: {
                'integration.request.header.x-connection': 'context.connectionId',
                'integration.request.header.x-literal': "'yes'",
                'integration.request.querystring.who': 'route.request.body.user.name',
                'integration.request.querystring.color': 'stageVariables.color',
              },
            },
          }),
        },
      },
      stage: { variables: { color: 'red' } },
    },
    async play({ connect, sent }) {
      const heard = await (await connect()).ask('{"user":{"name":"ada"}}');
      const seen = sent();
      const { method, url, headers, body } = seen ?? {};
      return [heard, method, url, headers?.get('x-connection'), headers?.get('x-literal'), String(body)];
    },
    expect: ['from the endpoint', 'POST', '/said?who=ada&color=red', '{id}', 'yes', '{"user":{"name":"ada"}}'],
  },
  {
    id: 'B3: HTTP: templates both ways, and the status selects the response',
    source: 'documented',
    setup: {
      endpoint: { status: 404, headers: { 'X-Kind': 'lost' }, body: '{"what":"nothing"}' },
      api: {
        routes: {
          $default: http('HTTP', {
            integration: { requestTemplates: { $default: '{"said":$input.json("$.text")}' } },
            replies: [
              { integrationResponseKey: '/2\\d\\d/', responseTemplates: { $default: 'good' } },
              {
                integrationResponseKey: '/4\\d\\d/',
                templateSelectionExpression: '${integration.response.header.X-Kind}',
                responseTemplates: { lost: 'lost $input.path("$.what")', $default: 'other' },
              },
            ],
          }),
        },
      },
    },
    async play({ connect, sent }) {
      const heard = await (await connect()).ask('{"text":"hi"}');
      return [heard, String(sent()?.body)];
    },
    expect: ['lost nothing', '{"said":"hi"}'],
  },
  {
    id: 'B3: no integration response: the answer passes through',
    source: 'documented',
    setup: { endpoint: { body: 'as it is' }, api: { routes: { $default: http('HTTP') } } },
    play: async ({ connect }) => await (await connect()).ask('x'),
    expect: 'as it is',
  },
  ...(['refuses', 'cuts'] as const).map(
    (fault): SocketCase => ({
      id: `B3: an endpoint that ${fault} is a failure of the integration`,
      source: 'documented',
      setup: { endpoint: { fault }, api: { routes: { $default: http('HTTP_PROXY', { isTwoWay: false }) } } },
      play: async ({ connect }) => await (await connect()).ask('x'),
      expect: '{"message":"Internal server error","connectionId":"{id}","requestId":"{id}"}',
    }),
  ),
  {
    id: 'B3: CONVERT_TO_BINARY decodes a message for the endpoint',
    source: 'documented',
    setup: {
      api: { routes: { $default: http('HTTP', { integration: { contentHandlingStrategy: 'CONVERT_TO_BINARY' } }) } },
    },
    async play({ connect, sent }) {
      await (await connect()).ask('aGVsbG8=');
      return String(sent()?.body);
    },
    expect: 'hello',
  },
  {
    id: 'B3: $connect sends headers and query on where they are mapped, and the endpoint may refuse',
    source: 'documented',
    setup: {
      endpoint: { status: 418, body: 'no' },
      api: {
        routes: {
          $connect: http('HTTP', {
            isTwoWay: false,
            route: { requestParameters: { 'route.request.querystring.room': { required: true } } },
            integration: {
              requestParameters: {
                'integration.request.querystring.room': 'route.request.querystring.room',
                'integration.request.header.x-who': 'route.request.header.X-Who',
              },
            },
          }),
        },
      },
    },
    async play({ connect, sent }) {
      const { status } = await connect({ path: '/dev?room=blue', headers: { 'X-Who': 'ada' } });
      return [status, sent()?.url, sent()?.headers.get('x-who')];
    },
    expect: [418, '/said?room=blue', 'ada'],
  },
];
