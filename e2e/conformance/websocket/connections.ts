// @connections: every call and every failure (cases 80–83, B6).
import type { SocketCase } from './socket-case';
import { lambda, mock } from './socket-definition';
import { anyKeys } from './socket-session';

const setup = { api: { routes: { $default: mock('ok') } } };
const goneId = 'AAAAAAAAAAAAAAA%3D';

const keys = { accessKeyId: 'AKIAKNOWN0000000000A', secretAccessKey: 'secret' };

/** One user whose policy says `effect` of managing connections. */
function accessOf(effect: 'Allow' | 'Deny', resource: string) {
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: 'execute-api:ManageConnections', Resource: resource }],
  });
  return {
    users: [{ userName: 'backend', userId: 'AIDA1', createDate: 0, policies: { own: document } }],
    accessKeys: [{ userName: 'backend', status: 'Active', createDate: 0, ...keys }],
  } as never;
}

function failure(
  id: string,
  path: string,
  expect: unknown,
  options: { readonly body?: string; readonly signed?: false; readonly method?: string } = {},
  source: SocketCase['source'] = 'documented',
): SocketCase {
  const { method = 'POST', ...sent } = options;
  return { id, source, setup, play: async ({ http }) => await http(method, path, sent), expect };
}

export const connectionCases: readonly SocketCase[] = [
  {
    id: '80: POST, GET and DELETE on a connection',
    source: 'documented',
    setup,
    async play({ connect, http, connectionId, gateway }) {
      const client = await connect({ headers: { 'User-Agent': 'ws/8' } });
      const path = `/dev/@connections/${encodeURIComponent(await connectionId())}`;
      const posted = await http('POST', path, { body: 'hello' });
      const heard = await client.next();
      const got = await http('GET', path);
      const deleted = await http('DELETE', path);
      return [posted, heard, got, deleted, await client.next(), (await gateway.sockets()).length];
    },
    expect: [
      { status: 200, body: '', errorType: undefined },
      'hello',
      {
        status: 200,
        body:
          '{"connectedAt":"2026-01-15T12:00:00.000Z","identity":{"sourceIp":"127.0.0.1","userAgent":"ws/8"},' +
          '"lastActiveAt":"2026-01-15T12:00:00.000Z"}',
        errorType: undefined,
      },
      { status: 204, body: '', errorType: undefined },
      { code: 1000, reason: 'Connection Closed Normally' },
      0,
    ],
  },
  {
    id: 'B6: %40connections, and an id without escapes',
    source: 'documented',
    setup,
    async play({ connect, http, connectionId }) {
      const client = await connect();
      const { status } = await http('POST', `/dev/%40connections/${await connectionId()}`, { body: 'hello' });
      return [status, await client.next()];
    },
    expect: [200, 'hello'],
  },
  {
    id: 'B6: a push of 128 KB is one message',
    source: 'assumed',
    setup,
    async play({ connect, http, connectionId }) {
      const client = await connect();
      const path = `/dev/@connections/${encodeURIComponent(await connectionId())}`;
      const { status } = await http('POST', path, { body: 'y'.repeat(128 * 1_024) });
      const heard = await client.next();
      return [status, typeof heard === 'string' ? heard.length : heard];
    },
    expect: [200, 128 * 1_024],
  },
  failure('81: a POST to a connection that is gone', `/dev/@connections/${goneId}`, {
    status: 410,
    body: '',
    errorType: 'GoneException',
  }),
  failure(
    '81b: GET likewise',
    `/dev/@connections/${goneId}`,
    { status: 410, body: '', errorType: 'GoneException' },
    {
      method: 'GET',
    },
  ),
  failure(
    '81c: DELETE likewise',
    `/dev/@connections/${goneId}`,
    { status: 410, body: '', errorType: 'GoneException' },
    {
      method: 'DELETE',
    },
  ),
  failure('81d: an id that is none', '/dev/@connections/xxx', {
    status: 400,
    body: '{"message":"Invalid connectionId: xxx"}',
    errorType: 'BadRequestException',
  }),
  failure('B6: a stage that is not there', `/nope/@connections/${goneId}`, {
    status: 403,
    body: '{"message":"Forbidden"}',
    errorType: 'ForbiddenException',
  }),
  failure(
    '83: 129 KB',
    `/dev/@connections/${goneId}`,
    { status: 413, body: '{"message":"Message too long"}', errorType: 'PayloadTooLargeException' },
    { body: 'x'.repeat(129 * 1_024) },
    'assumed',
  ),
  failure(
    '83b: unsigned',
    `/dev/@connections/${goneId}`,
    {
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      errorType: 'MissingAuthenticationTokenException',
    },
    { signed: false },
  ),
  ...(
    [
      ['allows it', 'Allow', 'arn:aws:execute-api:us-east-1:123456789012:chat123456/dev/POST/@connections/*', 410],
      ['allows another stage', 'Allow', 'arn:aws:execute-api:us-east-1:123456789012:chat123456/prod/*', 403],
      ['allows another method', 'Allow', 'arn:aws:execute-api:us-east-1:123456789012:chat123456/dev/GET/*', 403],
      ['denies it', 'Deny', '*', 403],
    ] as const
  ).map(
    ([what, effect, resource, status]): SocketCase => ({
      id: `B6: a policy that ${what}`,
      source: 'documented',
      setup: { ...setup, access: accessOf(effect, resource) },
      async play({ http }) {
        const { status: answered, body } = await http('POST', `/dev/@connections/${goneId}`, { signed: { keys } });
        return [answered, body];
      },
      expect: [status, status === 410 ? '' : '{"message":"Forbidden"}'],
    }),
  ),
  {
    id: '82: a POST while $connect runs finds nobody',
    source: 'documented',
    setup: {
      api: { routes: { $connect: lambda('c', { integration: { timeoutInMillis: 200 } }) } },
      functions: { c: 'silent' },
    },
    async play(session) {
      const connecting = session.connect();
      const { requestContext } = await session.firstEvent();
      const id = encodeURIComponent(requestContext.connectionId);
      const { status } = await session.http('POST', `/dev/@connections/${id}`, { body: 'early' });
      return [status, (await connecting).status];
    },
    expect: [410, 502],
  },
  {
    id: 'B5: a POST from $disconnect finds nobody',
    source: 'documented',
    setup: { api: { routes: { $disconnect: lambda('d') } }, functions: { d: { returns: { statusCode: 200 } } } },
    async play(session) {
      const { socket } = await session.connect();
      socket.close();
      const { requestContext } = await session.firstEvent();
      const id = encodeURIComponent(requestContext.connectionId);
      return (await session.http('POST', `/dev/@connections/${id}`, { signed: anyKeys })).status;
    },
    expect: 410,
  },
];
