// The event that the function of an authorizer of an HTTP API is sent, in both formats. It never has the body.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { requestContext1, requestMembers1 } from '../../5-integration-request/http-api/event-1';
import { requestContext2, requestMembers2 } from '../../5-integration-request/http-api/event-2';
import { filled } from '../../5-integration-request/http-api/event-parts';
import type { HttpExchange } from '../../http-exchange';
import { methodArn } from '../policies/method-arn';

export interface RouteEventParts {
  readonly payloadFormatVersion: '1.0' | '2.0';
  /** A value for each identity source. */
  readonly identity: readonly string[];
  /** The request's header lines; traces have theirs masked. */
  readonly headers: HeaderList;
}

/** The event as JSON text. */
export function routeAuthorizerEvent(exchange: HttpExchange, parts: RouteEventParts): string {
  return JSON.stringify(parts.payloadFormatVersion === '2.0' ? event2(exchange, parts) : event1(exchange, parts));
}

function event2(exchange: HttpExchange, { identity, headers }: RouteEventParts): object {
  const { invocation, match, stage } = exchange;
  const { rawQuery, query } = invocation;
  return {
    version: '2.0',
    type: 'REQUEST',
    routeArn: methodArn(exchange),
    identitySource: identity.length === 0 ? undefined : identity,
    routeKey: match?.route.route.routeKey,
    ...requestMembers2(exchange, { headers, rawQuery, query, path: undefined }),
    requestContext: requestContext2(exchange, undefined),
    pathParameters: filled(match?.pathParameters ?? {}),
    stageVariables: filled(stage.settings.variables),
  };
}

function event1(exchange: HttpExchange, { identity, headers }: RouteEventParts): object {
  const { rawQuery, query } = exchange.invocation;
  // AWS documented: this event has each name once
  const { multiValueHeaders, multiValueQueryStringParameters, pathParameters, stageVariables, ...members } =
    requestMembers1(exchange, { headers, rawQuery, query, path: undefined });
  const token = identity.length === 0 ? null : identity.join(',');
  return {
    version: '1.0',
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    identitySource: token,
    authorizationToken: token,
    ...members,
    pathParameters,
    stageVariables,
    requestContext: requestContext1(exchange, undefined),
  };
}
