// Who may connect: authorizers, signatures, API keys, throttles, required parameters (cases 76–78, B5).
import type { SocketCase } from './socket-case';
import { lambda, mock, type SocketApi } from './socket-definition';
import { anyKeys } from './socket-session';

function policy(effect: 'Allow' | 'Deny', more: object = {}) {
  const statement = { Action: 'execute-api:Invoke', Effect: effect, Resource: '*' };
  return {
    returns: { principalId: 'alice', policyDocument: { Version: '2012-10-17', Statement: [statement] }, ...more },
  };
}

const uri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations';

const guarded: SocketApi = {
  authorizer: { authorizerUri: uri, identitySource: ['route.request.querystring.token'] },
  routes: {
    $connect: mock('', { isTwoWay: false, route: { authorizationType: 'CUSTOM', authorizerId: 'auth1' } }),
    $default: lambda('f', { isTwoWay: true }),
    $disconnect: lambda('f'),
  },
};

function handshake(
  id: string,
  setup: SocketCase['setup'],
  options: Parameters<Parameters<SocketCase['play']>[0]['connect']>[0],
  expect: unknown,
  source: SocketCase['source'] = 'documented',
): SocketCase {
  return {
    id,
    source,
    setup,
    async play({ connect, invoked }) {
      const { status, body } = await connect(options);
      return [status, body, invoked.length];
    },
    expect,
  };
}

const keyed: SocketCase['setup'] = {
  api: { routes: { $connect: mock('', { isTwoWay: false, route: { apiKeyRequired: true } }) } },
  access: {
    apiKeys: [{ id: 'k1', name: 'mine', value: 'secret-key-of-twenty-chars', enabled: true }],
    usagePlans: [{ id: 'p1', name: 'plan', apiStages: [{ apiId: 'chat123456', stage: 'dev' }], keyIds: ['k1'] }],
  } as never,
};

