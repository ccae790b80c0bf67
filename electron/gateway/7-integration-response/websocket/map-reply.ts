// Integration response of a WebSocket API: what the endpoint answered becomes the reply of a two-way route, or the answer
// to the handshake.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-response.html
import { defaultKey } from '../../../../shared/selection/selection-expression';
import { selectTemplate } from '../../5-integration-request/websocket/map-message';
import { convertResponseBody, utf8Text } from '../../context/content-conversion';
import { renderBody } from '../../context/render-body';
import { responseScope } from '../../context/template-scope';
import { socketSources } from '../../context/websocket/socket-sources';
import type { CompiledSocketRoute, SocketReply } from '../../deploy/websocket/compiled-websocket-api';
import type { Step } from '../../exchange';
import { GatewayError } from '../../gateway-error';
import type { EndpointResponse, InvocationResponse } from '../../messages';
import { traceBody } from '../../trace/trace-message';
import type { SocketExchange } from '../../websocket-exchange';
import { lambdaErrorMessage } from '../lambda-error-message';
import { lambdaProxyResponse } from '../lambda-proxy-response';

export const mapReply: Step<SocketExchange> = {
  name: 'map-reply',
  phase: 'integration-response',
  run(exchange) {
    const { endpointResponse, socket, trace } = exchange;
    const { route } = socket;
    if (endpointResponse === undefined || route === undefined) return;
    const response = responseTo(exchange, route, endpointResponse);
    exchange.response = response;
    const isAnswered = route.isTwoWay && socket.eventType === 'MESSAGE';
    // AWS assumed: an answer without a body sends nothing
    if (isAnswered && response.body.length > 0) socket.reply = response.body;
    if (!trace.isOn) return;
    trace.note({
      ...(!isAnswered && socket.eventType === 'MESSAGE' && { decided: 'one-way: the answer is dropped' }),
      before: {
        status: endpointResponse.status,
        headers: endpointResponse.headers,
        body: traceBody(endpointResponse.body),
      },
      after: { status: response.status, body: traceBody(response.body) },
    });
  },
};

function responseTo(
  exchange: SocketExchange,
  route: CompiledSocketRoute,
  answer: EndpointResponse,
): InvocationResponse {
  const { endpoint } = route.method;
  if (endpoint.kind === 'http' && endpoint.isProxy) return answer;
  if (endpoint.kind === 'lambda' && endpoint.isProxy) return lambdaProxyResponse(exchange, answer);
  const reply = selectReply(exchange, route, answer);
  const body = reply === undefined ? answer.body : replyBody(exchange, reply, answer);
  return { status: answer.status, headers: answer.headers, body };
}

/** The integration response; undefined where the integration has none, so that its answer passes. */
function selectReply(
  exchange: SocketExchange,
  { replies, method }: CompiledSocketRoute,
  answer: EndpointResponse,
): SocketReply | undefined {
  const value = replies.selection.evaluate(socketSources(exchange));
  const matched = replies.all.find(({ key, matches }) => key !== defaultKey && value !== undefined && matches(value));
  const isFault = method.endpoint.kind === 'lambda' && hasFailed(answer);
  // AWS assumed: a failure that no response is meant for is one of the integration, whatever the default says
  if (matched === undefined && isFault && value !== undefined && !replies.all.some(({ key }) => key === defaultKey)) {
    throw new GatewayError('DEFAULT_5XX', {
      reason: `Lambda execution failed due to customer function error: ${lambdaErrorMessage(utf8Text(answer.body))}`,
    });
  }
  const found = matched ?? replies.all.find(({ key }) => key === defaultKey);
  if (found === undefined && replies.all.length > 0) {
    throw new GatewayError('API_CONFIGURATION_ERROR', {
      reason:
        'Execution failed due to configuration error: No match for output mapping and no default output mapping ' +
        `configured. Endpoint Response Status Code: ${answer.status}`,
    });
  }
  return found;
}

function hasFailed({ body }: EndpointResponse): boolean {
  return lambdaErrorMessage(utf8Text(body)) !== '';
}

/** AWS documented: CONVERT_TO_TEXT sends the reply as Base64. */
function replyBody(exchange: SocketExchange, reply: SocketReply, answer: EndpointResponse): Uint8Array {
  const payload = convertResponseBody(
    answer.body,
    reply.isBase64,
    false,
    reply.isBase64 ? 'CONVERT_TO_TEXT' : undefined,
  );
  const template = selectTemplate(exchange, reply.templates);
  return template === undefined ? payload.bytes : renderBody(exchange, template, payload, 'response', responseScope);
}
