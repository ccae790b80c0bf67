// Claims as they are typed: a JSON object, or nothing.

export interface TypedClaims {
  /** Undefined where nothing is typed. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly problem?: string;
}

/** Reads the text; says what is wrong with it. */
export function claimsOf(text: string): TypedClaims {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { claims: value as Readonly<Record<string, unknown>> };
    }
    return { problem: 'Claims are a JSON object, like { "tenant": "a" }.' };
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
