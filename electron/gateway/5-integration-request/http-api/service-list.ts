// Lists in parameters of AWS services, which mappings give as one text.

/** A list as JSON, or with commas. */
export function listOf(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value.map(String);
  } catch {
    // no JSON: a list with commas
  }
  return text.split(',').map((one) => one.trim());
}
