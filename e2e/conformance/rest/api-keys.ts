// API keys and usage plans: who needs one, which keys are good, and what a plan limits (7.1, 8; cases 92 to 94, 101, 102).
import type { AccessSettings } from '../../../electron/gateway/ports';
import type { ApiKey, UsagePlan } from '../../../shared/definition/companions/usage-plan';
import { type CaseAnswer, type CaseRequest, type ConformanceCase, forbidden } from '../conformance-case';
import { mock } from '../operations';

const value = 'golden-key-0123456789';
const startsAt = Date.UTC(2026, 0, 15, 12);

function key(id: string, more: Partial<ApiKey> = {}): ApiKey {
  return { id, name: id, value: `${id}-key-0123456789abc`, enabled: true, createdDate: 0, lastUpdatedDate: 0, ...more };
}

const gold: UsagePlan = {
  id: 'gold',
  name: 'Gold',
  apiStages: [{ apiId: '{api}', stage: 'dev' }],
  keyIds: ['golden'],
};
const goldenKey = key('golden', { value });

const paths = {
  '/keyed': {
    get: mock('$context.identity.apiKey $context.identity.apiKeyId', { more: { security: [{ api_key: [] }] } }),
  },
  '/other': { get: mock('other', { more: { security: [{ api_key: [] }] } }) },
  '/free': { get: mock('[$context.identity.apiKey]') },
};
const document = {
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
};

const withKey = (path: string, sent: string = value, name = 'X-API-Key'): CaseRequest => ({
  path: `/dev${path}`,
  headers: [[name, sent]],
});
const refused: CaseAnswer = {
  status: 403,
  body: forbidden,
  headers: { 'x-amzn-ErrorType': 'ForbiddenException', 'X-Amzn-Trace-Id': null },
};

interface KeyCase {
  readonly plans?: readonly UsagePlan[];
  readonly keys?: readonly ApiKey[];
  readonly before?: readonly CaseRequest[];
  readonly source?: ConformanceCase['source'];
  readonly access?: Partial<AccessSettings>;
}

function keyed(id: string, request: CaseRequest, answer: CaseAnswer, more: KeyCase = {}): ConformanceCase {
  const { plans = [gold], keys = [goldenKey], before = [], source = 'documented', access = {} } = more;
  return {
    id,
    source,
    paths,
    document,
    startsAt,
    access: { apiKeys: keys, usagePlans: plans, ...access },
    before,
    request,
    answer,
  };
}

const silver: UsagePlan = { ...gold, id: 'silver', name: 'Silver', keyIds: ['silvern'] };
const elsewhere: UsagePlan = { ...gold, apiStages: [{ apiId: '{api}', stage: 'prod' }] };
const quota = (limit: number, more: object = {}): UsagePlan => ({
  ...gold,
  quota: { limit, offset: 0, period: 'DAY', ...more },
});
const exceeded: CaseAnswer = {
  status: 429,
  body: '{"message":"Limit Exceeded"}',
  headers: { 'x-amzn-ErrorType': 'LimitExceededException', 'Retry-After': null },
};
const throttled: CaseAnswer = {
  status: 429,
  body: '{"message":"Too Many Requests"}',
  headers: { 'x-amzn-ErrorType': 'TooManyRequestsException', 'Retry-After': null },
};
const served: CaseAnswer = { status: 200 };
const slow = { rateLimit: 0.001, burstLimit: 1 };
const once = withKey('/keyed');

