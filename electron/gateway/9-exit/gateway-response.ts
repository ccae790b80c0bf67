// Gateway responses: the only place where a refusal becomes a response.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html

import type { LiveExchange } from '../chains/live-exchange';
import { findHeader } from '../context/header-lines';
import { firstAcceptedType } from '../context/media-type';
import type { CompiledGatewayResponse } from '../deploy/compile-gateway-responses';
import type { InvocationResponse } from '../messages';
import { errorTable } from './error-table';
import type { Refusal } from './refusal';

/** The response of the refusal in `exchange`, with the API's customisations and `x-amzn-ErrorType`. */
export function gatewayResponse(exchange: LiveExchange, refusal: Refusal): InvocationResponse {
  if (refusal.answer !== undefined) return { ...refusal.answer, body: Buffer.from(refusal.answer.body) };
  const compiled = exchange.deployment.gatewayResponses[refusal.kind];
  const body = chooseBody(compiled, exchange, refusal);
  const headers: [string, string][] = [];
  for (const { name, value } of compiled.headers) {
    const text = value(exchange);
    if (text !== undefined) headers.push([name, text]);
  }
  if (findHeader(headers, 'content-type') === undefined) headers.unshift(['Content-Type', body.mediaType]);
  // AWS assumed: a header that the API gives the name of the error type takes its place
  if (findHeader(headers, 'x-amzn-errortype') === undefined) headers.push(['x-amzn-ErrorType', refusal.errorType]);
  return { status: statusOf(compiled, refusal), headers, body: Buffer.from(body.text) };
}

/** The body of a refusal that nobody customised. */
export function defaultRefusalBody(refusal: Pick<Refusal, 'kind' | 'message'>): string {
  const { writer, member } = errorTable[refusal.kind];
  // AWS recorded: errors of the execution engine carry a space, those of the front door do not
  return `{"${member}":${writer === 'engine' ? ' ' : ''}${JSON.stringify(refusal.message)}}`;
}

function statusOf(compiled: CompiledGatewayResponse, refusal: Refusal): number {
  return compiled.status ?? refusal.ownStatus ?? errorTable[refusal.kind].status;
}

function chooseBody(
  { bodies }: CompiledGatewayResponse,
  exchange: LiveExchange,
  refusal: Refusal,
): { readonly mediaType: string; readonly text: string } {
  if (bodies.size > 0) {
    const accepted = firstAcceptedType(findHeader(exchange.invocation.headers, 'accept'));
    const mediaType = chosenType(bodies, accepted ?? 'application/json');
    const render = bodies.get(mediaType);
    if (render !== undefined) return { mediaType, text: render(exchange) };
  }
  return { mediaType: 'application/json', text: defaultRefusalBody(refusal) };
}

// AWS documented: by the request's Accept, else application/json. AWS assumed: where that is missing too, the first
function chosenType(bodies: CompiledGatewayResponse['bodies'], accept: string): string {
  if (bodies.has(accept)) return accept;
  return bodies.has('application/json') ? 'application/json' : (bodies.keys().next().value ?? 'application/json');
}
