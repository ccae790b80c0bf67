// Where a request belongs that did not call an API's own address: custom domain names by host, VPC endpoints by host or path.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html

import {
  type BoundStage,
  collapseStart,
  type Destination,
  destinationOf,
  type GatewayDestination,
  splitTarget,
  stageDestination,
  withoutPort,
} from '../destination';
import type { RequestHead } from '../request-head';
import type { AddressTable, ServedDomain } from './address-table';

/** How a request came here, where that was not the API's own address. */
export interface Arrival {
  /** Set where a custom domain name led here. */
  readonly domain?: ServedDomain;
  /** Base path that was matched; empty: the mapping for everything else. */
  readonly basePath?: string;
  readonly routingRuleId?: string;
  /** `event.path` of REST APIs: what the client asked for, the stage left out. */
  readonly sentPath?: string;
  /** Set where the address is a VPC endpoint's. */
  readonly vpceId?: string;
  /** True where the host names the API and the endpoint: only associated endpoints have such a name. */
  readonly isAssociatedName?: boolean;
  /** The service answers itself, whatever the name maps. */
  readonly isHealthCheck?: true;
  /** The address leads nowhere: 403. */
  readonly refusal?: string;
  /** What led here, in one sentence. */
  readonly words: string;
}

type Called = Pick<RequestHead, 'host' | 'headers'>;

/** Finds where a request belongs. An API's own host is decided first and costs no more than before. */
export function findDestination(
  table: AddressTable,
  url: string,
  head: Called,
  bound: BoundStage | undefined,
): Destination {
  const plain = destinationOf(url, head.host, bound);
  if (plain.kind === 'gateway') {
    const isOwnAddress = bound !== undefined || plain.domainName !== undefined;
    return isOwnAddress || !table.hasDomains ? plain : (byDomain(table, url, head) ?? plain);
  }
  return byDomain(table, url, head) ?? byEndpoint(url, head) ?? plain;
}

function byDomain(table: AddressTable, url: string, head: Called): GatewayDestination | undefined {
  const host = withoutPort(head.host).toLowerCase();
  // this machine's own names stay the management APIs'
  const domain = host === 'localhost' ? undefined : table.domainOf(host);
  if (domain === undefined) return undefined;
  const { path: sent, rawQuery } = splitTarget(url);
  // AWS recorded: slashes before the first segment are dropped everywhere
  const path = collapseStart(sent);
  const at = { domainName: host, rawQuery };
  if (healthPaths.has(path)) {
    const words = `${path} of a custom domain name is the service's own health check: no API sees it.`;
    const arrival = { domain, isHealthCheck: true, words } as const;
    return stageDestination({ ...at, apiId: '', stageName: '', path, contextPath: path, arrival });
  }
  const route = domain.route(path, head.headers);
  if (route.kind === 'nowhere') {
    const arrival = { domain, refusal: route.words, words: route.words };
    return stageDestination({ ...at, apiId: '', stageName: '', path, contextPath: path, arrival });
  }
  const { apiId, stage, basePath, routingRuleId, words } = route;
  // the stage is in the path where the mapping names none
  const found = stage === undefined ? stageInPath(route.path) : { stageName: stage, rest: route.path };
  const cutPath = stage === undefined ? joinedPath(basePath ?? '', found.rest) : path;
  const arrival: Arrival = {
    domain,
    ...(basePath !== undefined && { basePath }),
    ...(routingRuleId !== undefined && { routingRuleId }),
    sentPath: cutPath,
    words,
  };
  return stageDestination({ ...at, apiId, stageName: found.stageName, path: found.rest, contextPath: path, arrival });
}

// AWS documented: API Gateway quotas and important notes, reserved at the root of custom domain names
const healthPaths: ReadonlySet<string> = new Set(['/ping', '/sping']);

function stageInPath(path: string): { readonly stageName: string; readonly rest: string } {
  const slash = path.indexOf('/', 1);
  if (slash === -1) return { stageName: path.slice(1), rest: '' };
  return { stageName: path.slice(1, slash), rest: path.slice(slash) };
}

function joinedPath(basePath: string, rest: string): string {
  return basePath === '' ? rest || '/' : `/${basePath}${rest === '/' ? '' : rest}`;
}

const suffix = '(?:localhost|amazonaws\\.com(?:\\.cn)?)$';
const associatedForm = new RegExp(`^([a-z0-9]+)-(vpce-[a-z0-9]+)\\.execute-api\\.([a-z0-9-]+)\\.${suffix}`);
// AWS names an endpoint by its id and a suffix, in one zone with the zone behind it
const endpointForm = new RegExp(`^(vpce-[a-z0-9]+)(?:-[a-z0-9-]+)?\\.execute-api\\.([a-z0-9-]+)\\.vpce\\.${suffix}`);
const regionalForm = new RegExp(`^d-[a-z0-9]+\\.execute-api\\.[a-z0-9-]+\\.${suffix}`);
const pathForm = /^\/_aws\/vpce\/(vpce-[a-z0-9]+)\/([A-Za-z0-9]+)(\/.*)?$/;

function byEndpoint(url: string, head: Called): GatewayDestination | undefined {
  const host = withoutPort(head.host).toLowerCase();
  const associated = associatedForm.exec(host);
  if (associated !== null) {
    const [, apiId = '', vpceId = '', region = ''] = associated;
    const arrival = { vpceId, isAssociatedName: true, words: `The host names VPC endpoint ${vpceId}.` };
    return staged(url, apiId, { domainName: host, region, arrival });
  }
  const endpoint = endpointForm.exec(host);
  if (endpoint !== null) {
    const [, vpceId = '', region = ''] = endpoint;
    const apiId = head.headers.find(([name]) => name.toLowerCase() === 'x-apigw-api-id')?.[1].trim() ?? '';
    const arrival = { vpceId, words: `The host is VPC endpoint ${vpceId}; x-apigw-api-id names the API.` };
    const missing = 'The host is a VPC endpoint, and no x-apigw-api-id says which API is meant.';
    return staged(url, apiId, {
      domainName: host,
      region,
      arrival: apiId === '' ? { ...arrival, refusal: missing } : arrival,
    });
  }
  const { path } = splitTarget(url);
  const byPath = pathForm.exec(path);
  if (byPath !== null) {
    const [sent, vpceId = '', apiId = '', rest = '/'] = byPath;
    const arrival = { vpceId, words: `The path names VPC endpoint ${vpceId}.` };
    return staged(`${rest}${url.slice(url.indexOf(sent) + sent.length)}`, apiId, { arrival });
  }
  if (!regionalForm.test(host)) return undefined;
  // AWS recorded: the address behind a custom domain name knows requests by the Host header alone
  const refusal = `${host} is the address behind a custom domain name: the Host header has to name the domain itself.`;
  return staged(url, '', { domainName: host, arrival: { refusal, words: refusal } });
}

/** The stage is the first segment, as on an API's own host. */
function staged(
  url: string,
  apiId: string,
  more: Pick<Partial<GatewayDestination>, 'domainName' | 'region' | 'arrival'>,
): GatewayDestination {
  const { path, rawQuery } = splitTarget(url);
  const contextPath = collapseStart(path);
  const { stageName, rest } = stageInPath(contextPath);
  return stageDestination({ apiId, stageName, path: rest, contextPath, rawQuery, ...more });
}
