import { expect, it } from 'vitest';
import type { EntityKey } from '../entities';
import { type ChangeLevel, riskOf } from './change-risk';
import type { MemberChange } from './member-changes';

const changed = (key: string, ...members: readonly MemberChange[]): ChangeLevel =>
  riskOf({
    key: key as EntityKey,
    change: 'changed',
    title: '',
    details: members.map((member) => ({ ...member, words: '' })),
  }).level;
const whole = (key: string, change: 'added' | 'removed'): ChangeLevel =>
  riskOf({ key: key as EntityKey, change, title: '', details: [] }).level;

const method = 'method:api/r1/GET';

it('calls breaking what refuses calls that worked', () => {
  const schema = (required: readonly string[]) => JSON.stringify({ type: 'object', required });
  expect([
    whole(method, 'removed'),
    whole('resource:api/r1', 'removed'),
    whole('v2-route:api/r1', 'removed'),
    changed(method, { path: ['authorizationType'], before: 'NONE', after: 'AWS_IAM' }),
    changed(method, { path: ['apiKeyRequired'], before: false, after: true }),
    changed(method, { path: ['requestParameters', 'method.request.header.x'], after: true }),
    changed('resource:api/r1', { path: ['pathPart'], before: 'a', after: 'b' }),
    changed('model:api/Order', { path: ['schema'], before: schema([]), after: schema(['total']) }),
    changed('rest-api:api', { path: ['disableExecuteApiEndpoint'], before: false, after: true }),
  ]).toEqual(Array(9).fill('breaking'));
});

it('asks to check what may answer in another way', () => {
  expect([
    changed(method, { path: ['methodIntegration', 'timeoutInMillis'], before: 29_000, after: 10_000 }),
    changed(method, { path: ['authorizationType'], before: 'AWS_IAM', after: 'NONE' }),
    changed('model:api/Order', { path: ['schema'], before: 'not JSON', after: '{"type":"object"}' }),
    changed('authorizer:api/a', { path: ['authorizerUri'], before: 'x', after: 'y' }),
    whole('gateway-response:api/DEFAULT_4XX', 'added'),
    whole('model:api/Order', 'removed'),
  ]).toEqual(Array(6).fill('check'));
});

it('calls safe what clients do not notice', () => {
  expect([
    whole(method, 'added'),
    whole('documentation-part:api/d1', 'removed'),
    changed(method, { path: ['operationName'], before: 'a', after: 'b' }),
    changed('rest-api:api', { path: ['description'], after: 'new' }),
    changed('authorizer:api/a', { path: ['authorizerResultTtlInSeconds'], before: 300, after: 60 }),
  ]).toEqual(Array(5).fill('safe'));
});

it('judges a change by the gravest of its members', () => {
  expect(
    changed(
      method,
      { path: ['operationName'], before: 'a', after: 'b' },
      { path: ['apiKeyRequired'], before: false, after: true },
      { path: ['methodIntegration', 'uri'], before: 'a', after: 'b' },
    ),
  ).toBe('breaking');
});
