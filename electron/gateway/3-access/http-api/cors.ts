// CORS of an HTTP API: which headers pages of other origins need to see.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { CorsConfiguration } from '../../../../shared/definition/v2/api';
import type { HeaderList } from '../../../../shared/trace/trace';
import { findHeader } from '../../context/header-lines';
import type { HttpInvocation } from '../../http-exchange';

export interface CompiledCors {
  /** What `access-control-allow-origin` says to a page of `origin`; undefined: it gets no headers. */
  allowedOrigin(origin: string): string | undefined;
  /** Lines after it, for preflights and for other answers. */
  readonly preflightLines: HeaderList;
  readonly answerLines: HeaderList;
}

const allowOrigin = 'access-control-allow-origin';
const noLines: HeaderList = [];

/** Prepares a configuration; undefined where it says nothing, so that integrations see to CORS themselves. */
export function compileCors(configuration: CorsConfiguration | undefined): CompiledCors | undefined {
  if (configuration === undefined || Object.keys(configuration).length === 0) return undefined;
  const { allowCredentials, allowHeaders, allowMethods, allowOrigins = [], exposeHeaders, maxAge } = configuration;
  const origins = new Set(allowOrigins);
  const credentials = lines('access-control-allow-credentials', allowCredentials === true ? 'true' : undefined);
  return {
    allowedOrigin(origin) {
      if (origins.has('*')) return '*';
      const isAllowed =
        origins.has(origin) ||
        (origins.has('https://*') && origin.startsWith('https://')) ||
        (origins.has('http://*') && origin.startsWith('http://'));
      return isAllowed ? origin : undefined;
    },
    preflightLines: [
      ...lines('access-control-allow-methods', allowMethods?.join(',')),
      ...lines('access-control-allow-headers', allowHeaders?.join(',')),
      ...lines('access-control-max-age', maxAge === undefined ? undefined : String(maxAge)),
      ...credentials,
    ],
    answerLines: [...credentials, ...lines('access-control-expose-headers', exposeHeaders?.join(','))],
  };
}

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

function lines(name: string, value: string | undefined): HeaderList {
  return value === undefined || value === '' ? noLines : [[name, value]];
}
