import { expect, it } from 'vitest';
import type { SocketEvent } from '../../shared/trace/socket-events';
import { clientLog, filterRows, logRows } from './client-log';

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
  const rows = clientLog(moments, ['a=']).map(({ kind, caption, text, bytes }) => [kind, caption, text, bytes]);
  expect(rows).toEqual([
    ['opened', 'Connected', '', 0],
    ['sent', 'join', '{"action":"join"}', 17],
    ['received', '@connections', 'hé', 3],
    ['sent', 'no route', 'x', 1],
    ['closed', 'Closed 1000', 'bye', 0],
  ]);
});

it('is empty for a client that never got a connection', () => {
  expect(clientLog(moments, [])).toEqual([]);
});

it('keeps the ids of rows when the oldest moments are dropped', () => {
  const ids = (from: number) => logRows(moments.slice(from)).map(({ id }) => id);
  expect(ids(2)).toEqual(ids(0).slice(2));
});

it('counts the bytes of a binary message, not its base64', () => {
  const [row] = logRows([
    { ...place, kind: 'frame', at: 1, direction: 'in', text: 'AAECAw==', isBase64: true, selection },
  ]);
  expect([row?.caption, row?.bytes]).toEqual(['join, binary', 4]);
});

it('finds rows by route, cause and text, and keeps when the connection began and ended', () => {
  const found = filterRows(clientLog(moments, ['a=']), 'CONNECTIONS').map(({ kind }) => kind);
  expect(found).toEqual(['opened', 'received', 'closed']);
});
