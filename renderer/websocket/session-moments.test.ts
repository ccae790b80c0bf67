import { expect, it } from 'vitest';
import type { SocketClient } from '../../shared/contract/sockets';
import type { SocketEvent } from '../../shared/trace/socket-events';
import { sessionMoments } from './session-moments';

const clientOf = (clientId: string, name: string, connectionId: string) =>
  ({ clientId, name, connectionId, url: `ws://x.localhost/dev?name=${clientId}` }) as SocketClient;
const at = (connectionId: string) => ({ connectionId, apiId: 'a', stage: 'dev', at: 1 });

it('keeps what this page’s clients did and heard, and nothing of other connections', () => {
  const moments: SocketEvent[] = [
    { ...at('1='), kind: 'opened', sourceIp: '', userAgent: '' },
    { ...at('2='), kind: 'opened', sourceIp: '', userAgent: '' },
    { ...at('9='), kind: 'frame', direction: 'in', text: 'of another' },
    { ...at('1='), kind: 'frame', direction: 'in', text: 'hi' },
    { ...at('2='), kind: 'frame', direction: 'out', text: 'hi' },
    { ...at('1='), kind: 'closed', code: 1000, reason: '' },
    { ...at('2='), kind: 'closed', code: 1001, reason: '' },
  ];
  const clients = [clientOf('c1', 'Client 1', '1='), clientOf('c2', 'Client 1', '2=')];
  expect(sessionMoments(moments, clients)).toEqual([
    { kind: 'opened', client: 'Client-1', query: [['name', 'c1']] },
    { kind: 'opened', client: 'Client-1-2', query: [['name', 'c2']] },
    { kind: 'sent', client: 'Client-1', body: 'hi' },
    { kind: 'heard', client: 'Client-1-2', body: 'hi', isBase64: false },
    { kind: 'closed', client: 'Client-1' },
  ]);
});
