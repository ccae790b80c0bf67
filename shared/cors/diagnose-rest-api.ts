// REST APIs: whether OPTIONS, a gateway response, a mapping or the endpoint keeps a page out.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
import { type ResourceView, viewRestApi } from '../definition/api-view';
import { type Definition, entityKey, findEntity } from '../definition/entities';
import { matchResourcePath } from '../definition/match-resource-path';
import type { Method } from '../definition/rest/method';
import { type CorsDiagnosis, deployCure, endpointDiagnosis, neededLines, type StoppedCall } from './cors-cure';
import { enableCorsCure } from './enable-cors-cure';

/** What is to be said of an answer of a REST API. */
export function diagnoseRestApi(definition: Definition, stopped: StoppedCall): CorsDiagnosis {
  const { request, fault, trace, isPreflight } = stopped;
  const node = resourceOf(definition, stopped);
  if (node === undefined) return { side: 'gateway', because: `No resource has this path. ${fault.sentence}` };
  const method = methodOf(node, isPreflight ? 'OPTIONS' : request.method);
  const enable = (label: string, withGatewayResponses: boolean) =>
    enableCorsCure(node, request, { label, withGatewayResponses });
  if (isPreflight && method === undefined) {
    const because = `${node.path} has no OPTIONS method, so the gateway refused the preflight. ${fault.sentence}`;
    return { side: 'gateway', because, ...enable(`Enable CORS on ${node.path}`, true) };
  }
  const { failure } = trace;
  if (failure === undefined) return ofAnswer(node, method, stopped);
  const { responseType } = failure;
  const key = method && entityKey('method', trace.apiId, node.resource.id, method.httpMethod);
  if (trace.route?.methodKey !== key) {
    const because = `${method?.httpMethod ?? ''} ${node.path} is there, but the stage serves an older deployment without it. ${fault.sentence}`;
    return { side: 'gateway', because, cure: deployCure };
  }
  if (isPreflight && method !== undefined) return ofRefusedPreflight(node, method, stopped);
  const because = `The gateway itself answered (${responseType}), and this gateway response has no CORS headers for the page. ${fault.sentence}`;
  // DEFAULT_4XX and DEFAULT_5XX do not reach a type that has a response of its own
  const isOwn = findEntity(definition, 'gateway-response', trace.apiId, responseType) !== undefined;
  if (isOwn) return { side: 'gateway', because: `${because} Add them to ${responseType}.` };
  return { side: 'gateway', because, ...enable('Add CORS to gateway responses', true) };
}

/** A resource without OPTIONS is found by what the page wants of it. */
function resourceOf(definition: Definition, { request, trace, isPreflight }: StoppedCall): ResourceView | undefined {
  const view = viewRestApi(definition, trace.apiId);
  if (view === undefined) return undefined;
  const path = (trace.request.url ?? '/').split('?')[0] ?? '/';
  const verbs = isPreflight ? ['OPTIONS', request.method] : [request.method];
  const found = verbs.map((verb) => matchResourcePath(view, verb, path)).find((match) => match !== undefined);
  return found && view.resources.get(found.resourceId);
}

function methodOf(node: ResourceView, verb: string): Method | undefined {
  return [...node.methods.values()].find(({ httpMethod }) => httpMethod === verb) ?? node.methods.get('ANY');
}

function ofRefusedPreflight(node: ResourceView, method: Method, { request, trace }: StoppedCall): CorsDiagnosis {
  const { failure, apiId } = trace;
  if (method.authorizationType === 'NONE' && !method.apiKeyRequired) {
    const because = `The gateway refused the preflight (${failure?.responseType ?? ''}): ${failure?.reason ?? failure?.message ?? 'no reason is known'}.`;
    return { side: 'gateway', because };
  }
  const asks = `${method.httpMethod} ${node.path} asks who calls, and a preflight never says: it brings no token, key or signature.`;
  // opening ANY would open every other verb with it: OPTIONS gets a method of its own
  if (method.httpMethod === 'ANY') {
    const label = `Enable CORS on ${node.path}`;
    return { side: 'gateway', because: asks, ...enableCorsCure(node, request, { label, withGatewayResponses: true }) };
  }
  const key = entityKey('method', apiId, node.resource.id, method.httpMethod);
  return { side: 'gateway', because: asks, cure: { kind: 'open-options', key, label: 'Let everybody ask OPTIONS' } };
}

function ofAnswer(node: ResourceView, method: Method | undefined, stopped: StoppedCall): CorsDiagnosis {
  const { request, fault, isPreflight } = stopped;
  const type = method?.methodIntegration?.type;
  if (type === 'AWS_PROXY' || type === 'HTTP_PROXY') return endpointDiagnosis(request, fault, isPreflight);
  const name = `${method?.httpMethod ?? request.method} ${node.path}`;
  const because = `The response mappings of ${name} write other CORS headers. ${fault.sentence} The page needs: ${neededLines(request, isPreflight).join('; ')}.`;
  const label = `Enable CORS on ${node.path}`;
  return { side: 'gateway', because, ...enableCorsCure(node, request, { label, withGatewayResponses: false }) };
}
