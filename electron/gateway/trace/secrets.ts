// Secrets in traces and logs: credentials show their last six characters only.
import type { HeaderList } from '../../../shared/trace/trace';

const secretHeaders = new Set(['authorization', 'x-api-key', 'x-amz-security-token', 'proxy-authorization']);

const shownCharacters = 6;

/** AWS documented: `Authorization` and API keys are masked to their last six characters. */
export function maskedSecret(secret: string): string {
  if (secret.length <= shownCharacters) return '*'.repeat(secret.length);
  return '*'.repeat(secret.length - shownCharacters) + secret.slice(-shownCharacters);
}

/** The header's value, masked where the name says it is a credential. */
export function maskedHeader(name: string, value: string): string {
  return secretHeaders.has(name.toLowerCase()) ? maskedSecret(value) : value;
}

/**
 * The header lines with credentials masked; the same list where there are none. `tokenHeaders` are further names, in
 * lower case: those that authorizers read tokens from.
 */
export function maskedHeaders(headers: HeaderList, tokenHeaders?: ReadonlySet<string>): HeaderList {
  const isSecret = (name: string) => {
    const lowerName = name.toLowerCase();
    return secretHeaders.has(lowerName) || tokenHeaders?.has(lowerName) === true;
  };
  if (!headers.some(([name]) => isSecret(name))) return headers;
  return headers.map(([name, value]) => [name, isSecret(name) ? maskedSecret(value) : value] as const);
}

/** What signatures leave in URLs and in canonical requests: the signature of a presigned query, and session tokens. */
const signed = /(X-Amz-(?:Signature|Security-Token)=|x-amz-security-token:)([^&\s'"\\]+)/gi;

/** `text` with signatures and session tokens masked; the same text where there are none. */
export function maskedSignatures(text: string): string {
  if (!text.includes('X-Amz-') && !text.includes('x-amz-')) return text;
  return text.replace(signed, (_all, name: string, secret: string) => name + maskedSecret(secret));
}

/** The value of a query parameter, masked where it is one of a signature. */
export function maskedQueryValue(name: string, value: string): string {
  return name === 'X-Amz-Signature' || name === 'X-Amz-Security-Token' ? maskedSecret(value) : value;
}
