// Calls HTTP endpoints over kept-alive connections: one undici pool per origin, nothing followed, nothing retried.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
import { LRUCache } from 'lru-cache';
import { buildConnector, Pool } from 'undici';
import { limits } from '../../../shared/definition/limits';
import type { HttpEndpoints } from '../exchange';
import { EndpointFailure } from '../gateway-error';
import type { EndpointResponse, IntegrationRequest } from '../messages';
import type { EndpointDirectory } from '../ports';
import { startEndpointCall } from './endpoint-call';
import { type HttpTarget, openHttpTargets } from './http-target';
import { lenientTlsConnector } from './tls-verification';

export interface HttpEndpointsOptions {
  /** Local names. */
  readonly endpoints: EndpointDirectory;
  /** Certificates in PEM to trust instead of the well-known authorities. */
  readonly trustedCertificates?: readonly string[];
  /** The certificate that TLS endpoints may ask for, in PEM. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  /** Default: AWS's limit of 10 MB. */
  readonly maxResponseBytes?: number;
}

/** Connections to this many origins are kept; a URI can name hosts without end. */
const keptOrigins = 256;

/** Opens the pools. Whoever opens it disposes it; calls that are under way then end first. */
export function openHttpEndpoints(options: HttpEndpointsOptions): HttpEndpoints & { dispose(): Promise<void> } {
  const targetOf = openHttpTargets(options.endpoints);
  const closing = new Set<Promise<void>>();
  const pools = new LRUCache<string, Pool>({ max: keptOrigins, dispose: (pool) => close(pool) });
  const maxResponseBytes = options.maxResponseBytes ?? limits.payloadBytes;

  function close(pool: Pool): void {
    const closed = pool.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  function poolOf(origin: string, insecureSkipVerification: boolean): Pool {
    const key = insecureSkipVerification ? `${origin} unverified` : origin;
    let pool = pools.get(key);
    if (pool === undefined) {
      pool = openPool(origin, insecureSkipVerification, options);
      pools.set(key, pool);
    }
    return pool;
  }

  return {
    call(request, { insecureSkipVerification }) {
      const target = targetOf(request.url);
      if (target === undefined) {
        return Promise.reject(new EndpointFailure('invalid-address', 'Invalid endpoint address'));
      }
      return callTarget(poolOf(target.origin, insecureSkipVerification), target, request, maxResponseBytes);
    },
    async dispose() {
      pools.clear();
      await Promise.all(closing);
    },
  };
}

function callTarget(
  pool: Pool,
  target: HttpTarget,
  request: IntegrationRequest,
  maxResponseBytes: number,
): Promise<EndpointResponse> {
  return new Promise((resolve, reject) => {
    const headers: string[] = [];
    let hasHost = false;
    for (const [name, value] of request.headers) {
      headers.push(name, value);
      hasHost ||= name.length === 4 && name.toLowerCase() === 'host';
    }
    if (!hasHost) headers.push('Host', target.host);
    const call = startEndpointCall(
      { timeoutMs: request.timeoutMs, maxResponseBytes, hostname: target.hostname },
      resolve,
      reject,
    );
    pool.dispatch({ path: target.path, method: request.method as 'GET', headers, body: request.body }, call);
  });
}

function openPool(origin: string, insecureSkipVerification: boolean, options: HttpEndpointsOptions): Pool {
  const tls = {
    ...(options.trustedCertificates && { ca: [...options.trustedCertificates] }),
    ...options.clientCertificate,
  };
  // Node 18 would give up where `localhost` is ::1 first and the endpoint listens on 127.0.0.1 only.
  const connectOptions: buildConnector.BuildOptions & { autoSelectFamily: boolean } = {
    ...tls,
    autoSelectFamily: true,
  };
  const connect = insecureSkipVerification ? lenientTlsConnector(connectOptions) : buildConnector(connectOptions);
  // Each call has a timer of its own, since the integration's timeout counts from the call to the last byte.
  return new Pool(origin, { connect, headersTimeout: 0, bodyTimeout: 0, pipelining: 1 });
}
