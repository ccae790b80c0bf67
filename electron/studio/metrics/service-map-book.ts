// What recorded requests went through, in short rows, for the service map: who called which stage and what that called.
import type {
  ServiceEdge,
  ServiceFigures,
  ServiceKind,
  ServiceMap,
  ServiceNode,
} from '../../../shared/metrics/service-map';
import type { HeaderList, Trace } from '../../../shared/trace/trace';

export interface ServiceMapBook {
  record(traces: readonly Trace[]): void;
  /** Requests from before those that were recorded. */
  recordPast(traces: readonly Trace[]): void;
  has(requestId: string): boolean;
  read(query: { readonly apiId: string | undefined; readonly from: number; readonly to: number }): ServiceMap;
  clear(): void;
}

type Named = Pick<ServiceNode, 'id' | 'kind' | 'name' | 'apiId' | 'stage'>;

interface Passage {
  readonly requestId: string;
  readonly at: number;
  readonly stage: Named;
  readonly status: number;
  readonly durationMs: number;
  readonly called?: { readonly node: Named; readonly latencyMs: number; readonly status: number };
  /** `Root` of the X-Ray trace id that came with the request. */
  readonly cameRoot?: string;
  /** The one that the integration was given. */
  readonly givenRoot?: string;
}

const mostPassages = 20_000;
/** Request ids of each node. */
const mostShown = 100;
const client: Named = { id: 'client', kind: 'client', name: 'Clients' };

/** Makes an empty book. */
export function createServiceMapBook(): ServiceMapBook {
  let passages: Passage[] = [];
  return {
    record(traces) {
      passages.push(...traces.filter(wasServed).map(passageOf));
      if (passages.length > mostPassages * 1.1) passages = passages.slice(-mostPassages);
    },
    recordPast(traces) {
      const past = traces
        .filter(wasServed)
        .map(passageOf)
        .sort((a, b) => a.at - b.at);
      passages = [...past, ...passages].slice(-mostPassages);
    },
    has: (requestId) => passages.some((passage) => passage.requestId === requestId),
    read: ({ apiId, from, to }) =>
      mapOf(
        passages.filter((one) => one.at >= from && one.at <= to && (apiId === undefined || one.stage.apiId === apiId)),
        from,
        to,
      ),
    clear() {
      passages = [];
    },
  };
}

/** AWS documented: requests that reach no stage are no stage's. */
function wasServed({ origin, deploymentId }: Trace): boolean {
  return origin === 'invoke' && deploymentId !== '';
}

function passageOf(trace: Trace): Passage {
  const { apiId, apiName, stage, isCanary, startedAt, durationMs } = trace;
  const name = `${apiName === '' ? apiId : apiName} ${stage}${isCanary === true ? ' canary' : ''}`.trim();
  const called = calledBy(trace);
  const cameRoot = rootOf(trace.request.headers);
  const sent = trace.steps.filter(
    ({ phase, after }) => phase === 'integration-request' && after?.headers !== undefined,
  );
  const givenRoot = rootOf(sent.at(-1)?.after?.headers) ?? cameRoot;
  return {
    requestId: trace.requestId,
    at: startedAt,
    durationMs,
    status: trace.response.status ?? 0,
    stage: {
      id: `stage ${apiId}/${stage}${isCanary === true ? '/canary' : ''}`,
      kind: 'stage',
      ...{ name, apiId, stage },
    },
    ...(called !== undefined && { called }),
    ...(cameRoot !== undefined && { cameRoot }),
    ...(givenRoot !== undefined && { givenRoot }),
  };
}

/** What the integration called; undefined where it never came to that. */
function calledBy(trace: Trace): Passage['called'] {
  const { integration, function: called, route, routeKey } = trace;
  const status = called?.functionError === undefined ? (integration?.status ?? 504) : 500;
  const latencyMs = integration?.latencyMs ?? 0;
  const made = (kind: ServiceKind, name: string) => ({
    node: { id: `${kind} ${name}`, kind, name },
    status,
    latencyMs,
  });
  if (called !== undefined) return made('function', called.functionName);
  if (integration === undefined) return undefined;
  const type = route?.integrationType ?? routeKey?.integrationType;
  if (type === 'MOCK') return made('mock', 'Mock');
  if (type === 'AWS' || type === 'AWS_PROXY') return made('aws', serviceOf(integration.endpoint));
  const host = hostOf(integration.endpoint);
  return host === undefined ? undefined : made('host', host);
}

