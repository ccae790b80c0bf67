// `uniqueItems` in one pass: the library compares every pair, which a client's long list would make take hours.
import type { FuncKeywordDefinition } from 'ajv';

export const uniqueItems: FuncKeywordDefinition = {
  keyword: 'uniqueItems',
  type: 'array',
  schemaType: 'boolean',
  errors: false,
  error: { message: 'must NOT have duplicate items' },
  validate: (isWanted: boolean, items: readonly unknown[]) => {
    if (!isWanted) return true;
    const seen = new Set<string>();
    return items.every((item) => seen.size < seen.add(canonicalText(item)).size);
  },
};

/** A text that equal JSON values share: members in the order of their names. */
function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join()}}`;
}
