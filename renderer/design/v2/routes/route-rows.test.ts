import { expect, it } from 'vitest';
import { type Definition, entityKey } from '../../../../shared/definition/entities';
import { v2ApiSchema } from '../../../../shared/definition/v2/api';
import { v2RouteSchema } from '../../../../shared/definition/v2/route';
import { viewV2Api } from '../../../../shared/definition/v2/v2-view';
import { type RouteRow, routeRows } from './route-rows';

function rowsOf(protocolType: 'HTTP' | 'WEBSOCKET', keys: readonly string[], filter = ''): string[] {
  const routeSelectionExpression = '$request.body.action';
  const api = v2ApiSchema.parse({ id: 'abc123', name: 'A', protocolType, createdDate: 0, routeSelectionExpression });
  const routes = keys.map((routeKey, at) => v2RouteSchema.parse({ id: `r${at}`, routeKey }));
  const definition = new Map<string, unknown>([
    [entityKey('v2-api', 'abc123'), api],
    ...routes.map((route) => [entityKey('v2-route', 'abc123', route.id), route] as const),
  ]) as unknown as Definition;
  const view = viewV2Api(definition, 'abc123');
  if (view === undefined) throw new Error('The API is there.');
  const pending = new Set([entityKey('v2-route', 'abc123', 'r0')]);
  return routeRows({ view, filter, pending }).map(textOf);
}

function textOf(row: RouteRow): string {
  if (row.kind === 'heading') return `# ${row.text}`;
  return `${row.verb === undefined ? '' : `${row.verb} `}${row.label}${row.isPending ? ' *' : ''}`;
}

it('puts the routes of an HTTP API under their paths, after $default', () => {
  expect(rowsOf('HTTP', ['POST /pets', 'GET /pets/{id}', '$default', 'GET /pets'])).toEqual([
    '$default',
    '# /pets',
    'GET no integration',
    'POST no integration *',
    '# /pets/{id}',
    'GET no integration',
  ]);
});

it('puts the life of a connection before what messages ask for', () => {
  expect(rowsOf('WEBSOCKET', ['send', '$default', '$disconnect', 'join', '$connect'])).toEqual([
    '$connect',
    '$disconnect',
    '$default',
    '# By action',
    'join',
    'send *',
  ]);
});

it('filters by route key with the paths of what is left', () => {
  expect(rowsOf('HTTP', ['GET /pets', 'GET /orders'], 'ORD')).toEqual(['# /orders', 'GET no integration']);
});
