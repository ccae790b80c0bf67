// Schemas of a document → schema texts of models: references rewritten, OpenAPI 3.0 keywords in AWS's order.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import { type ImportContext, type Members, referenceOf, resolvePointer, spend } from './import-context';
import { orderSchema } from './schema-order';

/** Bounds of what local references that are no models may unfold to in one schema. */
const maxUnfolded = 10_000;
const maxDepth = 100;

const schemaMembers = new Set(['not', 'additionalProperties', 'additionalItems']);
const schemaMaps = new Set(['properties', 'patternProperties', 'definitions', 'dependencies']);
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf']);

// AWS documented: keywords that API Gateway does not support in models
const unenforced = new Set(['discriminator', 'example', 'readOnly', 'writeOnly', 'default', 'nullable', 'xml']);

/** The schema's model text: canonical references, `schema` itself untouched. */
export function schemaText(context: ImportContext, schema: unknown, place: string): string {
  const walk: Walk = { context, place, unfolded: 0, following: [], unenforced: new Set() };
  const converted = convert(walk, schema, 0);
  if (walk.unenforced.size > 0) {
    const names = [...walk.unenforced].sort().join(', ');
    context.losses.info(place, `Kept in the schema, but API Gateway does not enforce: ${names}.`);
  }
  return JSON.stringify(converted, null, 2);
}

/** The name of the schema that a reference leads to; undefined for anything but a named schema. */
export function schemaNameOf(context: ImportContext, reference: string): string | undefined {
  const prefix = context.format === 'swagger' ? '#/definitions/' : '#/components/schemas/';
  const canonical = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)$/.exec(reference);
  if (canonical !== null) return canonical[1];
  if (reference.startsWith(prefix)) {
    const rest = reference.slice(prefix.length);
    return rest.includes('/') ? undefined : decodeName(rest);
  }
  // Swagger 2.0 took a bare name for a definition once.
  return context.format === 'swagger' && /^[A-Za-z0-9]+$/.test(reference) ? reference : undefined;
}

/** The named schemas of the document. */
export function namedSchemas(context: ImportContext): Members {
  const parent = context.format === 'swagger' ? context.document : own(context.document, 'components');
  const schemas = isMembers(parent) ? own(parent, context.format === 'swagger' ? 'definitions' : 'schemas') : undefined;
  return isMembers(schemas) ? schemas : {};
}

interface Walk {
  readonly context: ImportContext;
  readonly place: string;
  unfolded: number;
  readonly following: string[];
  readonly unenforced: Set<string>;
}

function convert(walk: Walk, schema: unknown, depth: number): unknown {
  if (!isMembers(schema)) return schema;
  if (depth > maxDepth) {
    walk.context.losses.warn(walk.place, 'The schema nests too deeply; its inner part is left out.');
    return {};
  }
  const reference = referenceOf(schema);
  if (reference !== undefined) return convertReference(walk, schema, reference, depth);
  return inOrder(walk, convertMembers(walk, schema, depth));
}

function convertReference(walk: Walk, schema: Members, reference: string, depth: number): unknown {
  const { context, place } = walk;
  const name = schemaNameOf(context, reference);
  if (name !== undefined && Object.hasOwn(namedSchemas(context), name)) {
    const url = `https://apigateway.amazonaws.com/restapis/${context.ids.apiId}/models/${name}`;
    return inOrder(walk, convertMembers(walk, { ...schema, $ref: url }, depth));
  }
  if (name !== undefined || !reference.startsWith('#/')) {
    const reason = name === undefined ? ', outside the document,' : '';
    context.losses.warn(place, `Reference to model '${name ?? reference}'${reason} not found. Ignoring.`);
    return {};
  }
  return unfold(walk, reference, depth);
}

/** A reference to a part of the document that is no model takes that part's place. */
function unfold(walk: Walk, reference: string, depth: number): unknown {
  const { context, place, following } = walk;
  const target = resolvePointer(context.document, reference);
  walk.unfolded += 1;
  spend(context, 1);
  if (target === undefined || following.includes(reference) || walk.unfolded > maxUnfolded) {
    const reason = target === undefined ? 'is not in the document' : 'runs in a circle or unfolds too far';
    context.losses.warn(place, `${reference} ${reason}; it is left out.`);
    return {};
  }
  following.push(reference);
  const converted = convert(walk, target, depth + 1);
  following.pop();
  return converted;
}

function convertMembers(walk: Walk, schema: Members, depth: number): Members {
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (unenforced.has(keyword)) walk.unenforced.add(keyword);
      if (schemaMembers.has(keyword)) return [keyword, convert(walk, value, depth + 1)];
      if (keyword === 'items' || schemaLists.has(keyword)) return [keyword, convertList(walk, value, depth)];
      if (schemaMaps.has(keyword) && isMembers(value)) {
        const members = Object.entries(value).map(([name, member]) => [name, convert(walk, member, depth + 1)]);
        return [keyword, Object.fromEntries(members)];
      }
      return [keyword, value];
    }),
  );
}

function convertList(walk: Walk, value: unknown, depth: number): unknown {
  if (!Array.isArray(value)) return convert(walk, value, depth + 1);
  return value.map((item) => convert(walk, item, depth + 1));
}

function inOrder(walk: Walk, schema: Members): Members {
  // AWS recorded: Swagger 2.0 schemas keep the order of the document, OpenAPI 3.0 ones are written anew
  return walk.context.format === 'oas30' ? orderSchema(schema) : schema;
}

function decodeName(text: string): string {
  return text.replace(/~1/g, '/').replace(/~0/g, '~');
}
