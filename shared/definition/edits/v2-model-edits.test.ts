import { expect, it } from 'vitest';
import { type Definition, type Entity, type EntityKey, findEntity } from '../entities';
import { v2ModelSchema } from '../v2/authorizer';
import { v2RouteResponseSchema, v2RouteSchema } from '../v2/route';
import { renameV2Model } from './v2-model-edits';

const apiId = 'abc123';
const entries: readonly (readonly [EntityKey, Entity])[] = [
  [`v2-model:${apiId}/m1`, v2ModelSchema.parse({ id: 'm1', name: 'Old', schema: '{}' })],
  [`v2-model:${apiId}/m2`, v2ModelSchema.parse({ id: 'm2', name: 'Other', schema: '{}' })],
  [
    `v2-route:${apiId}/r1`,
    v2RouteSchema.parse({ id: 'r1', routeKey: 'send', requestModels: { a: 'Old', $default: 'Other' } }),
  ],
  [
    `v2-route-response:${apiId}/r1/p1`,
    v2RouteResponseSchema.parse({ id: 'p1', routeResponseKey: '$default', responseModels: { $default: 'Old' } }),
  ],
];
const definition: Definition = new Map(entries);

it('takes routes and route responses along', () => {
  const { definition: after } = renameV2Model(definition, { apiId, name: 'Old', newName: 'New' });
  expect([
    findEntity(after, 'v2-model', apiId, 'm1')?.name,
    findEntity(after, 'v2-route', apiId, 'r1')?.requestModels,
    findEntity(after, 'v2-route-response', apiId, 'r1', 'p1')?.responseModels,
  ]).toEqual(['New', { a: 'New', $default: 'Other' }, { $default: 'New' }]);
});

it.each([
  ['Old', 'Other', 'CONFLICT'],
  ['Gone', 'New', 'NOT_FOUND'],
])('refuses %s to %s', (name, newName, code) => {
  expect(() => renameV2Model(definition, { apiId, name, newName })).toThrow(expect.objectContaining({ code }));
});
