// CORS of an HTTP API: which headers pages of other origins need to see.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { CompiledCors } from '../../../../shared/cors/compile-cors';
import type { HeaderList } from '../../../../shared/trace/trace';
import { findHeader } from '../../context/header-lines';
import type { HttpInvocation } from '../../http-exchange';

const allowOrigin = 'access-control-allow-origin';
const noLines: HeaderList = [];

/** AWS documented: OPTIONS with an Origin and the method that is asked for; any other OPTIONS is an ordinary request. */
export function isPreflight({ httpMethod, clientHeaders }: HttpInvocation): boolean {
  return (
    httpMethod === 'OPTIONS' &&
    findHeader(clientHeaders, 'origin') !== undefined &&
    findHeader(clientHeaders, 'access-control-request-method') !== undefined
  );
}

/** The lines of the answer to a preflight. AWS assumed: an origin that is not allowed gets none, and no error. */
export function preflightHeaders(cors: CompiledCors, { clientHeaders }: HttpInvocation): HeaderList {
  const allowed = cors.allowedOrigin(findHeader(clientHeaders, 'origin') ?? '');
  return allowed === undefined ? noLines : [[allowOrigin, allowed], ...cors.preflightLines];
}

/** AWS documented: what an integration says of CORS is replaced. AWS assumed: also where the gateway refuses. */
export function withCorsHeaders(cors: CompiledCors, invocation: HttpInvocation, headers: HeaderList): HeaderList {
  const origin = findHeader(invocation.clientHeaders, 'origin');
  const allowed = origin === undefined ? undefined : cors.allowedOrigin(origin);
  const own = headers.filter(([name]) => !name.toLowerCase().startsWith('access-control-'));
  return allowed === undefined ? own : [...own, [allowOrigin, allowed], ...cors.answerLines];
}
