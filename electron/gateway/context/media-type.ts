// Media types: which one a header names, and which ones an API treats as binary.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html

export const applicationJson = 'application/json';

/** The type alone, without parameters, in lower case: `Application/JSON; charset=utf-8` → `application/json`. */
export function mediaTypeOf(headerValue: string | undefined): string | undefined {
  if (headerValue === undefined) return undefined;
  if (headerValue === applicationJson) return applicationJson;
  const end = headerValue.indexOf(';');
  const type = (end === -1 ? headerValue : headerValue.slice(0, end)).trim().toLowerCase();
  return type === '' ? undefined : type;
}

/** The first type an `Accept` header names; the others and all q-values do not count. */
export function firstAcceptedType(accept: string | undefined): string | undefined {
  if (accept === undefined) return undefined;
  const end = accept.indexOf(',');
  return mediaTypeOf(end === -1 ? accept : accept.slice(0, end));
}

/**
 * True if `type` is binary for an API with these `binaryMediaTypes`.
 * AWS recorded: exact names and wildcards on the right match; wildcards on the left do not, nor do wildcards in `type`.
 */
export function isBinaryType(type: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  for (const binaryType of binaryMediaTypes) {
    if (binaryType === '*/*') return true;
    if (type !== undefined && matchesBinaryType(type, binaryType.toLowerCase())) return true;
  }
  return false;
}

function matchesBinaryType(type: string, binaryType: string): boolean {
  if (type === binaryType) return true;
  return binaryType.endsWith('/*') && type.startsWith(binaryType.slice(0, -1));
}
