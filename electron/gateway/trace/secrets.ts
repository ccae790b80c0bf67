// Secrets in traces and logs: credentials show their last six characters only.
import type { HeaderList } from '../../../shared/trace/trace';

const secretHeaders = new Set(['authorization', 'x-api-key', 'x-amz-security-token', 'proxy-authorization']);

const shownCharacters = 6;

/** AWS documented: `Authorization` and API keys are masked to their last six characters. */
function masked(secret: string): string {
  if (secret.length <= shownCharacters) return '*'.repeat(secret.length);
  return '*'.repeat(secret.length - shownCharacters) + secret.slice(-shownCharacters);
}

/** The header's value, masked where the name says it is a credential. */
export function maskedHeader(name: string, value: string): string {
  return secretHeaders.has(name.toLowerCase()) ? masked(value) : value;
}

/** The header lines with credentials masked; the same list where there are none. */
export function maskedHeaders(headers: HeaderList): HeaderList {
  return headers.some(([name]) => secretHeaders.has(name.toLowerCase()))
    ? headers.map(([name, value]) => [name, maskedHeader(name, value)] as const)
    : headers;
}
