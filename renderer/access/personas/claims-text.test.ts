import { expect, it } from 'vitest';
import { claimsOf } from './claims-text';

it('takes an object or nothing, and says what else is wrong', () => {
  expect([
    claimsOf(' '),
    claimsOf('{"a": [1], "b": null}'),
    claimsOf('[1]'),
    claimsOf('{a}').problem !== undefined,
  ]).toEqual([
    {},
    { claims: { a: [1], b: null } },
    { problem: 'Claims are a JSON object, like { "tenant": "a" }.' },
    true,
  ]);
});
