// One schema of OpenAPI 3.1 (JSON Schema 2020-12) in the words of 3.0 and of draft 4.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { Members } from './import-context';
import type { LossList } from './losses';

const schemaMembers = new Set(['items', 'not', 'additionalProperties', 'additionalItems']);
const schemaMaps = new Set(['properties', 'patternProperties', 'definitions']);
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf']);

/** Keywords that neither draft 4 nor OpenAPI 3.0 has a counterpart of. */
const dropped = new Set([
  '$anchor',
  '$comment',
  '$dynamicAnchor',
  '$dynamicRef',
  '$id',
  '$schema',
  '$vocabulary',
  'contains',
  'contentSchema',
  'else',
  'examples',
  'if',
  'maxContains',
  'minContains',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** The converted schema; what changes its meaning or is left out is told in `losses`. */
export function convertSchema31(schema: unknown, place: string, losses: LossList): unknown {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (!isMembers(schema)) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      if (!dropped.has(keyword)) return [[renamed(keyword), convertMember(keyword, value, place, losses)]];
      losses.info(place, `OpenAPI 3.0 has no ${keyword} in schemas; it is left out.`);
      return [];
    }),
  );
  const steps = [withReference, withType, withNull, withConst, withBounds, withTuple, withDependencies, withContent];
  return steps.reduce((current: Members, step) => step(current, place, losses), inner);
}

function renamed(keyword: string): string {
  return keyword === '$defs' ? 'definitions' : keyword;
}

function convertMember(keyword: string, value: unknown, place: string, losses: LossList): unknown {
  const at = `${place}.${keyword}`;
  // The place of a moved definition moves with it.
  if (keyword === '$ref') return typeof value === 'string' ? value.replace(/\/\$defs\//g, '/definitions/') : value;
  if (keyword === 'additionalProperties' && typeof value === 'boolean') return value;
  if (schemaMembers.has(keyword)) return convertSchema31(value, at, losses);
  const isList = schemaLists.has(keyword) || keyword === 'prefixItems';
  if (isList && Array.isArray(value)) {
    return value.map((item, index) => convertSchema31(item, `${at}.${index}`, losses));
  }
  if ((schemaMaps.has(renamed(keyword)) || keyword === 'dependentSchemas') && isMembers(value)) {
    const members = Object.entries(value).map(([name, item]) => [name, convertSchema31(item, `${at}.${name}`, losses)]);
    return Object.fromEntries(members);
  }
  return value;
}

/** OpenAPI 3.0 ignores what stands beside a reference: a list of one reference keeps both. */
function withReference(schema: Members, place: string, losses: LossList): Members {
  const { $ref, ...beside } = schema;
  if ($ref === undefined || Object.keys(beside).length === 0) return schema;
  losses.info(place, 'A reference with keywords beside it became allOf.');
  const { allOf, ...others } = beside;
  return { allOf: [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])], ...others };
}

function withType(schema: Members, place: string, losses: LossList): Members {
  const { type, ...rest } = schema;
  if (type === 'null') return { ...rest, nullable: true, enum: [null] };
  if (!Array.isArray(type)) return schema;
  const kinds = type.filter((kind) => kind !== 'null');
  const nullable = kinds.length < type.length ? { nullable: true } : {};
  const [only] = kinds;
  if (kinds.length === 0) return { ...rest, nullable: true, enum: [null] };
  if (kinds.length === 1) return { type: only, ...rest, ...nullable };
  losses.info(place, `The types ${kinds.join(', ')} of one schema became anyOf.`);
  const anyOf = kinds.map((kind) => ({ type: kind, ...(kind === 'array' && { items: own(rest, 'items') ?? {} }) }));
  const { items: _items, ...others } = rest;
  if (own(rest, 'anyOf') === undefined) return { ...others, anyOf, ...nullable };
  const { allOf, ...plain } = others as Members & { readonly allOf?: unknown };
  return { ...plain, allOf: [...(Array.isArray(allOf) ? allOf : []), { anyOf }], ...nullable };
}

/** `anyOf: [X, { type: null }]` says nullable. */
function withNull(schema: Members): Members {
  const list = (['anyOf', 'oneOf'] as const).find((keyword) => {
    const choices = own(schema, keyword);
    return Array.isArray(choices) && choices.length > 1 && choices.some(isNull);
  });
  if (list === undefined) return schema;
  const choices = (own(schema, list) as readonly unknown[]).filter((choice) => !isNull(choice));
  return choices.length === 0 ? schema : { ...schema, [list]: choices, nullable: true };
}

/** What `{ type: 'null' }` was converted to. */
function isNull(schema: unknown): boolean {
  const values = isMembers(schema) ? own(schema, 'enum') : undefined;
  return (
    Array.isArray(values) && values.length === 1 && values[0] === null && Object.keys(schema as object).length === 2
  );
}

function withConst(schema: Members): Members {
  if (!Object.hasOwn(schema, 'const')) return schema;
  const { const: value, ...rest } = schema;
  return { ...rest, enum: [value] };
}

function withBounds(schema: Members): Members {
  return bound(bound(schema, 'minimum', 'exclusiveMinimum', Math.max), 'maximum', 'exclusiveMaximum', Math.min);
}

function bound(
  schema: Members,
  inclusive: 'minimum' | 'maximum',
  exclusive: 'exclusiveMinimum' | 'exclusiveMaximum',
  stricter: (a: number, b: number) => number,
): Members {
  const limit = own(schema, exclusive);
  if (typeof limit !== 'number') return schema;
  const other = own(schema, inclusive);
  const { [exclusive]: _limit, ...rest } = schema;
  // Where the inclusive bound is the stricter one, the exclusive one says nothing.
  if (typeof other === 'number' && other !== limit && stricter(other, limit) === other) return rest;
  return { ...rest, [inclusive]: limit, [exclusive]: true };
}

function withTuple(schema: Members, place: string, losses: LossList): Members {
  const { prefixItems, items, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  losses.info(place, 'prefixItems became a list of items, which draft 4 knows and OpenAPI 3.0 does not.');
  return { ...rest, items: prefixItems, ...(items !== undefined && { additionalItems: items }) };
}

function withDependencies(schema: Members, place: string, losses: LossList): Members {
  const { dependentRequired, dependentSchemas, ...rest } = schema;
  if (dependentRequired === undefined && dependentSchemas === undefined) return schema;
  losses.info(place, 'Dependent keywords became dependencies, which draft 4 knows and OpenAPI 3.0 does not.');
  const required = isMembers(dependentRequired) ? dependentRequired : {};
  const schemas = isMembers(dependentSchemas) ? dependentSchemas : {};
  return { ...rest, dependencies: { ...required, ...schemas } };
}

function withContent(schema: Members, place: string, losses: LossList): Members {
  const { contentEncoding, contentMediaType, ...rest } = schema;
  if (contentEncoding === undefined && contentMediaType === undefined) return schema;
  const format = contentEncoding === 'base64' ? 'byte' : contentEncoding === undefined ? 'binary' : undefined;
  losses.info(place, `The content of a text became format ${format ?? 'without a name'}.`);
  return { ...rest, ...(format !== undefined && own(rest, 'format') === undefined && { format }) };
}
