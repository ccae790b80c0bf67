// What templates of a WebSocket API are rendered with while they are edited.
import type { V2Route } from '../../../../shared/definition/v2/route';
import type { Trace } from '../../../../shared/trace/trace';
import { sampleOfTrace, type TemplateSample, type TemplateSide } from '../../forms/templates/template-sample';

const records = { path: {}, querystring: {}, header: {} };

/** The message that was recorded last, or one that the route would be chosen by. */
export function socketSample(
  routeSelectionExpression: string,
  route: Pick<V2Route, 'routeKey'> | undefined,
  trace: Trace | undefined,
  side: TemplateSide,
): TemplateSample {
  if (trace !== undefined) return sampleOfTrace(trace, side);
  const body = side === 'request' ? chosenMessage(routeSelectionExpression, route?.routeKey ?? '') : '{}';
  return { body, ...records, stageVariables: {} };
}

/** `$context` of a message, as far as the definition and the last call know it. */
export function socketSampleContext(
  apiId: string,
  route: Pick<V2Route, 'routeKey'> | undefined,
  trace: Trace | undefined,
): Record<string, unknown> {
  const routeKey = route?.routeKey ?? '$default';
  const eventType = routeKey === '$connect' ? 'CONNECT' : routeKey === '$disconnect' ? 'DISCONNECT' : 'MESSAGE';
  return {
    apiId,
    routeKey,
    eventType,
    messageId: eventType === 'MESSAGE' ? 'Q2hhdE1lc3M=' : undefined,
    connectionId: 'L0SM9cOFvHcCIhw=',
    messageDirection: 'IN',
    stage: trace?.stage ?? 'production',
    requestId: trace?.requestId ?? 'L0SM9F9dPHcF3mQ=',
    domainName: `${apiId}.execute-api.us-east-1.amazonaws.com`,
    identity: { sourceIp: trace?.sourceIp ?? '127.0.0.1' },
  };
}

/** A JSON message whose member at the place of the selection expression is the route's key. */
function chosenMessage(expression: string, routeKey: string): string {
  const names = /^\$\{?request\.body\.([\w.]+)\}?$/.exec(expression)?.[1]?.split('.');
  if (names === undefined || routeKey.startsWith('$') || routeKey === '') return '{}';
  const message = names.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), routeKey);
  return JSON.stringify(message, null, 2);
}
