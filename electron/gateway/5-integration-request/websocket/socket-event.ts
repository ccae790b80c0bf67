// The events of WebSocket APIs: what Lambda proxies and REQUEST authorizers are sent.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
import type { HeaderList } from '../../../../shared/trace/trace';
import { utf8Text } from '../../context/content-conversion';
import { socketContext, socketFacts } from '../../context/websocket/socket-context';
import type { OwnWords } from '../../exchange';
import type { SocketExchange } from '../../websocket-exchange';
import { allValues, eventHeaders, lastValues } from '../lambda-event';

/** The words of `exchange`, which is opened with them. */
export function socketWords(exchange: () => SocketExchange): OwnWords {
  return {
    context: () => socketContext(exchange()),
    event: (headers) => socketEvent(exchange(), headers),
    authorizerEvent: (methodArn, headers) => socketAuthorizerEvent(exchange(), methodArn, headers),
  };
}

/** AWS recorded: members in this order; those without content are not there. */
function socketEvent(exchange: SocketExchange, headers: HeaderList): string {
  const { invocation, stage, socket } = exchange;
  const { variables } = stage.settings;
  const stageVariables = Object.keys(variables).length === 0 ? undefined : variables;
  const requestContext = socketFacts(exchange);
  if (socket.eventType === 'MESSAGE') {
    // AWS recorded: a message has neither headers nor query
    const body = utf8Text(invocation.body);
    return JSON.stringify({ requestContext, stageVariables, body, isBase64Encoded: false });
  }
  const sent = eventHeaders(socket.eventType === 'CONNECT' ? headers : closingHeaders(invocation.domainName));
  return JSON.stringify({
    headers: lastValues(sent) ?? {},
    multiValueHeaders: allValues(sent) ?? {},
    // AWS recorded: there only where the handshake has a query
    queryStringParameters: lastValues(invocation.query) ?? undefined,
    multiValueQueryStringParameters: allValues(invocation.query) ?? undefined,
    stageVariables,
    requestContext,
    isBase64Encoded: false,
  });
}

// AWS recorded: what stands for the headers of a connection that is gone
function closingHeaders(domainName: string): HeaderList {
  return [
    ['Host', domainName],
    ['x-api-key', ''],
    ['X-Forwarded-For', ''],
    ['x-restapi', ''],
  ];
}

/** AWS documented: with all headers of the handshake; maps without content are {}. */
function socketAuthorizerEvent(exchange: SocketExchange, methodArn: string, headers: HeaderList): string {
  const { invocation, stage } = exchange;
  const connection: HeaderList = [
    ['Connection', 'Upgrade'],
    ['content-length', '0'],
    ['Upgrade', 'websocket'],
  ];
  const sent = eventHeaders([...headers, ...connection]);
  return JSON.stringify({
    type: 'REQUEST',
    methodArn,
    headers: lastValues(sent) ?? {},
    multiValueHeaders: allValues(sent) ?? {},
    queryStringParameters: lastValues(invocation.query) ?? {},
    multiValueQueryStringParameters: allValues(invocation.query) ?? {},
    stageVariables: stage.settings.variables,
    requestContext: socketFacts(exchange),
  });
}
