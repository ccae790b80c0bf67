// The CORS configuration of an HTTP API, prepared: the gateway answers with it, the interface shows what it comes to.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
import type { CorsConfiguration } from '../definition/v2/api';
import type { HeaderList } from '../trace/trace';

export interface CompiledCors {
  /** What `access-control-allow-origin` says to a page of `origin`; undefined: it gets no headers. */
  allowedOrigin(origin: string): string | undefined;
  /** Lines after it, for preflights and for other answers. */
  readonly preflightLines: HeaderList;
  readonly answerLines: HeaderList;
}

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

function lines(name: string, value: string | undefined): HeaderList {
  return value === undefined || value === '' ? noLines : [[name, value]];
}
