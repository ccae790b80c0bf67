// Claims as HTTP APIs hand them on: every value is text.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html

/**
 * The claims of a payload as texts.
 * AWS recorded: lists in brackets with blanks between unquoted members, objects as JSON, what is null is left out
 */
export function claimValues(payload: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? `[${value.map(textOf).join(' ')}]` : textOf(value)]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
