// What is known of an API's traffic: counts of the metrics, means of recorded requests, settings of its stages.
import type { ObservedPart, ObservedSetup, ObservedTraffic } from '../../../shared/cost/observed-traffic';
import { type AnyApi, listStages } from '../../../shared/definition/any-api';
import { type Definition, findEntity } from '../../../shared/definition/entities';
import type { MetricsReading } from '../../../shared/metrics/metric-figures';
import type { Trace } from '../../../shared/trace/trace';
import { logBytesOf } from './log-bytes';
import { functionSizes, meansOf } from './request-means';

export interface TrafficSources {
  readonly definition: Definition;
  readonly api: AnyApi;
  readonly stageName?: string | undefined;
  readonly reading: MetricsReading;
  readonly traces: readonly Trace[];
}

const noMethod = 'no method';

/** Joins the sources. */
export function observeTraffic({ definition, api, stageName, reading, traces }: TrafficSources): ObservedTraffic {
  const { from, to, total } = reading;
  const protocol = 'protocolType' in api ? api.protocolType : 'REST';
  const stages = listStages(definition, api.id).filter(({ stage }) => isOf(stage.stageName, stageName));
  const settings = { functions: functionSizes(definition), logBytes: logBytesOf(definition) };
  const byPart = groupBy(traces, partOf);
  const counts = new Map<string, number>();
  for (const { part = noMethod, count } of reading.parts) counts.set(part, (counts.get(part) ?? 0) + count);
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total.count > known) counts.set(noMethod, total.count - known + (counts.get(noMethod) ?? 0));
  const parts = Array.from(
    counts.size > 0 ? counts : new Map([...byPart.keys()].map((part) => [part, 0])),
    ([part, count]): ObservedPart => ({ part, count, means: meansOf(byPart.get(part) ?? [], settings) }),
  );
  return {
    ...{ apiId: api.id, apiName: api.name, protocol, from, to, requests: total.count },
    ...(stageName !== undefined && { stageName }),
    parts: parts.length > 0 ? parts : [{ part: 'all requests', count: 0, means: meansOf([], settings) }],
    ...(protocol === 'WEBSOCKET' && {
      socket: {
        messages: total.socket?.messages ?? 0,
        connects: total.socket?.connects ?? 0,
        minutesPerConnection: minutesPerConnection(traces, to),
      },
    }),
    setup: setupOf(definition, api, stages),
  };
}

function isOf(name: string, wanted: string | undefined): boolean {
  return wanted === undefined || name === wanted;
}

/** As the metrics name it. */
function partOf({ route, routeKey }: Trace): string {
  if (routeKey !== undefined) return routeKey.routeKey;
  const method = /\/([^/:]+)$/.exec(route?.methodKey ?? '')?.[1];
  return route === undefined || method === undefined ? noMethod : `${method} ${route.resourcePath}`;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** AWS assumed: every connection is rounded up to the next minute. One whose end is not recorded lasts until now. */
function minutesPerConnection(traces: readonly Trace[], now: number): number {
  const longestMs = 2 * 3_600_000;
  const opened = new Map<string, number>();
  const closed = new Map<string, number>();
  for (const { socket, startedAt } of traces) {
    if (socket?.eventType === 'CONNECT') opened.set(socket.connectionId, startedAt);
    if (socket?.eventType === 'DISCONNECT') closed.set(socket.connectionId, startedAt);
  }
  const minutes = Array.from(opened, ([id, at]) => {
    const ms = Math.min((closed.get(id) ?? now) - at, longestMs);
    return Math.max(1, Math.ceil(ms / 60_000));
  });
  return minutes.length === 0 ? 0 : minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
}

function setupOf(definition: Definition, api: AnyApi, stages: ReturnType<typeof listStages>): ObservedSetup {
  const rest = stages.flatMap(({ stage }) => ('cacheClusterEnabled' in stage ? [stage] : []));
  const arns = new Set(rest.flatMap(({ webAclArn }) => webAclArn ?? []));
  const isPrivate = 'endpointConfiguration' in api && api.endpointConfiguration.types.includes('PRIVATE');
  return {
    cacheSizesGb: rest
      .filter(({ cacheClusterEnabled }) => cacheClusterEnabled)
      .map(({ cacheClusterSize = '0.5' }) => Number(cacheClusterSize)),
    ...(isPrivate && { vpcEndpoints: Math.max(1, api.endpointConfiguration.vpcEndpointIds?.length ?? 0) }),
    isTraced: rest.some(({ tracingEnabled }) => tracingEnabled),
    webAclRules: [...arns].map((arn) => {
      const acl = findEntity(definition, 'web-acl', arn.split('/').at(-1) ?? '');
      return acl?.Rules.length ?? 0;
    }),
  };
}