export const accessCases: readonly SocketCase[] = [
  handshake('76: the identity source is missing', { api: guarded, functions: { auth: policy('Allow') } }, {}, [
    401,
    '{"message":"Unauthorized"}',
    0,
  ]),
  handshake(
    '76b: the authorizer denies',
    { api: guarded, functions: { auth: policy('Deny') } },
    { path: '/dev?token=x' },
    [403, '{"message":"User is not authorized to access this resource"}', 1],
    'assumed',
  ),
  handshake(
    '76c: the authorizer throws',
    { api: guarded, functions: { auth: { throws: { errorMessage: 'broken' } } } },
    { path: '/dev?token=x' },
    [500, '{"message":"Internal server error"}', 1],
    'assumed',
  ),
  handshake(
    '76d: the authorizer answers no policy',
    { api: guarded, functions: { auth: { returns: { isAuthorized: true } } } },
    { path: '/dev?token=x' },
    [500, '{"message":"Internal server error"}', 1],
    'assumed',
  ),
  handshake(
    'B1: the authorizer answers more than 8 KB',
    { api: guarded, functions: { auth: policy('Allow', { context: { n: 'x'.repeat(8_192) } }) } },
    { path: '/dev?token=x' },
    [500, '{"message":"Internal server error"}', 1],
  ),
  handshake(
    '76e: the authorizer allows',
    { api: guarded, functions: { auth: policy('Allow') } },
    { path: '/dev?token=x' },
    [101, '', 1],
  ),
  {
    id: '77: what the authorizer said rides on every event; its answer is not kept',
    source: 'recorded',
    setup: {
      api: guarded,
      functions: {
        auth: policy('Allow', { context: { n: 1, yes: true } }),
        f: { returns: { statusCode: 200, body: 'ok' } },
      },
    },
    async play({ connect, invoked, gateway }) {
      const { ask, socket, next } = await connect({ path: '/dev?token=x' });
      await ask('hello');
      socket.close();
      await next();
      await connect({ path: '/dev?token=x' });
      await gateway.drain();
      const events = invoked.map(({ functionName, payload }) => ({ functionName, event: JSON.parse(payload) }));
      return {
        asked: events.filter(({ functionName }) => functionName === 'auth').length,
        authorizers: events
          .filter(({ functionName }) => functionName === 'f')
          .slice(0, 2)
          .map(({ event }) => [event.requestContext.eventType, event.requestContext.authorizer]),
      };
    },
    expect: {
      asked: 2,
      authorizers: [
        ['MESSAGE', { principalId: 'alice', n: '1', yes: 'true' }],
        ['DISCONNECT', { principalId: 'alice', n: '1', yes: 'true' }],
      ],
    },
  },
  {
    id: 'B5: the event of the authorizer',
    source: 'documented',
    setup: { api: guarded, functions: { auth: policy('Allow') } },
    async play({ connect, invoked }) {
      await connect({ path: '/dev?token=x' });
      const { headers, requestContext, ...event } = JSON.parse(invoked[0]?.payload ?? '{}');
      return {
        type: event.type,
        methodArn: event.methodArn,
        upgrade: [headers.Connection, headers.Upgrade, headers['content-length'], headers['Sec-WebSocket-Version']],
        query: [event.queryStringParameters, event.multiValueQueryStringParameters],
        stageVariables: event.stageVariables,
        context: [requestContext.routeKey, requestContext.eventType, requestContext.connectionId],
      };
    },
    expect: {
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-east-1:123456789012:{api}/dev/$connect',
      upgrade: ['Upgrade', 'websocket', '0', '13'],
      query: [{ token: 'x' }, { token: ['x'] }],
      stageVariables: {},
      context: ['$connect', 'CONNECT', '{id}'],
    },
  },
  handshake('78: an API key is missing', keyed, {}, [403, '{"message":"Forbidden"}', 0], 'assumed'),
  handshake(
    '78b: an API key is wrong',
    keyed,
    { headers: { 'x-api-key': 'wrong' } },
    [403, '{"message":"Forbidden"}', 0],
    'assumed',
  ),
  handshake('78c: an API key is good', keyed, { headers: { 'x-api-key': 'secret-key-of-twenty-chars' } }, [101, '', 0]),
  ...(
    [
      ['unsigned', {}, [403, '{"message":"Missing Authentication Token"}', 0]],
      ['signed in the headers', { signed: anyKeys }, [101, '', 0]],
      ['signed in the query', { signed: { ...anyKeys, presignSeconds: 300 } }, [101, '', 0]],
    ] as const
  ).map(([what, options, expect]) =>
    handshake(
      `B5: AWS_IAM, ${what}`,
      { api: { routes: { $connect: mock('', { isTwoWay: false, route: { authorizationType: 'AWS_IAM' } }) } } },
      options,
      expect,
    ),
  ),
  handshake(
    'B3: a required parameter is missing',
    {
      api: {
        routes: {
          $connect: mock('', {
            isTwoWay: false,
            route: { requestParameters: { 'route.request.querystring.room': { required: true } } },
          }),
        },
      },
    },
    {},
    [400, '{"message":"Missing required request parameters: [room]"}', 0],
    'assumed',
  ),
  {
    id: 'B5: a throttled handshake',
    source: 'documented',
    setup: {
      api: { routes: { $connect: mock('', { isTwoWay: false }) } },
      stage: { defaultRouteSettings: { throttlingRateLimit: 1, throttlingBurstLimit: 1 } },
    },
    async play({ connect }) {
      const [first, second] = [await connect(), await connect()];
      return [first.status, second.status, second.body];
    },
    expect: [101, 429, '{"message":"Too Many Requests"}'],
  },
  ...(
    [
      ['$default', 'ok'],
      ['other', '{"message":"Internal server error","connectionId":"{id}","requestId":"{id}"}'],
    ] as const
  ).map(
    ([routeKey, expect]): SocketCase => ({
      id: `B3: a function whose policy lets route ${routeKey} call it`,
      source: 'documented',
      setup: {
        api: { routes: { $default: lambda('f', { isTwoWay: true }) } },
        functions: { f: { returns: { statusCode: 200, body: 'ok' } } },
        access: {
          functionGrants: [
            {
              functionName: 'f',
              statements: [
                {
                  statement: JSON.stringify({
                    Effect: 'Allow',
                    Principal: { Service: 'apigateway.amazonaws.com' },
                    Action: 'lambda:InvokeFunction',
                    Resource: '*',
                    Condition: {
                      ArnLike: {
                        'AWS:SourceArn': `arn:aws:execute-api:us-east-1:123456789012:chat123456/*/${routeKey}`,
                      },
                    },
                  }),
                },
              ],
            },
          ],
        },
      },
      play: async ({ connect }) => await (await connect()).ask('x'),
      expect,
    }),
  ),
  {
    id: 'B7: the metrics of a stage and of a route',
    source: 'documented',
    setup: {
      api: { routes: { $connect: mock('', { isTwoWay: false }), $default: mock('ok'), fail: lambda('f') } },
      functions: { f: { throws: { errorMessage: 'no' } } },
      stage: { routeSettings: { fail: { detailedMetricsEnabled: true } } },
    },
    async play({ connect, http, connectionId, gateway }) {
      const { ask, next } = await connect();
      await ask('x');
      await ask('{"action":"fail"}');
      await http('POST', `/dev/@connections/${encodeURIComponent(await connectionId())}`, { body: 'y' });
      await next();
      return gateway.counters().metrics.minutes.map(({ route, socket }) => ({ route, socket }));
    },
    expect: [
      {
        route: undefined,
        socket: { connects: 1, messages: 5, clientErrors: 0, integrationErrors: 0, executionErrors: 1 },
      },
      {
        route: 'fail',
        socket: { connects: 0, messages: 2, clientErrors: 0, integrationErrors: 0, executionErrors: 1 },
      },
    ],
  },
  {
    id: 'B7: the access log of a connection',
    source: 'documented',
    setup: {
      api: { routes: { $default: mock('ok') } },
      stage: {
        accessLogFormat:
          '$context.eventType $context.routeKey $context.status $context.connectionId $context.messageId ' +
          '$context.stage $context.identity.sourceIp $context.connectedAt $context.requestId',
      },
    },
    async play({ connect, accessLog, gateway }) {
      const { ask, socket, next } = await connect();
      await ask('x');
      socket.close();
      await next();
      await gateway.drain();
      return accessLog.map(({ text }) => text);
    },
    expect: [
      'CONNECT $connect 200 {id} - dev 127.0.0.1 1768478400000 {id}',
      'MESSAGE $default 200 {id} {id} dev 127.0.0.1 1768478400000 {id}',
      'DISCONNECT $disconnect 200 {id} - dev 127.0.0.1 1768478400000 {id}',
    ],
  },
];
