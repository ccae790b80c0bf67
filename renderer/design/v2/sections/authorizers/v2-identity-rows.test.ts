import { expect, it } from 'vitest';
import { v2IdentityList, v2IdentityRowProblem, v2IdentityRows } from './v2-identity-rows';

const http = ['$request.header.Authorization', '$request.querystring.q', '$stageVariables.a', '$context.routeKey'];
const socket = ['route.request.header.Auth', 'route.request.querystring.token', 'stageVariables.a', 'context.identity'];

it.each([
  ['HTTP', http],
  ['WEBSOCKET', socket],
] as const)('takes the sources of an %s API apart and puts them together again', (protocol, sources) => {
  const rows = v2IdentityRows(sources, protocol);
  expect([rows.map(({ place }) => place), v2IdentityList(rows, protocol)]).toEqual([
    ['header', 'querystring', 'stage-variable', 'context'],
    sources,
  ]);
});

it('keeps what is no source as it was written, and says so', () => {
  const rows = v2IdentityRows(['method.request.header.A'], 'HTTP');
  expect([v2IdentityList(rows, 'HTTP'), rows.map((row) => v2IdentityRowProblem(row, 'HTTP') !== undefined)]).toEqual([
    ['method.request.header.A'],
    [true],
  ]);
});

it('lets a row without a name be, and does not store it', () => {
  const row = { place: 'header', name: '' } as const;
  expect([v2IdentityRowProblem(row, 'HTTP'), v2IdentityList([row], 'HTTP')]).toEqual([undefined, []]);
});
