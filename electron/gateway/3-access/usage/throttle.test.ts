import { expect, it } from 'vitest';
import type { ApiKey, UsagePlan } from '../../../../shared/definition/companions/usage-plan';
import { openMethodSettings } from '../../deploy/method-settings';
import { sampleExchange } from '../../testing/sample-exchange';
import { openSampleGateway } from '../../testing/sample-gateway';
import { silentRecorder } from '../../trace/silent-recorder';
import type { CounterStore } from './counter-store';
import { openThrottle } from './throttle';

const key: ApiKey = {
  id: 'k1',
  name: 'alice',
  value: 'alice-key-0123456789abc',
  enabled: true,
  createdDate: 0,
  lastUpdatedDate: 0,
};
const plan: UsagePlan = {
  id: 'gold',
  name: 'Gold',
  apiStages: [{ apiId: 'abc1234567', stage: 'dev', throttle: { '/x/GET': { rateLimit: 5, burstLimit: 10 } } }],
  throttle: { rateLimit: 1, burstLimit: 1 },
  quota: { limit: 100, offset: 0, period: 'MONTH' },
  keyIds: ['k1'],
};
const sample = { paths: { '/x': { GET: { apiKeyRequired: true } } } };
const request = { path: '/dev/x', headers: [['x-api-key', key.value]] as const };

it('tells each limit it looked at with its level, and stops at the one that refused', async () => {
  const access = { apiKeys: [key], usagePlans: [plan] };
  const { gateway, send, traces } = openSampleGateway(sample, { access });
  const statuses = [(await send(request)).status, (await send(request)).status];
  await gateway.drain();
  const checks = traces.map(({ checks = [] }) =>
    checks.map(({ name, verdict, said }) => `${name} ${verdict}: ${said}`),
  );
  expect([statuses, checks]).toEqual([
    [200, 429],
    [
      [
        'api-key passed: API key alice in usage plan Gold',
        'quota passed: 0 of 100 used this month before this request',
        'throttle-plan-method passed: 10 of 10 tokens there, 5 come a second',
        'throttle-plan passed: 1 of 1 tokens there, 1 come a second',
      ],
      [
        'api-key passed: API key alice in usage plan Gold',
        'quota passed: 1 of 100 used this month before this request',
        'throttle-plan-method passed: 9 of 10 tokens there, 5 come a second',
        'throttle-plan denied: 0 of 1 tokens there, 1 come a second',
      ],
    ],
  ]);
  expect(traces[1]?.checks?.at(-1)?.evidence).toEqual({
    kind: 'throttle',
    bucket: 'throttle-plan gold/k1',
    rate: 1,
    burst: 1,
    level: 0,
    refillsInMs: 1_000,
  });
});

it('shows no key in a trace but its last six characters', async () => {
  const { gateway, send, traces } = openSampleGateway(sample, { access: { apiKeys: [key] } });
  await send(request);
  await gateway.drain();
  expect([JSON.stringify(traces).includes(key.value), traces[0]?.checks]).toEqual([
    false,
    [
      {
        name: 'api-key',
        verdict: 'denied',
        said: '/x requires an API key: this stage is in no usage plan',
        durationMs: 0.25,
        evidence: {
          kind: 'api-key',
          source: 'HEADER',
          value: '*****************789abc',
          apiKeyId: 'k1',
          keyName: 'alice',
          missing: 'this stage is in no usage plan',
        },
      },
    ],
  ]);
});

it('takes keys and plans as they are at the time of the request', async () => {
  const { gateway, send } = openSampleGateway(sample);
  const before = (await send(request)).status;
  gateway.setAccess({ ...noAccess, apiKeys: [key], usagePlans: [{ ...plan, throttle: undefined }] });
  const served = (await send(request)).status;
  gateway.setAccess({ ...noAccess, apiKeys: [{ ...key, enabled: false }], usagePlans: [plan] });
  expect([before, served, (await send(request)).status]).toEqual([403, 200, 403]);
});

const noAccess = {
  isStrict: false,
  users: [],
  accessKeys: [],
  roles: [],
  policies: [],
  userPools: [],
  providerKeys: [],
};

it('takes the key that the authorizer names where the API says so, and no other', async () => {
  const authorizerKeys = { ...sample, api: { apiKeySource: 'AUTHORIZER' as const } };
  const access = { apiKeys: [key], usagePlans: [plan] };
  const { gateway, send, traces } = openSampleGateway(authorizerKeys, { access });
  expect((await send(request)).status).toBe(403);
  await gateway.drain();
  expect(traces[0]?.checks?.[0]?.said).toBe(
    '/x requires an API key: the authorizer returned no usageIdentifierKey; the X-API-Key header does not count here',
  );
});

it('waits for a store that has to ask elsewhere', async () => {
  const counters: CounterStore = {
    admit: async ({ buckets }) => ({ refusedBy: 0, levels: buckets.map(() => 0) }),
    usage: () => [],
    setRemaining: () => undefined,
    restore: () => undefined,
    buckets: () => [],
  };
  const exchange = sampleExchange();
  const step = openThrottle({ methodSettingsOf: openMethodSettings(), counters });
  const limited = { ...exchange.stage.settings, methodSettings: { '*/*': { throttlingRateLimit: 1 } } };
  const stage = { ...exchange.stage, settings: limited };
  const trace = { ...silentRecorder(), isOn: true };
  await expect(step.run(sampleExchange({ stage, trace }))).rejects.toThrow('Limit: 1.00 Burst: 5000');
});
