// `www-authenticate` of JWT authorizers.
// https://www.rfc-editor.org/rfc/rfc6750#section-3

/** The value. AWS recorded: `Bearer` alone where no token came, else with an empty scope; texts never quote the token. */
export function bearerChallenge(error?: string, description?: string, scopes: readonly string[] = []): string {
  if (error === undefined) return 'Bearer';
  return `Bearer scope="${quoted(scopes.join(' '))}" error="${error}" error_description="${quoted(description ?? '')}"`;
}

/** Scopes are the definition's own text: nothing of it may end the header's line or the quotation. */
function quoted(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '\\$&');
}
