// The order in which AWS writes the keywords of an OpenAPI 3.0 schema (reference: OpenAPI 4.4).
import type { Members } from './import-context';

// AWS recorded: title < type, required < type < properties < description, minItems < type < description < items,
// type < description < format. AWS assumed: the rest, from the field order of the swagger-core Java classes
const first = [
  'title',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'required',
  'type',
  'not',
  'properties',
  'additionalProperties',
  'description',
  'format',
  '$ref',
  'nullable',
  'readOnly',
  'writeOnly',
  'example',
  'externalDocs',
  'deprecated',
  'xml',
  'default',
  'enum',
  'discriminator',
];
const last = ['items', 'allOf', 'anyOf', 'oneOf'];

const rank = new Map([
  ...first.map((keyword, at) => [keyword, at] as const),
  ...last.map((keyword, at) => [keyword, 1_000 + at] as const),
]);

/** The schema with its keywords in AWS's order and `required` sorted; what it contains is not touched. */
export function orderSchema(schema: Members): Members {
  const entries = Object.entries(schema).map(([keyword, value]) => [keyword, sortRequired(keyword, value)] as const);
  const place = (keyword: string) => rank.get(keyword) ?? 500;
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b)));
}

function sortRequired(keyword: string, value: unknown): unknown {
  // AWS recorded: names come back in alphabetical order
  if (keyword !== 'required' || !Array.isArray(value)) return value;
  return [...value].sort((a, b) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));
}
