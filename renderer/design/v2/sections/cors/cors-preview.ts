// What a CORS configuration comes to for a page of one origin: headers of preflights and of other answers.
import type { CorsConfiguration } from '../../../../../shared/definition/v2/api';

export interface CorsPreview {
  readonly isAllowed: boolean;
  /** The head of the answer to a preflight. */
  readonly preflight: string;
  /** What other answers carry; empty where they carry nothing. */
  readonly answer: string;
}

/** The gateway's own lines, in its order. An origin that is not allowed gets none, and no error. */
export function corsPreview(cors: CorsConfiguration, origin: string): CorsPreview {
  const { allowMethods = [], allowHeaders = [], exposeHeaders = [], maxAge, allowCredentials } = cors;
  const allowed = allowedOrigin(cors, origin);
  const head = 'HTTP/1.1 204 No Content';
  if (allowed === undefined) return { isAllowed: false, preflight: head, answer: '' };
  const first = `access-control-allow-origin: ${allowed}`;
  const credentials = allowCredentials === true ? ['access-control-allow-credentials: true'] : [];
  const preflight = [
    head,
    first,
    ...list('access-control-allow-methods', allowMethods),
    ...list('access-control-allow-headers', allowHeaders),
    ...(maxAge === undefined ? [] : [`access-control-max-age: ${maxAge}`]),
    ...credentials,
  ];
  const answer = [first, ...credentials, ...list('access-control-expose-headers', exposeHeaders)];
  return { isAllowed: true, preflight: preflight.join('\n'), answer: answer.join('\n') };
}

/** Origins worth looking at: those that are named, one for each pattern, and one that nobody has named. */
export function originsToTry({ allowOrigins = [] }: CorsConfiguration): readonly string[] {
  const named = allowOrigins.filter((origin) => !origin.includes('*'));
  const patterns = allowOrigins.filter((origin) => origin.includes('*'));
  const examples = patterns.map((pattern) => (pattern === 'http://*' ? 'http://any.example' : 'https://any.example'));
  return [...new Set([...named, ...examples, 'https://elsewhere.example'])];
}

function allowedOrigin({ allowOrigins = [] }: CorsConfiguration, origin: string): string | undefined {
  if (allowOrigins.includes('*')) return '*';
  const isAllowed = allowOrigins.some(
    (each) =>
      each === origin ||
      (each === 'https://*' && origin.startsWith('https://')) ||
      (each === 'http://*' && origin.startsWith('http://')),
  );
  return isAllowed ? origin : undefined;
}

function list(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${name}: ${values.join(',')}`];
}