export const apiKeyCases: readonly ConformanceCase[] = [
  keyed(
    '92: a method that needs a key, and none came',
    { path: '/dev/keyed' },
    {
      ...refused,
      log: "API Key  not authorized because method 'GET /keyed' requires API Key and API Key is not associated with a Usage Plan for API Stage {api}/dev: API Key was not provided",
    },
  ),
  keyed('92: a key that is disabled', once, refused, { keys: [{ ...goldenKey, enabled: false }] }),
  keyed('7.1: a key that nobody has', withKey('/keyed', 'no-such-key-0123456789'), refused),
  keyed('7.1: an empty header', withKey('/keyed', ''), refused),
  keyed('7.1: a key of a plan without this stage', once, refused, { plans: [elsewhere, silver] }),
  keyed(
    '7.1: a key in no plan',
    once,
    {
      ...refused,
      log: "API Key ***************456789 not authorized because method 'GET /keyed' requires API Key and API Key is not associated with a Usage Plan for API Stage {api}/dev: API Stage is not in a Usage Plan",
    },
    { plans: [], source: 'recorded' },
  ),
  keyed('7.1: a good key, and what the context has of it', once, { status: 200, body: `${value} golden` }),
  keyed('7.1: the header in any letter case', withKey('/keyed', value, 'x-Api-kEY'), served),
  keyed(
    '7.1: the log of a good key',
    once,
    {
      status: 200,
      log: [
        /^Verifying Usage Plan for request: \S+\. API Key: \*{15}456789 API Stage: \{api\}\/dev$/,
        'Usage Plan check succeeded for API Key ***************456789 and API Stage {api}/dev',
        /^Starting execution for request/,
      ],
    },
    { source: 'recorded' },
  ),
  keyed('7.1: a method without the requirement ignores keys', withKey('/free', 'no-such-key-0123456789'), {
    status: 200,
    body: '[]',
  }),
  keyed('7.1: and the limits of their plans', withKey('/free'), served, { plans: [quota(0)] }),
  keyed('8: quota 0 refuses the first request', once, exceeded, { plans: [quota(0)], source: 'assumed' }),
  keyed('102: quota 2, the second request', once, served, { plans: [quota(2)], before: [once] }),
  keyed('102: quota 2, the third request', once, exceeded, {
    plans: [quota(2)],
    before: [once, once],
    source: 'recorded',
  }),
  keyed('8: the quota is summed over methods', withKey('/other'), exceeded, { plans: [quota(1)], before: [once] }),
  keyed('8: keys of one plan have quotas of their own', withKey('/keyed', key('silvern').value), served, {
    plans: [{ ...quota(1), keyIds: ['golden', 'silvern'] }],
    keys: [goldenKey, key('silvern')],
    before: [once],
  }),
  keyed('8: the offset is taken off the first period', once, exceeded, {
    plans: [quota(3, { offset: 2 })],
    before: [once],
  }),
  keyed('8: and not off the next', { ...once, afterSeconds: 86_400 }, served, {
    plans: [quota(3, { offset: 2 })],
    before: [once],
  }),
  keyed('8: days begin at 00:00 UTC', { ...once, afterSeconds: 12 * 3_600 }, served, {
    plans: [quota(1)],
    before: [once],
  }),
  keyed('8: and a day not a second before', { ...once, afterSeconds: 12 * 3_600 - 1 }, exceeded, {
    plans: [quota(1)],
    before: [once],
  }),
  keyed('8: weeks begin on Sunday', { ...once, afterSeconds: 2.5 * 86_400 }, served, {
    // 15 January 2026 is a Thursday
    plans: [quota(1, { period: 'WEEK' })],
    before: [once],
    source: 'assumed',
  }),
  keyed('8: and a week not a second before', { ...once, afterSeconds: 2.5 * 86_400 - 1 }, exceeded, {
    plans: [quota(1, { period: 'WEEK' })],
    before: [once],
    source: 'assumed',
  }),
  keyed('8: months begin on the first', { ...once, afterSeconds: 16.5 * 86_400 }, served, {
    plans: [quota(1, { period: 'MONTH' })],
    before: [once],
  }),
  keyed('8: and a month not a second before', { ...once, afterSeconds: 16.5 * 86_400 - 1 }, exceeded, {
    plans: [quota(1, { period: 'MONTH' })],
    before: [once],
  }),
  keyed('101: burst 1, two requests of one key', once, throttled, {
    plans: [{ ...gold, throttle: slow }],
    before: [once],
  }),
  keyed('8: the plan’s throttle is one bucket for all methods', withKey('/other'), throttled, {
    plans: [{ ...gold, throttle: slow }],
    before: [once],
  }),
  keyed('8: each key has a bucket of its own', withKey('/keyed', key('silvern').value), served, {
    plans: [{ ...gold, throttle: slow, keyIds: ['golden', 'silvern'] }],
    keys: [goldenKey, key('silvern')],
    before: [once],
  }),
  keyed('8: the plan’s throttle of a method', once, throttled, {
    plans: [{ ...gold, apiStages: [{ apiId: '{api}', stage: 'dev', throttle: { '/keyed/GET': slow } }] }],
    before: [once],
  }),
  keyed('8: it leaves other methods alone', withKey('/other'), served, {
    plans: [{ ...gold, apiStages: [{ apiId: '{api}', stage: 'dev', throttle: { '/keyed/GET': slow } }] }],
    before: [once],
  }),
  keyed('8: the bucket fills at its rate', { ...once, afterSeconds: 10 }, served, {
    plans: [{ ...gold, throttle: { rateLimit: 0.1, burstLimit: 1 } }],
    before: [once],
  }),
  keyed('8: and not before', { ...once, afterSeconds: 9 }, throttled, {
    plans: [{ ...gold, throttle: { rateLimit: 0.1, burstLimit: 1 } }],
    before: [once],
  }),
  keyed('8: throttled requests do not use the quota', { ...once, afterSeconds: 20 }, served, {
    plans: [{ ...quota(2), throttle: { rateLimit: 0.1, burstLimit: 1 } }],
    before: [once, once, once],
    source: 'assumed',
  }),
  keyed('8: the quota is looked at before the throttles', once, exceeded, {
    plans: [{ ...quota(1), throttle: slow }],
    before: [once],
    source: 'assumed',
  }),
  keyed('8: the account’s limit comes last', { path: '/dev/free' }, throttled, {
    access: { accountThrottle: slow },
    before: [{ path: '/dev/free' }],
  }),
];
