// Observed traffic → what a month of it would use of every meter, by method or route.
import { type MeterId, meterIds } from './meters';
import { hoursPerMonth, monthOf, type ObservedPart, type ObservedTraffic } from './observed-traffic';
import type { CostScenario } from './scenario';

export type Usage = Readonly<Partial<Record<MeterId, number>>>;

/** What one method or route uses. */
export interface PartUsage {
  readonly part: string;
  /** Of the month. */
  readonly requests: number;
  readonly usage: Usage;
}

export interface MonthlyUsage {
  readonly parts: readonly PartUsage[];
  /** What no single method or route causes. */
  readonly fixed: Usage;
  readonly total: Usage;
}

const gb = 1024 ** 3;
const secondsPerMonth = hoursPerMonth * 3_600;

/** Of a month under `scenario`. */
export function monthlyUsage(observed: ObservedTraffic, scenario: CostScenario): MonthlyUsage {
  const requests = monthlyRequests(observed, scenario);
  const shares = sharesOf(observed);
  const parts = shares.map(({ part, share }) => partUsage(observed, scenario, part, requests * share));
  const fixed = fixedUsage(observed, scenario, requests);
  return { parts, fixed, total: sumOf([...parts.map(({ usage }) => usage), fixed]) };
}

/** Requests of the month, or messages and connects where the API is a WebSocket API. */
export function monthlyRequests(observed: ObservedTraffic, { requestsPerMonth, times }: CostScenario): number {
  return (requestsPerMonth ?? monthOf(observed, observed.requests)) * times;
}

/** Without any request, one method stands for all. */
function sharesOf({ parts, requests }: ObservedTraffic): { readonly part: ObservedPart; readonly share: number }[] {
  const counted = parts.reduce((sum, { count }) => sum + count, 0);
  if (counted > 0) return parts.map((part) => ({ part, share: part.count / counted }));
  const [first] = parts;
  return first === undefined || requests > 0 ? [] : parts.map((part) => ({ part, share: 1 / parts.length }));
}

function partUsage(
  observed: ObservedTraffic,
  scenario: CostScenario,
  { part, means }: ObservedPart,
  requests: number,
): PartUsage {
  const { protocol, setup } = observed;
  const billed = requests * (scenario.billsRefused ? 1 : 1 - means.refusedShare);
  const bytesOut = (requests * means.responseBytes) / gb;
  const calls = requests * callFactor(observed, scenario, part, means);
  const isHttp = protocol === 'HTTP' || scenario.asHttpApi;
  const messages = protocol === 'WEBSOCKET' ? messagesOf(observed, requests) * means.messageUnits : 0;
  const usage: Usage = {
    ...(protocol === 'WEBSOCKET'
      ? { 'websocket-messages': messages }
      : isHttp
        ? { 'http-requests': billed * Math.max(1, means.requestUnits) }
        : { 'rest-requests': billed }),
    // AWS documented: data out of a private API is not charged, PrivateLink charges for it
    [setup.vpcEndpoints === undefined || scenario.asHttpApi ? 'transfer-out' : 'private-transfer']: bytesOut,
    'function-calls': calls * means.functionCalls,
    'function-x86': calls * means.functionGbSeconds,
    'function-arm': calls * means.functionArmGbSeconds,
    logs: (requests * means.logBytes) / gb,
  };
  return { part, requests, usage };
}

/** How many times more the functions are called than was observed: kept answers call none. */
function callFactor(
  observed: ObservedTraffic,
  scenario: CostScenario,
  part: string,
  { cacheHitShare }: ObservedPart['means'],
): number {
  const wanted = scenario.asHttpApi || scenario.cacheSizeGb === 0 ? 0 : scenario.cacheHitShare;
  const mayKeep = observed.protocol === 'REST' && part.startsWith('GET ');
  const share = wanted === undefined ? cacheHitShare : mayKeep ? wanted : 0;
  // what was answered from a cache says nothing of what the function would have cost
  return cacheHitShare >= 1 ? 1 - share : (1 - share) / (1 - cacheHitShare);
}

/** Messages in either direction for so many counted calls. */
function messagesOf({ socket, requests }: ObservedTraffic, calls: number): number {
  if (socket === undefined || requests === 0) return calls;
  return calls * (socket.messages / requests);
}

function fixedUsage(observed: ObservedTraffic, scenario: CostScenario, requests: number): Usage {
  const { setup, socket, protocol } = observed;
  const connects =
    socket === undefined || observed.requests === 0 ? 0 : requests * (socket.connects / observed.requests);
  const caches = cachesOf(observed, scenario);
  const hasRestParts = protocol === 'REST' && !scenario.asHttpApi;
  return {
    ...(socket !== undefined && { 'connection-minutes': connects * socket.minutesPerConnection }),
    ...(hasRestParts && caches.length > 0 && { 'cache-hours': caches.length * hoursPerMonth }),
    ...(hasRestParts &&
      setup.vpcEndpoints !== undefined && { 'private-endpoint-hours': setup.vpcEndpoints * hoursPerMonth }),
    ...(hasRestParts && setup.isTraced && { traces: tracesOf(requests) }),
    // AWS documented: web ACLs protect stages of REST APIs only
    ...(hasRestParts &&
      setup.webAclRules.length > 0 && {
        'web-acls': setup.webAclRules.length,
        'web-acl-rules': setup.webAclRules.reduce((sum, rules) => sum + rules, 0),
        'web-acl-requests': requests,
      }),
  };
}

/** Sizes of the caches that run under `scenario`. */
export function cachesOf({ setup }: ObservedTraffic, { cacheSizeGb }: CostScenario): readonly number[] {
  if (cacheSizeGb === undefined) return setup.cacheSizesGb;
  return cacheSizeGb === 0 ? [] : [cacheSizeGb];
}

/** AWS documented: one request a second and 5 % of the others, with X-Ray's default rule */
function tracesOf(requests: number): number {
  return Math.min(requests, secondsPerMonth) + 0.05 * Math.max(0, requests - secondsPerMonth);
}

function sumOf(usages: readonly Usage[]): Usage {
  const sums = meterIds.map((id) => [id, usages.reduce((sum, usage) => sum + (usage[id] ?? 0), 0)] as const);
  return Object.fromEntries(sums.filter(([, quantity]) => quantity > 0));
}
