import { expect, it } from 'vitest';
import type { SocketEvent } from '../../shared/trace/socket-events';
import { clientLog } from './client-log';

const place = { connectionId: 'a=', apiId: 'api', stage: 'dev' };
const selection = { expression: '$request.body.action', value: 'join', routeKey: 'join', why: '' };
const moments: SocketEvent[] = [
  { ...place, kind: 'opened', at: 1, sourceIp: '127.0.0.1', userAgent: '' },
  { ...place, kind: 'frame', at: 2, direction: 'in', text: '{"action":"join"}', selection },
  { ...place, connectionId: 'b=', kind: 'frame', at: 3, direction: 'in', text: 'of another' },
  { ...place, kind: 'frame', at: 4, direction: 'out', text: 'hé', cause: 'post' },
  { ...place, kind: 'frame', at: 5, direction: 'in', text: 'x', selection: { ...selection, routeKey: null } },
  { ...place, kind: 'closed', at: 6, code: 1000, reason: 'bye' },
];

it('shows what passed on one connection from the side of its client', () => {
  const rows = clientLog(moments, 'a=').map(({ kind, caption, text, bytes }) => [kind, caption, text, bytes]);
  expect(rows).toEqual([
    ['opened', 'Connected', '', 0],
    ['sent', 'join', '{"action":"join"}', 17],
    ['received', '@connections', 'hé', 3],
    ['sent', 'no route', 'x', 1],
    ['closed', 'Closed 1000', 'bye', 0],
  ]);
});

it('is empty for a client that never got a connection', () => {
  expect(clientLog(moments, undefined)).toEqual([]);
});