function hostOf(url: string | undefined): string | undefined {
  try {
    return url === undefined ? undefined : new URL(url).host;
  } catch {
    return url; // an address that is none is named as it stands
  }
}

/** `sqs` of an address or ARN of a service. */
function serviceOf(endpoint = 'AWS service'): string {
  const arn = /^arn:[^:]*:apigateway:[^:]*:([^:]+):/.exec(endpoint);
  const host = hostOf(endpoint) ?? endpoint;
  return arn?.[1] ?? /^(?:[^.]+\.)?([a-z0-9-]+)\.[a-z0-9-]+\.amazonaws\.com/.exec(host)?.[1] ?? host;
}

function rootOf(headers: HeaderList | undefined): string | undefined {
  const line = headers?.find(([name]) => name.toLowerCase() === 'x-amzn-trace-id')?.[1];
  return line === undefined ? undefined : /Root=([^;]+)/.exec(line)?.[1];
}

interface Call {
  readonly requestId: string;
  readonly status: number;
  readonly latencyMs: number;
}

function mapOf(passages: readonly Passage[], from: number, to: number): ServiceMap {
  const nodes = new Map<string, { readonly named: Named; readonly calls: Call[] }>();
  const edges = new Map<string, { readonly from: string; readonly to: string; readonly calls: Call[] }>();
  const call = (source: Named, target: Named, one: Call) => {
    const node = nodes.get(target.id) ?? { named: target, calls: [] };
    node.calls.push(one);
    nodes.set(target.id, node);
    if (!nodes.has(source.id)) nodes.set(source.id, { named: source, calls: [] });
    const key = JSON.stringify([source.id, target.id]);
    const edge = edges.get(key) ?? { from: source.id, to: target.id, calls: [] };
    edge.calls.push(one);
    edges.set(key, edge);
  };
  const callers = callersByRoot(passages);
  for (const passage of passages) {
    const { requestId, stage, status, durationMs, called, cameRoot } = passage;
    // a request that carries the id of a call to a function, begun while that one ran, is that function's
    const source = callers.get(cameRoot ?? '')?.find((one) => one !== passage && isWithin(passage, one))?.called?.node;
    call(source ?? client, stage, { requestId, status, latencyMs: durationMs });
    if (called !== undefined) call(stage, called.node, { requestId, ...called });
  }
  const minutes = Math.max(1, (to - from) / 60_000);
  return {
    ...{ from, to },
    requests: passages.length,
    nodes: Array.from(nodes.values(), ({ named, calls }) => ({
      ...named,
      ...figures(calls, minutes),
      requestIds: calls
        .slice(-mostShown)
        .reverse()
        .map(({ requestId }) => requestId),
    })),
    edges: Array.from(edges.values(), ({ calls, ...ends }): ServiceEdge => ({ ...ends, ...figures(calls, minutes) })),
  };
}

/** Clients may send one id again and again: only what came and went while the caller ran is its own call. */
function isWithin(inner: Passage, outer: Passage): boolean {
  return inner.at >= outer.at && inner.at + inner.durationMs <= outer.at + outer.durationMs;
}

function callersByRoot(passages: readonly Passage[]): ReadonlyMap<string, readonly Passage[]> {
  const found = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (passage.givenRoot === undefined || passage.called?.node.kind !== 'function') continue;
    const known = found.get(passage.givenRoot);
    if (known === undefined) found.set(passage.givenRoot, [passage]);
    else known.push(passage);
  }
  return found;
}

function figures(calls: readonly Call[], minutes: number): ServiceFigures {
  const count = calls.length;
  const share = (is: (status: number) => boolean) =>
    count === 0 ? 0 : calls.filter(({ status }) => is(status)).length / count;
  const sorted = calls.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  return {
    count,
    perMinute: count / minutes,
    share4xx: share((status) => status >= 400 && status < 500),
    share5xx: share((status) => status >= 500 || status === 0),
    p95Ms: sorted[Math.max(0, Math.ceil(count * 0.95) - 1)] ?? 0,
  };
}
