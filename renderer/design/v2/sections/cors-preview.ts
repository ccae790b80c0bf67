// What a CORS configuration comes to: the answer of a preflight, and what in it helps nobody.
import type { CorsConfiguration } from '../../../../shared/definition/v2/api';

/** The head of the answer to a preflight from the first origin that is allowed. */
export function preflightText(cors: CorsConfiguration): string {
  const { allowOrigins = [], allowMethods = [], allowHeaders = [], maxAge, allowCredentials } = cors;
  const origin = allowOrigins.find((one) => !one.includes('*')) ?? (allowOrigins.includes('*') ? '*' : undefined);
  if (origin === undefined) return 'HTTP/1.1 204 No Content';
  const lines = [
    'HTTP/1.1 204 No Content',
    `access-control-allow-origin: ${origin}`,
    ...(allowMethods.length > 0 ? [`access-control-allow-methods: ${allowMethods.join(',')}`] : []),
    ...(allowHeaders.length > 0 ? [`access-control-allow-headers: ${allowHeaders.join(',')}`] : []),
    ...(allowCredentials === true ? ['access-control-allow-credentials: true'] : []),
    ...(maxAge === undefined ? [] : [`access-control-max-age: ${maxAge}`]),
  ];
  return lines.join('\n');
}

/** Sentences about what browsers will not take as it seems to be meant. */
export function corsWarnings(cors: CorsConfiguration): readonly string[] {
  const { allowOrigins = [], allowMethods = [], allowHeaders = [], allowCredentials } = cors;
  const warnings: string[] = [];
  if (allowOrigins.length === 0) warnings.push('No origin is allowed: every page of another origin is refused.');
  if (allowMethods.length === 0 && allowOrigins.length > 0) {
    warnings.push('No method is allowed: only GET, HEAD and POST without a preflight go through.');
  }
  if (allowCredentials === true && (allowHeaders.includes('*') || allowMethods.includes('*'))) {
    warnings.push('With credentials browsers take * as a name and not as everything.');
  }
  if (allowHeaders.includes('*')) {
    warnings.push('Browsers do not count Authorization among * headers: name it.');
  }
  return warnings;
}
