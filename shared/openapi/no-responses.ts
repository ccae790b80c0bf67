// The response that exports write for a method without any, and imports pass over: OpenAPI asks for at least one.

/** Its description, in the words of HTTP API exports. */
export function noResponsesText(verb: string, path: string): string {
  return `Default response for ${verb} ${path}`;
}
