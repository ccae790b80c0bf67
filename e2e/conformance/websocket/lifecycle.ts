// The life of a connection: handshake, events, closing, limits (cases 65–68, 79, 84–86, B1, B4, B5).
import type { SocketCase } from './socket-case';
import { lambda, mock } from './socket-definition';
import { anyKeys } from './socket-session';

const ok = { returns: { statusCode: 200 } };
const open = { api: { routes: { $default: mock('{"heard":true}') } } };

export const lifecycleCases: readonly SocketCase[] = [
  {
    id: '65: a plain GET on the stage is asked to upgrade',
    source: 'assumed',
    setup: open,
    play: async ({ http }) => await http('GET', '/dev', { signed: false }),
    expect: { status: 426, body: '{"message":"Upgrade Required"}', errorType: undefined },
  },
  {
    id: '66: a handshake at an unknown stage is forbidden',
    source: 'documented',
    setup: open,
    async play({ connect }) {
      const { status, body } = await connect({ path: '/nope' });
      return { status, body };
    },
    expect: { status: 403, body: '{"message":"Forbidden"}' },
  },
  {
    id: 'B1: the host form, with a port and in any letter case',
    source: 'documented',
    setup: open,
    async play({ connect, gateway }) {
      const { status } = await connect({ host: 'CHAT123456.execute-api.eu-west-1.localhost:4600' });
      return [status, (await gateway.sockets()).length];
    },
    expect: [101, 1],
  },
  {
    id: '66b: a disabled default endpoint refuses handshakes',
    source: 'assumed',
    setup: { api: { ...open.api, api: { disableExecuteApiEndpoint: true } } },
    play: async ({ connect }) => (await connect()).status,
    expect: 403,
  },
  {
    id: '67: without a $connect route the handshake succeeds',
    source: 'documented',
    setup: open,
    play: async ({ connect }) => (await connect()).status,
    expect: 101,
  },
  ...[200, 204, 299].map(
    (statusCode): SocketCase => ({
      id: `68a: $connect answers ${statusCode}: connected`,
      source: 'documented',
      setup: { api: { routes: { $connect: lambda('c') } }, functions: { c: { returns: { statusCode } } } },
      play: async ({ connect }) => (await connect()).status,
      expect: 101,
    }),
  ),
  ...[302, 400, 401, 500].map(
    (statusCode): SocketCase => ({
      id: `68: $connect answers ${statusCode}: so does the handshake, and nobody is connected`,
      source: 'documented',
      setup: { api: { routes: { $connect: lambda('c') } }, functions: { c: { returns: { statusCode } } } },
      async play({ connect, gateway }) {
        const { status } = await connect();
        return { status, open: (await gateway.sockets()).length };
      },
      expect: { status: statusCode, open: 0 },
    }),
  ),
  ...(
    [
      ['throws', { throws: { errorMessage: 'no' } }],
      ['answers in a shape that is none', { returns: 'hello' }],
      ['is not there', undefined],
    ] as const
  ).map(
    ([what, answer]): SocketCase => ({
      id: `B5: the function of $connect ${what}: 502`,
      source: 'assumed',
      setup: { api: { routes: { $connect: lambda('c') } }, functions: answer === undefined ? {} : { c: answer } },
      async play({ connect }) {
        const { status, body } = await connect();
        return { status, body };
      },
      expect: { status: 502, body: '{"message":"Internal server error"}' },
    }),
  ),
  {
    id: 'B5: a $connect that takes too long: 502',
    source: 'assumed',
    setup: {
      api: { routes: { $connect: lambda('c', { integration: { timeoutInMillis: 50 } }) } },
      functions: { c: 'silent' },
    },
    play: async ({ connect }) => (await connect()).status,
    expect: 502,
  },
  {
    id: '79: a subprotocol that $connect does not choose is not answered',
    source: 'documented',
    setup: { api: { routes: { $connect: lambda('c') } }, functions: { c: ok } },
    // the client gives up where the server chooses none
    play: ({ connect }) =>
      connect({ protocols: ['p1'] }).then(
        () => 'connected',
        (fault: Error) => fault.message,
      ),
    expect: 'Server sent no subprotocol',
  },
  {
    id: '79b: the subprotocol that $connect chooses is answered',
    source: 'documented',
    setup: {
      api: { routes: { $connect: lambda('c') } },
      functions: { c: { returns: { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'p2' } } } },
    },
    play: async ({ connect }) => (await connect({ protocols: ['p1', 'p2'] })).protocol,
    expect: 'p2',
  },
  {
    id: 'B4: the CONNECT event, member by member',
    source: 'recorded',
    setup: { api: { routes: { $connect: lambda('c') } }, functions: { c: ok } },
    async play({ connect, invoked }) {
      await connect({ path: '/dev?token=abc', headers: { 'User-Agent': 'ws/8', 'X-Own': 'yes' } });
      const event = JSON.parse(invoked[0]?.payload ?? '{}');
      const { headers, multiValueHeaders } = event;
      return {
        members: Object.keys(event),
        context: event.requestContext,
        contextMembers: Object.keys(event.requestContext).join(' '),
        query: [event.queryStringParameters, event.multiValueQueryStringParameters],
        headers: [headers['X-Own'], headers['Sec-WebSocket-Version'], headers.Connection, headers.Upgrade],
        host: multiValueHeaders.Host,
      };
    },
    expect: {
      members: [
        'headers',
        'multiValueHeaders',
        'queryStringParameters',
        'multiValueQueryStringParameters',
        'requestContext',
        'isBase64Encoded',
      ],
      context: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        extendedRequestId: '{id}',
        requestTime: '15/Jan/2026:12:00:00 +0000',
        messageDirection: 'IN',
        stage: 'dev',
        connectedAt: 1_768_478_400_000,
        requestTimeEpoch: 1_768_478_400_000,
        identity: { sourceIp: '127.0.0.1', userAgent: 'ws/8' },
        requestId: '{id}',
        domainName: '{api}.execute-api.us-east-1.localhost',
        connectionId: '{id}',
        apiId: '{api}',
      },
      contextMembers:
        'routeKey eventType extendedRequestId requestTime messageDirection stage connectedAt requestTimeEpoch ' +
        'identity requestId domainName connectionId apiId',
      query: [{ token: 'abc' }, { token: ['abc'] }],
      headers: ['yes', '13', undefined, undefined],
      host: ['{api}.execute-api.us-east-1.localhost:{port}'],
    },
  },
  {
    id: '86: a client that closes without a code: 1005 in the event',
    source: 'recorded',
    setup: { api: { routes: { $disconnect: lambda('d') } }, functions: { d: ok } },
    async play({ connect, invoked, gateway }) {
      const { socket, next } = await connect();
      socket.close();
      await next();
      await gateway.drain();
      return JSON.parse(invoked[0]?.payload ?? '{}');
    },
    expect: {
      headers: {
        Host: '{api}.execute-api.us-east-1.localhost',
        'x-api-key': '',
        'X-Forwarded-For': '',
        'x-restapi': '',
      },
      multiValueHeaders: {
        Host: ['{api}.execute-api.us-east-1.localhost'],
        'x-api-key': [''],
        'X-Forwarded-For': [''],
        'x-restapi': [''],
      },
      requestContext: {
        routeKey: '$disconnect',
        eventType: 'DISCONNECT',
        disconnectStatusCode: 1005,
        disconnectReason: 'Client-side close frame status not set',
        extendedRequestId: '{id}',
        requestTime: '15/Jan/2026:12:00:00 +0000',
        messageDirection: 'IN',
        stage: 'dev',
        connectedAt: 1_768_478_400_000,
        requestTimeEpoch: 1_768_478_400_000,
        identity: { sourceIp: '127.0.0.1' },
        requestId: '{id}',
        domainName: '{api}.execute-api.us-east-1.localhost',
        connectionId: '{id}',
        apiId: '{api}',
      },
      isBase64Encoded: false,
    },
  },
  ...(
    [
      ['with a code', (socket) => socket.close(4001, 'enough'), [4001, 'enough']],
      ['by vanishing', (socket) => socket.terminate(), [1006, 'Connection closed abnormally']],
    ] as const satisfies readonly (readonly [string, (socket: import('ws').default) => void, readonly unknown[]])[]
  ).map(
    ([how, leave, seen]): SocketCase => ({
      id: `B1: a client that leaves ${how}`,
      source: 'assumed',
      setup: { api: { routes: { $disconnect: lambda('d') } }, functions: { d: ok } },
      async play(session) {
        const { socket } = await session.connect();
        leave(socket);
        const event = await session.firstEvent();
        return [event.requestContext.disconnectStatusCode, event.requestContext.disconnectReason];
      },
      expect: seen,
    }),
  ),
  ...(
    [
      ['84: a frame of 33 KB', (socket) => socket.send('x'.repeat(33 * 1_024)), 1009],
      [
        '84: a message of 129 KB',
        (socket) => {
          for (let at = 0; at < 5; at += 1) socket.send('x'.repeat(26 * 1_024), { fin: at === 4 });
        },
        1009,
      ],
      ['84: a binary frame', (socket) => socket.send(Buffer.from([1, 2])), 1003],
    ] as const satisfies readonly (readonly [string, (socket: import('ws').default) => void, number])[]
  ).map(
    ([id, send, code]): SocketCase => ({
      id: `${id} ends the connection with ${code}`,
      source: 'documented',
      setup: open,
      async play({ connect }) {
        const { socket, next } = await connect();
        send(socket);
        const heard = await next();
        return typeof heard === 'string' ? heard : heard.code;
      },
      expect: code,
    }),
  ),
  {
    id: 'B1: a message of 128 KB in frames of 32 KB is taken',
    source: 'documented',
    setup: open,
    async play({ connect }) {
      const { socket, next } = await connect();
      for (let at = 0; at < 4; at += 1) socket.send('x'.repeat(32 * 1_024), { fin: at === 3 });
      return await next();
    },
    expect: '{"heard":true}',
  },
  {
    id: '85: ten minutes of silence end the connection, and $disconnect hears of it',
    source: 'assumed',
    setup: { api: { routes: { $disconnect: lambda('d') } }, functions: { d: ok } },
    async play(session) {
      const { next } = await session.connect();
      session.gateway.advanceClock(599);
      session.gateway.advanceClock(1);
      const heard = await next();
      const { requestContext } = await session.firstEvent();
      return [heard, requestContext.disconnectStatusCode, requestContext.disconnectReason];
    },
    expect: [{ code: 1001, reason: 'Going away' }, 1001, 'Going away'],
  },
  {
    id: '85b: a push keeps a silent connection',
    source: 'documented',
    setup: open,
    async play({ connect, gateway, http, connectionId }) {
      const { ask, next } = await connect();
      gateway.advanceClock(599);
      const signed = { ...anyKeys, secondsBefore: -599 };
      await http('POST', `/dev/@connections/${encodeURIComponent(await connectionId())}`, { body: 'hi', signed });
      const pushed = await next();
      gateway.advanceClock(599);
      return [pushed, await ask('still here?')];
    },
    expect: ['hi', '{"heard":true}'],
  },
  {
    id: '85c: two hours end a busy connection',
    source: 'documented',
    setup: open,
    async play({ connect, gateway }) {
      const { ask, next } = await connect();
      for (let at = 0; at < 12; at += 1) {
        gateway.advanceClock(599);
        await ask('busy');
      }
      gateway.advanceClock(12);
      return await next();
    },
    expect: { code: 1001, reason: 'Going away' },
  },
];
