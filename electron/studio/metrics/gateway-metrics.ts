// The gateway's own metrics, `AWS/ApiGateway`, from the minutes that it tells of.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html
import type { GatewayMetrics, MinuteMetrics, SocketCounts } from '../../gateway/ports';
import type { MetricStore } from './metric-store';
import type { ValueSpread } from './value-spread';

const namespace = 'AWS/ApiGateway';

/** Takes over what the gateway counted; each telling replaces the one before. `placeOfApi` names an API's place. */
export function recordGatewayMetrics(
  store: MetricStore,
  { run, minutes }: GatewayMetrics,
  placeOfApi: (apiId: string) => string = () => '',
): void {
  for (const minute of minutes) {
    const place = placeOfApi(minute.apiId);
    for (const dimensions of dimensionsOf(minute)) {
      // Stages of one API add up under its name.
      const part = `${run} ${minute.apiId}/${minute.stage}/${minute.release ?? ''}`;
      const put = (metricName: string, unit: string, spread: ValueSpread) => {
        if (spread.count > 0)
          store.replace({ namespace, metricName, dimensions, place }, unit, minute.minute, part, spread);
      };
      const { count, socket } = minute;
      if (socket !== undefined) {
        // AWS documented: WebSocket APIs have metrics of their own, and share the integration's latency
        for (const [metricName, counted] of socketMetrics(socket)) put(metricName, 'Count', samplesOf(counted));
        put('IntegrationLatency', 'Milliseconds', minute.integrationLatency);
        continue;
      }
      put('Count', 'Count', shareOf(count, count));
      // AWS documented: HTTP APIs have names of their own for errors
      const isHttp = minute.protocol === 'HTTP';
      put(isHttp ? '4xx' : '4XXError', 'Count', shareOf(minute.errors4xx, count));
      put(isHttp ? '5xx' : '5XXError', 'Count', shareOf(minute.errors5xx, count));
      if (minute.processedBytes !== undefined) put('DataProcessed', 'Bytes', minute.processedBytes);
      if (minute.cache !== undefined) {
        const { hits, misses } = minute.cache;
        // AWS documented: of requests that the cache was asked for
        put('CacheHitCount', 'Count', shareOf(hits, hits + misses));
        put('CacheMissCount', 'Count', shareOf(misses, hits + misses));
      }
      put('Latency', 'Milliseconds', minute.latency);
      put('IntegrationLatency', 'Milliseconds', minute.integrationLatency);
    }
  }
}

function socketMetrics(counts: SocketCounts): readonly (readonly [metricName: string, counted: number])[] {
  return [
    ['ConnectCount', counts.connects],
    ['MessageCount', counts.messages],
    ['IntegrationError', counts.integrationErrors],
    ['ClientError', counts.clientErrors],
    ['ExecutionError', counts.executionErrors],
  ];
}

/** Each thing counted is a sample of 1. */
function samplesOf(counted: number): ValueSpread {
  return { count: counted, sum: counted, least: 1, most: 1, values: counted > 0 ? [[1, counted]] : [] };
}

/** AWS documented: by API, by stage, and by method where metrics are enabled for it. */
function dimensionsOf(minute: MinuteMetrics): readonly Readonly<Record<string, string>>[] {
  const { apiId, apiName, method, route } = minute;
  // AWS assumed: a canary counts as a stage of this name
  const stage = minute.release === 'canary' ? `${minute.stage}/Canary` : minute.stage;
  // AWS documented: HTTP and WebSocket APIs are named by id, and their routes by key
  if (minute.protocol !== undefined && minute.protocol !== 'REST') {
    if (route !== undefined) return [{ ApiId: apiId, Stage: stage, Route: route }];
    return [{ ApiId: apiId }, { ApiId: apiId, Stage: stage }];
  }
  if (method !== undefined) {
    return [{ ApiName: apiName, Stage: stage, Method: method.httpMethod, Resource: method.resource }];
  }
  return [{ ApiName: apiName }, { ApiName: apiName, Stage: stage }];
}

/** AWS documented: every request is a sample of 1 where it counts and of 0 where not, so that averages are rates. */
function shareOf(counted: number, all: number): ValueSpread {
  const values: [number, number][] = [
    [0, all - counted],
    [1, counted],
  ];
  return {
    count: all,
    sum: counted,
    least: counted === all ? 1 : 0,
    most: counted > 0 ? 1 : 0,
    values: values.filter(([, count]) => count > 0),
  };
}
