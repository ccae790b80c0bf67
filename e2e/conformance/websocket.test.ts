// WebSocket APIs: what clients and functions of the real service see, played against a gateway behind a real port.
import { describe, expect, it } from 'vitest';
import { accessCases } from './websocket/access';
import { connectionCases } from './websocket/connections';
import { domainCases } from './websocket/domains';
import { endpointCases } from './websocket/endpoints';
import { lifecycleCases } from './websocket/lifecycle';
import { messageCases } from './websocket/messages';
import { expectedOf, playCase, type SocketCase } from './websocket/socket-case';

const groups: Readonly<Record<string, readonly SocketCase[]>> = {
  'life of a connection': lifecycleCases,
  messages: messageCases,
  'HTTP endpoints': endpointCases,
  'who may connect': accessCases,
  '@connections': connectionCases,
  'custom domain names': domainCases,
};

describe.each(Object.entries(groups))('WebSocket: %s', (_, cases) => {
  const named = cases.map((one) => [one.id, one.source, one] as const);
  it.each(named)('%s [%s]', async (_id, _source, one) => {
    expect(await playCase(one)).toEqual(expectedOf(one));
  });
});

it('has no two cases of one id', () => {
  const ids = Object.values(groups).flatMap((cases) => cases.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});
