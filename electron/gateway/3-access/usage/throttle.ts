// Usage plan and throttles: is there quota left, and a token in every bucket that the request needs?
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
import type { AccessCheckName } from '../../../../shared/trace/access-check';
import { periodAt } from '../../../../shared/usage/quota-period';
import type { CompiledMethodSettings } from '../../deploy/method-settings';
import type { ApiExchange, Exchange, MethodMatch, Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { StageSettings } from '../../ports';
import type { Admitted, BucketSpec, CounterStore, PlanUse } from './counter-store';
import { refillMs } from './token-bucket';
import type { StagePlan } from './usage-index';

export interface ThrottleParts {
  readonly methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings;
  readonly counters: CounterStore;
}

type ThrottleName = Extract<AccessCheckName, `throttle-${string}`>;

/** A bucket with the check that it stands for. */
export interface NamedBucket extends BucketSpec {
  readonly name: ThrottleName;
}

interface Limits {
  readonly rate: number;
  readonly burst: number;
}

/** Opens the step over one gateway's counters. */
export function openThrottle({ methodSettingsOf, counters }: ThrottleParts): Step {
  return {
    name: 'throttle',
    phase: 'access',
    run(exchange) {
      const { match, access, tools } = exchange;
      if (match === undefined) return;
      const buckets = bucketsOf(exchange, match, methodSettingsOf(exchange.stage.settings));
      const use = planUseOf(access?.plan, access?.apiKey?.id);
      if (buckets.length === 0 && use === undefined) return;
      const now = tools.clock();
      const admitted = counters.admit({ now, buckets, ...(use && { use }) });
      if (admitted instanceof Promise) return admitted.then((later) => conclude(exchange, match, use, buckets, later));
      conclude(exchange, match, use, buckets, admitted);
    },
  };
}

function planUseOf(plan: StagePlan | undefined, apiKeyId: string | undefined): PlanUse | undefined {
  if (plan === undefined || apiKeyId === undefined) return undefined;
  return { usagePlanId: plan.plan.id, apiKeyId, ...(plan.quota && { quota: plan.quota }) };
}

/** AWS documented: the order of the limits, from the client's on a method to the account's. */
function bucketsOf(exchange: Exchange, match: MethodMatch, settings: CompiledMethodSettings): NamedBucket[] {
  const { stage, access, invocation, tools } = exchange;
  const { httpMethod } = match.method.method;
  const buckets: NamedBucket[] = [];
  if (access?.plan !== undefined) {
    const { plan, methodThrottle } = access.plan;
    const client = `${plan.id}/${access.apiKey?.id}`;
    const ofMethod = methodThrottle(match.resourcePath, httpMethod, invocation.httpMethod);
    const methodLimits = limitsOf(ofMethod?.rateLimit, ofMethod?.burstLimit);
    if (methodLimits !== undefined) {
      const key = `${client}/${stage.apiId}/${stage.stageName}${match.resourcePath}/${httpMethod}`;
      buckets.push(bucket('throttle-plan-method', key, methodLimits));
    }
    const planLimits = limitsOf(plan.throttle?.rateLimit, plan.throttle?.burstLimit);
    if (planLimits !== undefined) buckets.push(bucket('throttle-plan', client, planLimits));
  }
  if (!settings.isEmpty) {
    const setting = settings.find(match.resourcePath, httpMethod, invocation.httpMethod);
    const limits = limitsOf(setting?.throttlingRateLimit, setting?.throttlingBurstLimit);
    if (limits !== undefined) {
      const key = `${stage.apiId}/${stage.stageName}/${match.resourceId}/${httpMethod}`;
      buckets.push(bucket('throttle-method', key, limits));
    }
  }
  const { accountThrottle } = tools.access();
  const accountLimits = limitsOf(accountThrottle?.rateLimit, accountThrottle?.burstLimit);
  if (accountLimits !== undefined) buckets.push(bucket('throttle-account', invocation.region, accountLimits));
  return buckets;
}

function bucket(name: ThrottleName, key: string, { rate, burst }: Limits): NamedBucket {
  return { name, key: `${name} ${key}`, rate, burst };
}

// AWS assumed: a limit that is set alone has the account's default beside it; negative ones limit nothing
export function limitsOf(rateLimit: number | undefined, burstLimit: number | undefined): Limits | undefined {
  if (rateLimit === undefined && burstLimit === undefined) return undefined;
  const rate = rateLimit ?? 10_000;
  const burst = burstLimit ?? 5_000;
  return rate < 0 || burst < 0 ? undefined : { rate, burst };
}

function conclude(
  exchange: Exchange,
  match: MethodMatch,
  use: PlanUse | undefined,
  buckets: readonly NamedBucket[],
  admitted: Admitted,
): void {
  if (exchange.trace.isOn) noteAdmission(exchange, use, buckets, admitted);
  const { refusedBy } = admitted;
  if (refusedBy === undefined) return;
  if (refusedBy === 'quota') throw quotaExceeded(exchange, use);
  // a flood is refused here: the words are for the log, and without one nobody reads them
  throw new GatewayError(
    'THROTTLED',
    exchange.trace.isOn ? { reason: throttledWords(exchange, match, buckets[refusedBy]) } : {},
  );
}

/** AWS recorded: the line of the execution log, whichever limit it was. */
function throttledWords({ stage }: Exchange, match: MethodMatch, limits: Limits = { rate: 0, burst: 0 }): string {
  return (
    `Key throttle limit exceeded for RestApi ${stage.apiId}, Stage ${stage.stageName}, Resource ${match.resourceId}, ` +
    `HttpMethod ${match.method.method.httpMethod}. Limit: ${limits.rate.toFixed(2)} Burst: ${limits.burst}`
  );
}

// AWS assumed: the words
function quotaExceeded({ stage }: Exchange, use: PlanUse | undefined): GatewayError {
  const { limit, period } = use?.quota ?? {};
  return new GatewayError('QUOTA_EXCEEDED', {
    reason:
      `Usage Plan quota limit exceeded for API Key ${use?.apiKeyId}, Usage Plan ${use?.usagePlanId} and API Stage ` +
      `${stage.apiId}/${stage.stageName}. Limit: ${limit} per ${period}`,
  });
}

/** Writes what quota and buckets said into the trace. */
export function noteAdmission(
  { trace, tools }: Pick<ApiExchange, 'trace' | 'tools'>,
  use: PlanUse | undefined,
  buckets: readonly NamedBucket[],
  { refusedBy, used = 0, levels }: Admitted,
): void {
  const now = tools.clock();
  if (use?.quota !== undefined) {
    const { limit, period } = use.quota;
    trace.check({
      name: 'quota',
      verdict: refusedBy === 'quota' ? 'denied' : 'passed',
      said: `${used} of ${limit} used this ${period.toLowerCase()} before this request`,
      evidence: { kind: 'quota', usagePlanId: use.usagePlanId, period, limit, used, ...periodAt(period, now) },
    });
  }
  const last = typeof refusedBy === 'number' ? refusedBy : buckets.length - 1;
  buckets.forEach((bucket, at) => {
    if (refusedBy === 'quota' || at > last) return;
    const { name, key, rate, burst } = bucket;
    const level = levels[at] ?? 0;
    const refillsInMs = refillMs(bucket, level);
    trace.check({
      name,
      verdict: refusedBy === at ? 'denied' : 'passed',
      said: `${Math.floor(level)} of ${burst} tokens there, ${rate} come a second`,
      evidence: {
        kind: 'throttle',
        bucket: key,
        rate,
        burst,
        level,
        ...(refillsInMs !== undefined && { refillsInMs }),
      },
    });
  });
  const deciding = typeof refusedBy === 'number' ? buckets[refusedBy] : buckets[0];
  if (refusedBy === 'quota') trace.note({ decided: `quota of ${use?.quota?.limit} used up` });
  else if (deciding !== undefined) trace.note({ decided: `${deciding.rate} a second, burst ${deciding.burst}` });
}
