// What is typed for a new integration, as the URI that it calls.

/** A function of the workspace by its name becomes its ARN; URLs, ARNs and `mock` stay. */
export function endpointUri(typed: string, functionNames: readonly string[]): string {
  const text = typed.trim();
  return functionNames.includes(text) ? `arn:aws:lambda:us-east-1:000000000000:function:${text}` : text;
}
