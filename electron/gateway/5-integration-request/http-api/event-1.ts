// The event of format 1.0: the one of REST APIs, as HTTP APIs send it.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { own } from '../../../../shared/definition/records';
import type { HeaderList } from '../../../../shared/trace/trace';
import { requestTimeText } from '../../9-exit/request-time';
import { accountIdOf } from '../../context/account-of';
import type { HttpExchange } from '../../http-exchange';
import { allValues, lastValues } from '../lambda-event';
import { callerOf1, eventBody, filled } from './event-parts';
import type { MappedRequest } from './mapped-request';

/**
 * The event as JSON text.
 * AWS recorded: members in this order; those with nothing to say are null
 */
export function event1(exchange: HttpExchange, request: MappedRequest): string {
  const { body, isBase64Encoded } = eventBody(exchange.invocation);
  const { resource, path, httpMethod, headers, multiValueHeaders, ...members } = requestMembers1(exchange, request);
  const { queryStringParameters, multiValueQueryStringParameters, pathParameters, stageVariables } = members;
  return JSON.stringify({
    version: '1.0',
    resource,
    path,
    httpMethod,
    headers,
    multiValueHeaders,
    queryStringParameters,
    multiValueQueryStringParameters,
    requestContext: requestContext1(exchange, callerOf1(exchange)),
    pathParameters,
    stageVariables,
    body: body ?? null,
    isBase64Encoded,
  });
}

/** What the request says; authorizers are sent the same. */
export function requestMembers1({ invocation, match, stage }: HttpExchange, request: MappedRequest) {
  const headers = headers1(request.headers);
  return {
    resource: match?.route.resourcePath,
    // AWS recorded: with its percent escapes, unlike the context's
    path: request.path ?? invocation.sentPath ?? invocation.contextPath,
    httpMethod: invocation.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: lastValues(request.query),
    multiValueQueryStringParameters: allValues(request.query),
    pathParameters: filled(match?.pathParameters ?? {}) ?? null,
    stageVariables: filled(stage.settings.variables) ?? null,
  };
}

/** `requestContext`, with what an authorizer found out. */
export function requestContext1(
  exchange: HttpExchange,
  authorizer: object | undefined,
): Readonly<Record<string, unknown>> {
  const { invocation, match, stage, deployment, access } = exchange;
  const identity = (name: string) => own(access?.identity, name) ?? null;
  return {
    accountId: accountIdOf(exchange),
    apiId: deployment.apiId,
    authorizer,
    domainName: invocation.domainName,
    domainPrefix: invocation.domainPrefix,
    extendedRequestId: invocation.requestId,
    httpMethod: invocation.httpMethod,
    identity: {
      accessKey: identity('accessKey'),
      accountId: identity('accountId'),
      caller: identity('caller'),
      // there with mutual TLS only
      clientCert: invocation.received?.connection.tls?.clientCert,
      cognitoAmr: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: invocation.sourceIp,
      user: identity('user'),
      userAgent: invocation.userAgent,
      userArn: identity('userArn'),
    },
    // AWS assumed: as the member beside the context
    path: invocation.sentPath ?? invocation.rawPath,
    protocol: 'HTTP/1.1',
    requestId: invocation.requestId,
    requestTime: requestTimeText(invocation.receivedAt),
    requestTimeEpoch: invocation.receivedAt,
    resourceId: match?.route.route.routeKey,
    resourcePath: match?.route.resourcePath,
    stage: stage.stageName,
  };
}

// AWS recorded: these in this spelling and first, all others as they were sent
const wellKnown: ReadonlyMap<string, string> = new Map(
  [
    'Content-Length',
    'Content-Type',
    'Host',
    'User-Agent',
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
  ].map((name) => [name.toLowerCase(), name]),
);

function headers1(headers: HeaderList): HeaderList {
  const spelled = headers.map(([name, value]) => [wellKnown.get(name.toLowerCase()) ?? name, value] as const);
  const rank = (name: string) => (wellKnown.has(name.toLowerCase()) ? `0${name}` : `1${name.toLowerCase()}`);
  return spelled.sort(([a], [b]) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
