// HTTP_PROXY of an HTTP API: the client's request, sent on to a URL or to what a VPC link leads to.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
import { isIPv6 } from 'node:net';
import type { HeaderList } from '../../../../shared/trace/trace';
import { headerText, isHeaderNamed } from '../../context/header-lines';
import type { RoutePrivate, RouteUrl } from '../../deploy/http-api/compiled-http-api';
import { GatewayError } from '../../gateway-error';
import type { HttpExchange, HttpInvocation } from '../../http-exchange';
import type { IntegrationRequest } from '../../messages';
import { encodePathText, hostOfUrl, type PathValue, renderUri } from '../uri-template';
import type { MappedRequest } from './mapped-request';

/** The path of a URL, and what stands before and after it. */
const urlParts = /^([a-z]+:\/\/[^/?#]*)([^?#]*)(.*)$/is;

/** The request to the integration's URL. */
export function urlRequest(exchange: HttpExchange, endpoint: RouteUrl, mapped: MappedRequest): IntegrationRequest {
  const { invocation, match, stage } = exchange;
  const values = new Map<string, PathValue>(
    Object.entries(match?.pathParameters ?? {}).map(([name, text]) => [name, { text, isEncoded: false }]),
  );
  const address = renderUri(endpoint.uri, values, stage.settings.variables);
  if (address === undefined || hostOfUrl(address) === undefined) {
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason: `The URI ${endpoint.uri.source} gives no address for this request.`,
    });
  }
  const path = mapped.path ?? (endpoint.appendsPath ? joinedPath(pathOf(address), invocation.path) : undefined);
  return {
    method: endpoint.httpMethod === 'ANY' ? invocation.httpMethod : endpoint.httpMethod,
    url: withQuery(path === undefined ? address : withPath(address, path), mapped.rawQuery),
    headers: forwardedHeaders(invocation, mapped.headers),
    body: invocation.body,
    timeoutMs: endpoint.timeoutMs,
  };
}

/**
 * The request to what stands behind a VPC link; its URL has the API's host, and is connected elsewhere.
 * AWS documented: a private integration gets the whole path, with the name of a named stage in it.
 */
export function privateRequest(
  { invocation }: HttpExchange,
  { httpMethod, serverName, timeoutMs }: RoutePrivate,
  mapped: MappedRequest,
): IntegrationRequest {
  const path = mapped.path ?? invocation.contextPath;
  const origin = serverName === undefined ? `http://${invocation.domainName}` : `https://${serverName}`;
  return {
    method: httpMethod === 'ANY' ? invocation.httpMethod : httpMethod,
    url: withQuery(withPath(origin, path), mapped.rawQuery),
    headers: forwardedHeaders(invocation, mapped.headers),
    body: invocation.body,
    timeoutMs,
  };
}

/** AWS recorded: the client's own lines, and two that say who is between. The host becomes the endpoint's. */
function forwardedHeaders(invocation: HttpInvocation, mapped: HeaderList): HeaderList {
  const { clientHeaders, sourceIp, domainName, received } = invocation;
  const sentHost = clientHeaders.find(([name]) => isHeaderNamed(name, 'host'));
  const via = mapped.filter(([name]) => isHeaderNamed(name, 'via'));
  const forwarded = mapped.filter(([name]) => isHeaderNamed(name, 'forwarded'));
  const kept = mapped.filter(
    (line) => line !== sentHost && !isHeaderNamed(line[0], 'via') && !isHeaderNamed(line[0], 'forwarded'),
  );
  const client = isIPv6(sourceIp) ? `"[${sourceIp}]"` : sourceIp;
  const own = `for=${client};host=${domainName};proto=${received?.connection.isTls === true ? 'https' : 'http'}`;
  // AWS assumed: what proxies before wrote stays, in front
  return [
    ...kept.map(([name, value]) => [name, headerText(value)] as const),
    ['forwarded', [...forwarded.map(([, value]) => value), own].join(', ')],
    ['via', [...via.map(([, value]) => value), 'HTTP/1.1 AmazonAPIGateway'].join(', ')],
  ];
}

function pathOf(address: string): string {
  return urlParts.exec(address)?.[2] ?? '';
}

/** The address with another path, made safe for a request line. */
function withPath(address: string, path: string): string {
  const [, origin = '', , rest = ''] = urlParts.exec(address) ?? [];
  const rooted = path.startsWith('/') ? path : `/${path}`;
  return origin + encodePathText({ text: rooted, isEncoded: true }) + rest;
}

function joinedPath(base: string, path: string): string {
  return base.endsWith('/') ? base.slice(0, -1) + path : base + path;
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  if (!url.includes('?')) return `${url}?${query}`;
  return url.endsWith('?') || url.endsWith('&') ? url + query : `${url}&${query}`;
}
