// What in a CORS configuration will not do what it seems to be meant for; beside what the problems of the API say.
import type { CorsConfiguration } from '../../../../../shared/definition/v2/api';

/** Sentences, the gravest first. */
export function corsWarnings(cors: CorsConfiguration): readonly string[] {
  const { allowOrigins = [], allowMethods = [], allowHeaders = [], allowCredentials } = cors;
  const warnings: string[] = [];
  if (allowOrigins.length === 0) {
    warnings.push('No origin is allowed: browsers keep every answer from pages of other origins.');
  }
  if (allowMethods.length === 0 && allowOrigins.length > 0) {
    warnings.push('No method is allowed: pages may send only what needs no preflight, such as a plain GET.');
  }
  if (allowCredentials === true && (allowHeaders.includes('*') || allowMethods.includes('*'))) {
    warnings.push('With credentials browsers take * for a name, not for everything: list methods and headers.');
  }
  if (allowHeaders.includes('*') && !allowHeaders.some((name) => name.toLowerCase() === 'authorization')) {
    warnings.push('Browsers do not count authorization among *: list it where pages send tokens.');
  }
  return warnings;
}
