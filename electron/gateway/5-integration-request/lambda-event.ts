// The event of a Lambda proxy integration, as JSON text.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
import type { HeaderList } from '../../../shared/trace/trace';
import { utf8Text } from '../context/content-conversion';
import { contentTypeOf } from '../context/content-type';
import { mappingContext } from '../context/mapping-context';
import { isBinaryType } from '../context/media-type';
import type { Exchange } from '../exchange';

type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * The event for the exchange's request, with `sentHeaders` in it.
 * AWS recorded: members in this order, and `null` for every map and body without content
 */
export function lambdaEvent(exchange: Exchange, sentHeaders: HeaderList): string {
  if (exchange.own !== undefined) return exchange.own.event(sentHeaders);
  const { invocation, match, stage } = exchange;
  const headers = eventHeaders(sentHeaders);
  const { variables } = stage.settings;
  return JSON.stringify({
    resource: match?.resourcePath,
    // AWS documented: with the base path of a custom domain name
    path: invocation.sentPath ?? invocation.path,
    httpMethod: invocation.httpMethod,
    headers: lastValues(headers),
    multiValueHeaders: allValues(headers),
    queryStringParameters: lastValues(invocation.query),
    multiValueQueryStringParameters: allValues(invocation.query),
    pathParameters: match === undefined || isEmpty(match.pathParameters) ? null : match.pathParameters,
    stageVariables: isEmpty(variables) ? null : variables,
    requestContext: requestContext(exchange),
    ...eventBody(exchange),
  });
}

/** AWS assumed: names sorted by their characters, as in the recording, which may have been sorted when it was kept. */
export function eventHeaders(headers: HeaderList): Pairs {
  // AWS documented: an Authorization header that signs the request for API Gateway is not handed on
  const kept = headers.filter(([name, value]) => name !== 'Authorization' || !value.startsWith('AWS4-'));
  return kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** AWS documented: Base64 where the Content-Type is one of the API's binary media types, else UTF-8 text. */
function eventBody(exchange: Exchange): { readonly body: string | null; readonly isBase64Encoded: boolean } {
  const { body } = exchange.invocation;
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const isBinary = isBinaryType(contentTypeOf(exchange), exchange.deployment.binaryMediaTypes);
  if (!isBinary) return { body: utf8Text(body), isBase64Encoded: false };
  const base64 = Buffer.from(body.buffer, body.byteOffset, body.length).toString('base64');
  return { body: base64, isBase64Encoded: true };
}

/**
 * `$context` in the recorded order, without what only templates have. Members that only some requests have stand where
 * AWS puts them, and come with `$context`: undefined ones are not written.
 */
export function requestContext(exchange: Exchange): Readonly<Record<string, unknown>> {
  const context = mappingContext(exchange);
  return {
    resourceId: context.resourceId,
    // what the method's authorizer found out
    authorizer: authorizerContext(exchange),
    resourcePath: context.resourcePath,
    operationName: exchange.match?.method.method.operationName,
    httpMethod: context.httpMethod,
    extendedRequestId: context.extendedRequestId,
    requestTime: context.requestTime,
    path: context.path,
    accountId: context.accountId,
    protocol: context.protocol,
    stage: context.stage,
    isCanaryRequest: context.isCanaryRequest,
    domainPrefix: context.domainPrefix,
    requestTimeEpoch: context.requestTimeEpoch,
    requestId: context.requestId,
    identity: context.identity,
    domainName: context.domainName,
    // a test runs without a deployment
    deploymentId: context.deploymentId === '' ? undefined : context.deploymentId,
    apiId: context.apiId,
  };
}

/** AWS documented: beside what a function said of the caller, how long it took; 0 where a kept result was used. */
function authorizerContext({ access }: Exchange): object | undefined {
  const { authorizer, authorizerCall } = access ?? {};
  if (authorizer === undefined || authorizerCall?.integrationLatencyMs === undefined) return authorizer;
  return { ...authorizer, integrationLatency: Math.round(authorizerCall.integrationLatencyMs) };
}

/** AWS recorded: of several values of a name the last one. Null where there is none. */
export function lastValues(pairs: Pairs): Readonly<Record<string, string>> | null {
  return pairs.length === 0 ? null : Object.fromEntries(pairs);
}

/** Every name with all its values; null where there is none. */
export function allValues(pairs: Pairs): Readonly<Record<string, readonly string[]>> | null {
  if (pairs.length === 0) return null;
  const all = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const values = all.get(name);
    if (values === undefined) all.set(name, [value]);
    else values.push(value);
  }
  return Object.fromEntries(all);
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _name in record) return false;
  return true;
}
