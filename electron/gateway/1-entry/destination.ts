// Where a request on the port belongs: to an API of the gateway, or to the management APIs.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-call-api.html
import type { Arrival } from './domains/find-destination';

export type Destination = GatewayDestination | { readonly kind: 'management' };

/** An invoke URL taken apart. Whatever stood before the stage is gone: the API sees the host form. */
export interface GatewayDestination {
  readonly kind: 'gateway';
  readonly apiId: string;
  /** Empty where the URL ends before a stage. */
  readonly stageName: string;
  /** Below the stage, undecoded, starting with one `/`. */
  readonly path: string;
  /** With the stage, as it was sent. */
  readonly contextPath: string;
  /** The path as it was sent, where more than one slash began it: HTTP APIs keep them. */
  readonly slashedPath?: string | undefined;
  readonly rawQuery: string;
  /** Host without port; absent on path forms and stage ports. */
  readonly domainName: string | undefined;
  /** As the host names it; absent on path forms and stage ports, where it is the API's own. */
  readonly region: string | undefined;
  /** A custom domain name or VPC endpoint that led here; undefined: the API's own address did. */
  readonly arrival: Arrival | undefined;
}

/** A stage that has a port of its own. */
export interface BoundStage {
  readonly apiId: string;
  readonly stageName: string;
}

const hostForm = /^([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.(?:localhost|amazonaws\.com(?:\.cn)?)$/;
const pathForm = /^\/_aws\/execute-api\/([^/]+)(\/.*)?$/;
const userRequestForm = /^\/restapis\/([^/]+)\/([^/]+)\/_user_request_(\/.*)?$/;
const management: Destination = { kind: 'management' };

/** Decides by host and path, whatever service a request is signed for. What names no API is for the management APIs. */
export function destinationOf(url: string, host: string, bound?: BoundStage): Destination {
  const { path, rawQuery } = splitTarget(url);
  if (bound !== undefined) {
    const contextPath = `/${bound.stageName}${path}`;
    return gateway(bound.apiId, bound.stageName, path, contextPath, rawQuery);
  }
  const domainName = withoutPort(host).toLowerCase();
  const byHost = hostForm.exec(domainName);
  if (byHost !== null) return byStagePath(byHost[1] ?? '', path, rawQuery, domainName, byHost[2]);

  const byPath = pathForm.exec(path);
  if (byPath !== null) {
    return byStagePath((byPath[1] ?? '').toLowerCase(), byPath[2] ?? '/', rawQuery);
  }
  const byUserRequest = userRequestForm.exec(path);
  if (byUserRequest !== null) {
    const [, apiId = '', stageName = '', rest = ''] = byUserRequest;
    const contextPath = `/${stageName}${rest}`;
    return gateway(apiId.toLowerCase(), stageName, rest, contextPath, rawQuery);
  }
  return management;
}

/** `Host` without its port; IPv6 brackets stay. */
export function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':');
  return colon === -1 || host.endsWith(']') ? host : host.slice(0, colon);
}

// AWS recorded: slashes before the stage are dropped everywhere in REST APIs; those between stage and path stay in the context only
function byStagePath(
  apiId: string,
  sentPath: string,
  rawQuery: string,
  domainName?: string,
  region?: string,
): Destination {
  const contextPath = collapseStart(sentPath);
  const slash = contextPath.indexOf('/', 1);
  const stageName = slash === -1 ? contextPath.slice(1) : contextPath.slice(1, slash);
  const rest = slash === -1 ? '' : contextPath.slice(slash);
  const found = gateway(apiId, stageName, rest, contextPath, rawQuery, domainName, region);
  return contextPath.length === sentPath.length ? found : { ...found, slashedPath: sentPath };
}

/** A destination behind an address that is not the API's own. */
export function stageDestination(
  found: Pick<GatewayDestination, 'apiId' | 'stageName' | 'path' | 'contextPath' | 'rawQuery'> &
    Partial<Pick<GatewayDestination, 'domainName' | 'region' | 'arrival'>>,
): GatewayDestination {
  const { apiId, stageName, path, contextPath, rawQuery, domainName, region, arrival } = found;
  return { ...gateway(apiId, stageName, path, contextPath, rawQuery, domainName, region), arrival };
}

function gateway(
  apiId: string,
  stageName: string,
  rest: string,
  contextPath: string,
  rawQuery: string,
  domainName?: string,
  region?: string,
): GatewayDestination {
  const path = collapseStart(rest);
  return { kind: 'gateway', apiId, stageName, path, contextPath, rawQuery, domainName, region, arrival: undefined };
}

/** The request target's path and query. Proxies send the absolute form `http://host/path`. */
export function splitTarget(url: string): { readonly path: string; readonly rawQuery: string } {
  const origin = url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  const hash = origin.indexOf('#');
  const target = hash === -1 ? origin : origin.slice(0, hash);
  const question = target.indexOf('?');
  const path = question === -1 ? target : target.slice(0, question);
  return { path: path.startsWith('/') ? path : '/', rawQuery: question === -1 ? '' : target.slice(question + 1) };
}

/** `path` with one slash at its beginning. */
export function collapseStart(path: string): string {
  let from = 0;
  while (path.charCodeAt(from) === 0x2f) from += 1;
  return from === 1 ? path : `/${path.slice(from)}`;
}
