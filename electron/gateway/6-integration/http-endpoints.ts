// Calls HTTP endpoints over kept-alive connections: one pool per origin, nothing followed.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
import { LRUCache } from 'lru-cache';
import { limits } from '../../../shared/definition/limits';
import type { HttpCallOptions, HttpEndpoints } from '../exchange';
import { EndpointFailure } from '../gateway-error';
import type { EndpointDirectory } from '../ports';
import { EndpointCall } from './endpoint-call';
import { type OriginOptions, openConnect } from './endpoint-connect';
import { type EndpointPool, openEndpointPool } from './endpoint-pool';
import { openHttpTargets } from './http-target';
import { requestText } from './request-text';

export interface HttpEndpointsOptions extends Pick<OriginOptions, 'trustedCertificates'> {
  /** Local names. */
  readonly endpoints: EndpointDirectory;
  /** Default: AWS's limit of 10 MB. */
  readonly maxResponseBytes?: number;
  /** To one origin at a time; calls beyond it wait their turn. */
  readonly maxConnections?: number;
}

/** Connections to this many origins are kept; a URI can name hosts without end. */
const keptOrigins = 256;
const defaultConnections = 1_024;

/** Opens the pools. Whoever opens it disposes it; calls that are under way then end first. */
export function openHttpEndpoints(options: HttpEndpointsOptions): HttpEndpoints & { dispose(): Promise<void> } {
  const { maxResponseBytes = limits.payloadBytes, maxConnections = defaultConnections } = options;
  const targetOf = openHttpTargets(options.endpoints);
  const closing = new Set<Promise<void>>();
  const pools = new LRUCache<string, EndpointPool>({ max: keptOrigins, dispose: (pool) => close(pool) });

  function close(pool: EndpointPool): void {
    const closed = pool.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  function poolOf(origin: string, callOptions: HttpCallOptions): EndpointPool {
    const { insecureSkipVerification, serverName, clientCertificate } = callOptions;
    const isUsual = !insecureSkipVerification && serverName === undefined && clientCertificate === undefined;
    const isPlain = origin.startsWith('http:') || isUsual;
    // a connection belongs to the certificate that was shown on it
    const key = isPlain
      ? origin
      : `${origin} ${insecureSkipVerification} ${serverName ?? ''} ${clientCertificate?.cert ?? ''}`;
    let pool = pools.get(key);
    if (pool === undefined) {
      const { trustedCertificates } = options;
      const connect = openConnect({
        origin,
        serverName,
        insecureSkipVerification,
        trustedCertificates,
        clientCertificate,
      });
      pool = openEndpointPool({ connect, maxConnections });
      pools.set(key, pool);
    }
    return pool;
  }

  return {
    call(request, callOptions) {
      const target = targetOf(request.url, callOptions.connectTo);
      if (target === undefined) {
        return Promise.reject(new EndpointFailure('invalid-address', 'Invalid endpoint address'));
      }
      const hostname = callOptions.serverName ?? target.hostname;
      return new Promise((resolve, reject) => {
        const head = requestText(request, target.host, target.path);
        const { timeoutMs, method, body } = request;
        const isStreaming = callOptions.isStreaming === true;
        const call = new EndpointCall({ timeoutMs, maxResponseBytes, isStreaming, hostname }, resolve, reject);
        call.running = poolOf(target.origin, callOptions).call({ method, head, body }, call);
      });
    },
    async dispose() {
      pools.clear();
      await Promise.all(closing);
    },
  };
}
