// The event of format 2.0: what functions behind HTTP APIs are sent.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { decodedPath } from '../../1-entry/http-api/http-invocation';
import { requestTimeText } from '../../9-exit/request-time';
import { accountIdOf } from '../../context/account-of';
import type { HttpExchange } from '../../http-exchange';
import { callerOf2, eventBody, filled } from './event-parts';
import type { MappedRequest } from './mapped-request';

/**
 * The event as JSON text.
 * AWS recorded: members in this order; those with nothing to say are left out
 */
export function event2(exchange: HttpExchange, request: MappedRequest): string {
  const { invocation, match, stage } = exchange;
  const { body, isBase64Encoded } = eventBody(invocation);
  return JSON.stringify({
    version: '2.0',
    routeKey: match?.route.route.routeKey,
    ...requestMembers2(exchange, request),
    requestContext: requestContext2(exchange, callerOf2(exchange), request),
    body,
    pathParameters: filled(match?.pathParameters ?? {}),
    isBase64Encoded,
    stageVariables: filled(stage.settings.variables),
  });
}

/** Path, query, cookies and headers; authorizers are sent the same. */
export function requestMembers2({ invocation }: HttpExchange, { headers, rawQuery, query, path }: MappedRequest) {
  return {
    // AWS recorded: decoded, in spite of its name
    rawPath: path === undefined ? invocation.rawPath : decodedPath(path),
    rawQueryString: rawQuery,
    cookies: cookiesOf(headers),
    headers: headers2(headers),
    queryStringParameters: filled(joinedPairs(query)),
  };
}

/** `requestContext`, with what an authorizer found out. */
export function requestContext2(
  exchange: HttpExchange,
  authorizer: object | undefined,
  { path }: Pick<MappedRequest, 'path'> = { path: undefined },
): Readonly<Record<string, unknown>> {
  const { invocation, match, stage, deployment } = exchange;
  const clientCert = invocation.received?.connection.tls?.clientCert;
  return {
    accountId: accountIdOf(exchange),
    apiId: deployment.apiId,
    authentication: clientCert && { clientCert },
    authorizer,
    domainName: invocation.domainName,
    domainPrefix: invocation.domainPrefix,
    http: {
      method: invocation.httpMethod,
      path: path === undefined ? invocation.rawPath : decodedPath(path),
      // AWS recorded: for HTTP/2 clients, too
      protocol: 'HTTP/1.1',
      sourceIp: invocation.sourceIp,
      userAgent: invocation.userAgent,
    },
    requestId: invocation.requestId,
    routeKey: match?.route.route.routeKey,
    stage: stage.stageName,
    time: requestTimeText(invocation.receivedAt),
    timeEpoch: invocation.receivedAt,
  };
}

/** AWS recorded: lower case, sorted, lines of one name joined; cookies have a member of their own. */
function headers2(headers: HeaderList): Readonly<Record<string, string>> {
  const lines = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const sorted = lines.filter(([name]) => name !== 'cookie').sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return joinedPairs(sorted);
}

function cookiesOf(headers: HeaderList): readonly string[] | undefined {
  const cookies = headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';').map((cookie) => cookie.trim()))
    .filter((cookie) => cookie !== '');
  return cookies.length === 0 ? undefined : cookies;
}

/** Each name once, its values joined with commas. */
function joinedPairs(pairs: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const joined = new Map<string, string>();
  for (const [name, value] of pairs) {
    const former = joined.get(name);
    joined.set(name, former === undefined ? value : `${former},${value}`);
  }
  return Object.fromEntries(joined);
}
