import { expect, it } from 'vitest';
import {
  limitWords,
  methodKeyOf,
  methodLimits,
  methodOfKey,
  withMethodLimit,
  withoutStage,
  withStage,
} from './plan-edits';

const dev = { apiId: 'a1', stage: 'dev' };

it('takes a stage in once, and out with its limits', () => {
  const stages = withStage([{ ...dev, throttle: { '/x/GET': { rateLimit: 1 } } }], 'a1', 'dev');
  expect([stages.length, withStage(stages, 'a1', 'prod').length, withoutStage(stages, 'a1', 'dev')]).toEqual([
    1,
    2,
    [],
  ]);
});

it('sets and removes the limits of a method, other stages as they were', () => {
  const stages = [dev, { apiId: 'a1', stage: 'prod' }];
  const limited = withMethodLimit(stages, { ...dev, methodKey: '/orders/{id}/GET' }, { rateLimit: 2, burstLimit: 4 });
  expect({
    limits: methodLimits({ apiStages: limited }),
    removed: withMethodLimit(limited, { ...dev, methodKey: '/orders/{id}/GET' }, undefined),
  }).toEqual({
    limits: [
      { ...dev, methodKey: '/orders/{id}/GET', path: '/orders/{id}', httpMethod: 'GET', rateLimit: 2, burstLimit: 4 },
    ],
    removed: stages,
  });
});

it('keeps a method named like a member of every object', () => {
  const limited = withMethodLimit([dev], { ...dev, methodKey: '__proto__' }, { rateLimit: 1 });
  expect(Object.keys(limited[0]?.throttle ?? {})).toEqual(['__proto__']);
});

it('names methods as plans do, the root too', () => {
  expect(['/orders/{id}', '/'].map((path) => methodOfKey(methodKeyOf(path, 'GET')))).toEqual([
    { path: '/orders/{id}', httpMethod: 'GET' },
    { path: '/', httpMethod: 'GET' },
  ]);
});

it('says what a limit that is left out is beside the other', () => {
  expect([limitWords({ rateLimit: 2, burstLimit: 4 }), limitWords({ rateLimit: 0.5 })]).toEqual([
    '2 per s, 4',
    '0.5 per s, 5,000',
  ]);
});
