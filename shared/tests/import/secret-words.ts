// Names and values that are secrets, wherever requests are read from elsewhere.

const headerNames =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key|apikey|x-auth-token|x-access-token|x-csrf-token|x-xsrf-token|x-amz-security-token|x-session-token|authentication)$/i;
const secretName =
  /^(?:.*[_.-])?(?:password|passwd|pwd|secret|token|jwt|api[_-]?key|credentials?|private[_-]?key|session[_-]?id|signature)$/i;
const camelName = /(?:Password|Secret|Token|ApiKey|Credentials?|PrivateKey|Signature)$/;
const wholeNames = /^(?:accesstoken|idtoken|refreshtoken|clientsecret|apikey|x-amz-credential|sig)$/i;

/** Tokens that only say where a list goes on. */
const pagingName = /^(?:next|prev|previous|page|paging|continuation|pagination|starting|sync)[_-]?token$/i;

/** A header whose value is kept out of files. */
export function isSecretHeader(name: string): boolean {
  return headerNames.test(name) || isSecretName(name);
}

/** A variable, field or parameter whose value is kept out of files, by its name: `password`, `accessToken`. */
export function isSecretName(name: string): boolean {
  if (name.length > 128 || pagingName.test(name)) return false;
  return secretName.test(name) || camelName.test(name) || wholeNames.test(name);
}

/** Tokens and keys that are known by their form: JSON Web Tokens, AWS access keys, those of other services. */
const tokenForms =
  /\beyJ[A-Za-z0-9_-]{5,}\.eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk[-_](?:live|test|proj)[-_][A-Za-z0-9_-]{16,}|\bxox[abprs]-[A-Za-z0-9-]{10,}/g;

/** Replaces every token of a known form in `text`. */
export function replaceTokens(text: string, replace: (token: string) => string): string {
  return text.replace(tokenForms, replace);
}

/** A secret's name for files, from that of the header or field: `x-api-key` is `X_API_KEY`. */
export function secretSlotName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 48);
  return words === '' ? 'SECRET' : words;
}
