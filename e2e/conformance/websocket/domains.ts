// WebSocket APIs behind custom domain names: connecting, events, and callbacks (B1).
import type { Companions } from '../../../electron/gateway/ports';
import type { SocketCase } from './socket-case';
import { apiId, lambda, mock } from './socket-definition';

const host = 'ws.example.com';

const companions: Partial<Companions> = {
  domains: [
    {
      domainName: host,
      endpointType: 'REGIONAL',
      routingMode: 'BASE_PATH_MAPPING_ONLY',
      mappings: [{ key: `api-mapping:${host}/m1`, path: 'chat', apiId, stage: 'dev' }],
      rules: [],
      vpceIds: [],
    },
  ],
};

export const domainCases: readonly SocketCase[] = [
  {
    id: 'B1: a mapping leads to the stage, and events name the host',
    source: 'documented',
    setup: {
      api: { routes: { $connect: lambda('fn') } },
      functions: { fn: { returns: { statusCode: 200 } } },
      companions,
    },
    async play({ connect, invoked }) {
      const { status } = await connect({ host, path: '/chat?x=1' });
      const { requestContext } = JSON.parse(invoked[0]?.payload ?? '{}');
      return [status, requestContext.domainName, requestContext.stage, requestContext.apiId];
    },
    expect: [101, host, 'dev', '{api}'],
  },
  {
    id: 'B1: callbacks go through the name as well',
    source: 'documented',
    setup: { api: { routes: { $default: mock('ok') } }, companions },
    async play({ connect, http, connectionId }) {
      const client = await connect({ host, path: '/chat' });
      const path = `/chat/@connections/${encodeURIComponent(await connectionId())}`;
      const { status } = await http('POST', path, { body: 'hello', host });
      return [status, await client.next()];
    },
    expect: [200, 'hello'],
  },
  {
    id: 'B1: an unmapped path of the name is forbidden',
    source: 'assumed',
    setup: { api: { routes: { $default: mock('ok') } }, companions },
    async play({ connect }) {
      const { status, body } = await connect({ host, path: '/other' });
      return [status, body];
    },
    expect: [403, '{"message":"Forbidden"}'],
  },
];
