// What to do about a failed request of a route: the table of REST APIs, in the words of HTTP and WebSocket APIs.
import type { Method } from '../../../../shared/definition/rest/method';
import type { V2ProtocolType } from '../../../../shared/definition/v2/api';
import type { V2Integration } from '../../../../shared/definition/v2/integration';
import type { Trace } from '../../../../shared/trace/trace';
import type { FailureKind } from '../../remedies/failure-kind';
import { type BoxAction, type Remedy, remedyOf } from '../../remedies/remedies';

/** The note for a failed trace; undefined where nothing failed. */
export function routeRemedyOf(
  trace: Trace,
  protocol: V2ProtocolType,
  integration: V2Integration | undefined,
): Remedy | undefined {
  const found = remedyOf(trace, asMethod(integration));
  if (found === undefined) return undefined;
  const own = ownAdvice[found.kind]?.(protocol, integration);
  const remedy = { ...found, ...(own !== undefined && { advice: own }) };
  if (remedy.action === undefined || 'backend' in remedy.action) return remedy;
  return { ...remedy, action: relabelled(remedy.action, protocol) };
}

/** Where HTTP and WebSocket APIs want something else than REST APIs. */
const ownAdvice: Readonly<
  Partial<Record<FailureKind, (protocol: V2ProtocolType, integration: V2Integration | undefined) => string>>
> = {
  timeout: (protocol) =>
    `Make the endpoint answer sooner, or raise the timeout: ${protocol === 'HTTP' ? '30,000' : '29,000'} ms at most.`,
  'invalid-address': (protocol) =>
    protocol === 'HTTP'
      ? 'Write a whole http or https address. Its {name}s must be variables of the route’s path, its stage variables must be set.'
      : 'Write a whole http or https address, and map every {name} in it to an integration path parameter.',
  'malformed-response': (protocol, integration) => {
    if (protocol === 'WEBSOCKET')
      return 'Return an object with statusCode, and for a two-way route a body that is text.';
    return integration?.payloadFormatVersion === '2.0'
      ? 'A statusCode must be a whole number and a body text; without statusCode anything is a 200.'
      : 'Return an object with a whole number as statusCode and a body that is text, or choose payload format 2.0.';
  },
  'missing-parameters': () => 'Send a value that is not blank, or take the tick from Required in the route.',
  'media-type': (_, integration) =>
    `No template was selected, and without one ${integration?.passthroughBehavior ?? 'NEVER'} holds. Add a template $default, or let messages pass.`,
};

/** The integration as the table reads it. */
function asMethod(integration: V2Integration | undefined): Method {
  const method: Method = { httpMethod: 'ANY', authorizationType: 'NONE', apiKeyRequired: false };
  if (integration === undefined) return method;
  const { integrationType: type, integrationUri, timeoutInMillis, passthroughBehavior = 'WHEN_NO_MATCH' } = integration;
  return {
    ...method,
    methodIntegration: {
      type,
      timeoutInMillis,
      passthroughBehavior,
      cacheKeyParameters: [],
      ...(integrationUri !== undefined && { uri: integrationUri }),
    },
  };
}

/** The outer boxes have other names here. */
function relabelled(action: BoxAction, protocol: V2ProtocolType): BoxAction {
  if (action.box === 'method-request') return { ...action, label: 'Open route' };
  if (action.box !== 'method-response') return action;
  return { ...action, label: protocol === 'HTTP' ? 'Open response' : 'Open route response' };
}
