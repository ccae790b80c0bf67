// What went through an API in a time, as far as it decides what the same would cost on AWS.
import type { ProtocolType } from '../definition/api-view';

/** Means over the recorded requests of a method or route. Without records they are those of an empty request. */
export interface RequestMeans {
  /** How many requests they were taken from. */
  readonly recorded: number;
  /** Share that API Gateway refused without charge: no permission, no key, throttled. */
  readonly refusedShare: number;
  /** Increments of 512 KB of the request. */
  readonly requestUnits: number;
  /** Increments of 32 KB per message; of WebSocket APIs. */
  readonly messageUnits: number;
  readonly responseBytes: number;
  /** Calls of functions per request: the integration's and authorizers'. */
  readonly functionCalls: number;
  /** GB-seconds of those calls per request, on x86 and on arm64. */
  readonly functionGbSeconds: number;
  readonly functionArmGbSeconds: number;
  /** Bytes of the execution and access log per request. */
  readonly logBytes: number;
  /** Share that the response cache answered. */
  readonly cacheHitShare: number;
  /** Share that asked what another request had asked in the five minutes before: what a cache could answer. */
  readonly repeatShare: number;
}

export interface ObservedPart {
  /** `GET /pets/{id}`, a route key, or `no method` for what found none. */
  readonly part: string;
  /** Requests that were counted, also where they were not recorded. */
  readonly count: number;
  readonly means: RequestMeans;
}

/** What the stages have, and what costs by the month or the request whatever is called. */
export interface ObservedSetup {
  /** Sizes of the response caches in GB; one for each stage that has one. */
  readonly cacheSizesGb: readonly number[];
  /** Of a private API: endpoints that it is reached through. Absent: not private. */
  readonly vpcEndpoints?: number;
  readonly isTraced: boolean;
  /** Rules of each web ACL that is in use. */
  readonly webAclRules: readonly number[];
}

export interface ObservedTraffic {
  readonly apiId: string;
  readonly apiName: string;
  readonly protocol: ProtocolType;
  /** Absent: all stages. */
  readonly stageName?: string;
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  readonly parts: readonly ObservedPart[];
  /** Of WebSocket APIs. */
  readonly socket?: { readonly messages: number; readonly connects: number; readonly minutesPerConnection: number };
  readonly setup: ObservedSetup;
}

/** What is assumed of requests that nothing is known of. */
export const emptyMeans: RequestMeans = {
  recorded: 0,
  refusedShare: 0,
  requestUnits: 1,
  messageUnits: 1,
  responseBytes: 0,
  functionCalls: 0,
  functionGbSeconds: 0,
  functionArmGbSeconds: 0,
  logBytes: 0,
  cacheHitShare: 0,
  repeatShare: 0,
};

export const hoursPerMonth = 730;

/** Requests of a month in which every hour is like the observed ones. */
export function monthOf({ from, to }: Pick<ObservedTraffic, 'from' | 'to'>, count: number): number {
  const hours = Math.max((to - from) / 3_600_000, 1 / 60);
  return (count / hours) * hoursPerMonth;
}
