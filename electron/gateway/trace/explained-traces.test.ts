// Explanations of what the gateway really traced: each check, passed and denied.
import { expect, it } from 'vitest';
import type { AccessCheckName } from '../../../shared/trace/access-check';
import { checkTitles } from '../../../shared/trace/refusal-words';
import { accessToken, sampleToken, tokenAccess } from '../3-access/tokens/testing/sample-tokens';
import {
  answer,
  byAlice,
  byFunction,
  byKey,
  byPool,
  explained,
  key,
  live,
  planWith,
  policyFor,
  resourcePolicy,
  type Scene,
  throttled,
} from '../testing/access-scenes';

const cases: readonly [AccessCheckName, 'passed' | 'denied', string, Scene][] = [
  ['resource-policy-before', 'passed', 'Nothing refused this request: 200.', { api: resourcePolicy('Allow', '*') }],
  [
    'resource-policy-before',
    'denied',
    'The resource policy denies this request.',
    { api: resourcePolicy('Deny', '*') },
  ],
  ['signature', 'passed', 'Nothing refused this request: 200.', byAlice(policyFor('Allow', '*'))],
  ['signature', 'denied', 'The request is not signed as it has to be.', byAlice(undefined, {})],
  ['identity-policy', 'passed', 'Nothing refused this request: 200.', byAlice(policyFor('Allow', '*'))],
  ['identity-policy', 'denied', 'A policy of the caller denies this call.', byAlice(policyFor('Deny', '*'))],
  [
    'resource-policy',
    'passed',
    'Nothing refused this request: 200.',
    { ...byAlice(policyFor('Allow', '*')), api: resourcePolicy('Allow', '*') },
  ],
  [
    'resource-policy',
    'denied',
    'The resource policy does not allow this request.',
    { ...byAlice(undefined), api: resourcePolicy('Allow', 'execute-api:/prod/*') },
  ],
  [
    'resource-policy',
    'denied',
    'User alice, policy own denies this request.',
    { ...byAlice(policyFor('Deny', '*')), api: resourcePolicy('Allow', '*') },
  ],
  ['authorizer-identity', 'passed', 'Nothing refused this request: 200.', { ...byFunction, answers: answer('Allow') }],
  [
    'authorizer-identity',
    'denied',
    'The request lacks what the authorizer looks at.',
    { ...byFunction, answers: answer('Allow'), headers: {} },
  ],
  [
    'authorizer-cache',
    'passed',
    'Nothing refused this request: 200.',
    { ...byFunction, answers: answer('Allow'), times: 2 },
  ],
  ['authorizer', 'passed', 'Nothing refused this request: 200.', { ...byFunction, answers: answer('Allow') }],
  ['authorizer', 'denied', 'The authorizer did not let the caller in.', { ...byFunction, answers: 'nonsense' }],
  ['authorizer-policy', 'passed', 'Nothing refused this request: 200.', { ...byFunction, answers: answer('Allow') }],
  [
    'authorizer-policy',
    'denied',
    "The authorizer's policy does not cover this method.",
    { ...byFunction, answers: answer('Allow', 'arn:aws:execute-api:us-east-1:123456789012:abc1234567/dev/GET/y') },
  ],
  [
    'token',
    'passed',
    'Nothing refused this request: 200.',
    { ...byPool, access: tokenAccess, headers: { Authorization: sampleToken(live) } },
  ],
  [
    'token',
    'denied',
    'The token was not accepted.',
    { ...byPool, access: tokenAccess, headers: { Authorization: sampleToken() } },
  ],
  ...(['passed', 'denied'] as const).map((verdict): [AccessCheckName, typeof verdict, string, Scene] => [
    'scopes',
    verdict,
    verdict === 'passed' ? 'Nothing refused this request: 200.' : 'The token lacks the scope.',
    {
      ...byPool,
      method: { ...byPool.method, authorizationScopes: [verdict === 'passed' ? 'api/read' : 'api/write'] },
      access: tokenAccess,
      headers: { Authorization: accessToken('api/read', live.claims) },
    },
  ]),
  ['api-key', 'passed', 'Nothing refused this request: 200.', byKey],
  ['api-key', 'denied', 'The request has no API key that is good here.', { ...byKey, headers: {} }],
  [
    'quota',
    'passed',
    'Nothing refused this request: 200.',
    planWith({ quota: { limit: 2, offset: 0, period: 'DAY' } }),
  ],
  [
    'quota',
    'denied',
    'The quota of the usage plan is used up for this day.',
    planWith({ quota: { limit: 1, offset: 0, period: 'DAY' } }),
  ],
  ...([2, 1] as const).flatMap((burst): [AccessCheckName, 'passed' | 'denied', string, Scene][] => {
    const verdict = burst === 1 ? 'denied' : 'passed';
    const limit = throttled(1, burst);
    const settings = { methodSettings: { 'x/GET': { throttlingRateLimit: 1, throttlingBurstLimit: burst } } };
    const headline = (name: AccessCheckName) =>
      burst === 1 ? `${checkTitles[name]}: the token bucket is empty.` : 'Nothing refused this request: 200.';
    const ofMethod = [{ apiId: 'abc1234567', stage: 'dev', throttle: { '/x/GET': limit } }];
    return [
      ['throttle-plan-method', verdict, headline('throttle-plan-method'), planWith({ apiStages: ofMethod })],
      ['throttle-plan', verdict, headline('throttle-plan'), planWith({ throttle: limit })],
      ['throttle-method', verdict, headline('throttle-method'), { settings, times: 2 }],
      ['throttle-account', verdict, headline('throttle-account'), { access: { accountThrottle: limit }, times: 2 }],
    ];
  }),
];

it.each(cases)('explains %s %s: %s', async (name, verdict, headline, scene) => {
  const explanation = await explained(scene);
  const row = explanation.rows.find(({ check }) => check?.name === name);
  expect({
    headline: explanation.headline,
    verdict: row?.verdict,
    isTimed: (row?.durationMs ?? -1) >= 0,
    isRefused: explanation.isRefused,
    isLast: explanation.rows.filter(({ check }) => check !== undefined).at(-1) === row,
    leaks: ['abcdefghij', key.value, '"s"'].filter((secret) => JSON.stringify(explanation).includes(secret)),
  }).toEqual({
    headline,
    verdict,
    isTimed: true,
    isRefused: verdict === 'denied',
    isLast: verdict === 'denied' ? true : expect.any(Boolean),
    leaks: [],
  });
});
