// The trace a method's diagram shows: the newest of what the Test pane sent and what came through the port.
import { useEffect, useState } from 'react';
import type { ResourceView } from '../../shared/definition/api-view';
import { type EntityKey, entityKey } from '../../shared/definition/entities';
import type { HttpMethod } from '../../shared/definition/rest/method';
import type { V2Route } from '../../shared/definition/v2/route';
import type { Trace, TraceSummary } from '../../shared/trace/trace';
import { useClient, useMirror } from '../state/studio-context';
import { useMethodRun } from './method-runs';

/** Under live traffic the diagram follows at this pace at most. */
const followAfterMs = 250;

export interface MethodTrace {
  readonly trace: Trace | undefined;
  readonly isRunning: boolean;
}

/** The last request that `httpMethod` of `node` served. */
export function useMethodTrace(apiId: string, node: ResourceView, httpMethod: HttpMethod): MethodTrace {
  const key: EntityKey = entityKey('method', apiId, node.resource.id, httpMethod);
  return useLastTrace(key, (row) => isServedBy(row, apiId, node, httpMethod));
}

/** The last request that a route of an HTTP or WebSocket API served. */
export function useRouteTrace(apiId: string, { id, routeKey }: V2Route): MethodTrace {
  return useLastTrace(entityKey('v2-route', apiId, id), (row) => row.apiId === apiId && row.routeKey === routeKey);
}

function useLastTrace(key: EntityKey, isServed: (row: TraceSummary) => boolean): MethodTrace {
  const client = useClient();
  const { isRunning, trace: own } = useMethodRun(key);
  const newest = useMirror(({ requests }) => requests.find(isServed));
  const [read, setRead] = useState<{ readonly key: EntityKey; readonly trace: Trace }>();
  const wanted = newest === undefined || newest.requestId === own?.requestId ? undefined : newest.requestId;

  useEffect(() => {
    if (wanted === undefined) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      try {
        const trace = await client.requests.read({ requestId: wanted });
        if (isWanted) setRead({ key, trace });
      } catch {
        // the trace has been dropped from the ring meanwhile: the diagram stays as it is
      }
    }, followAfterMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, key, wanted]);

  const other = read?.key === key ? read.trace : undefined;
  return { isRunning, trace: newerOf(own, other) };
}

/** Whether a row of the traffic list went through this method; ANY serves the verbs its resource does not name. */
export function isServedBy(row: TraceSummary, apiId: string, node: ResourceView, httpMethod: HttpMethod): boolean {
  if (row.apiId !== apiId || row.resourcePath !== node.path) return false;
  return httpMethod === 'ANY' ? !node.methods.has(row.method as HttpMethod) : row.method === httpMethod;
}

function newerOf(left: Trace | undefined, right: Trace | undefined): Trace | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return right.startedAt > left.startedAt ? right : left;
}
