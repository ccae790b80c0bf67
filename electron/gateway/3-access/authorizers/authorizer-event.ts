// What the function of an authorizer is sent.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { allValues, eventHeaders, lastValues, requestContext } from '../../5-integration-request/lambda-event';
import { findHeader } from '../../context/header-lines';
import type { Exchange } from '../../exchange';
import type { FunctionAuthorizer } from './compiled-authorizer';

/** The event as JSON text, with `headers` in it. `token` is the whole value of the header that a TOKEN authorizer reads. */
export function authorizerEvent(
  exchange: Exchange,
  { type }: FunctionAuthorizer,
  methodArn: string,
  token: string,
  headers: HeaderList = exchange.invocation.headers,
): string {
  if (type === 'TOKEN') return JSON.stringify({ type, authorizationToken: token, methodArn });
  if (exchange.own !== undefined) return exchange.own.authorizerEvent(methodArn, headers);
  const { invocation, match, stage } = exchange;
  const sent = eventHeaders(headers);
  const context = requestContext(exchange);
  // AWS documented: in the example of the event; the key itself is checked only after the authorizer
  const apiKey = match?.method.method.apiKeyRequired === true ? findHeader(headers, 'x-api-key') : undefined;
  // AWS documented: as the event of a Lambda proxy, without a body, and maps without content are {}
  return JSON.stringify({
    type,
    methodArn,
    resource: match?.resourcePath,
    // AWS assumed: as in the event of a function
    path: invocation.sentPath ?? invocation.path,
    httpMethod: invocation.httpMethod,
    headers: lastValues(sent) ?? {},
    multiValueHeaders: allValues(sent) ?? {},
    queryStringParameters: lastValues(invocation.query) ?? {},
    multiValueQueryStringParameters: allValues(invocation.query) ?? {},
    pathParameters: match?.pathParameters ?? {},
    stageVariables: stage.settings.variables,
    requestContext:
      apiKey === undefined ? context : { ...context, identity: { ...(context.identity as object), apiKey } },
  });
}
