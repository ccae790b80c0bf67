// Keywords of models that API Gateway takes and the exported format does not know: strict readers refuse them.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { DocumentObject } from './document-object';
import type { ExportContext } from './export-context';

const both = [
  '$ref',
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
  'enum',
  'type',
  'items',
  'allOf',
  'properties',
  'additionalProperties',
  'description',
  'format',
  'default',
  'discriminator',
  'readOnly',
  'example',
  'externalDocs',
  'xml',
];
const words = {
  oas30: new Set([...both, 'not', 'oneOf', 'anyOf', 'nullable', 'writeOnly', 'deprecated']),
  swagger: new Set(both),
};
const formatNames = { oas30: 'OpenAPI 3.0', swagger: 'Swagger 2.0' } as const;
const schemaMaps = ['properties', 'patternProperties', 'definitions'];
const schemaMembers = ['items', 'not', 'additionalProperties', 'allOf', 'anyOf', 'oneOf'];

/** Names the keywords; the schemas are exported as they are, so nothing is lost for API Gateway itself. */
export function reportForeignWords(context: ExportContext, document: DocumentObject): void {
  const parent = context.format === 'swagger' ? document : own(document, 'components');
  const schemas = isMembers(parent) ? own(parent, context.format === 'swagger' ? 'definitions' : 'schemas') : undefined;
  for (const [name, schema] of Object.entries(isMembers(schemas) ? schemas : {})) {
    const found = new Set<string>();
    collect(context, schema, found, 0);
    if (found.size === 0) continue;
    const keywords = [...found].sort().join(', ');
    const place = `models.${name}`;
    context.losses.info(place, `Strict readers of ${formatNames[context.format]} refuse in schemas: ${keywords}.`);
  }
}

function collect(context: ExportContext, schema: unknown, found: Set<string>, depth: number): void {
  if (!isMembers(schema) || depth > 200) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (!words[context.format].has(keyword) && !keyword.startsWith('x-')) found.add(keyword);
    if (isForeignValue(context.format, keyword, value)) found.add(`${keyword} ${JSON.stringify(value).slice(0, 60)}`);
    if (schemaMaps.includes(keyword) && isMembers(value)) {
      for (const member of Object.values(value)) collect(context, member, found, depth + 1);
    }
    if (!schemaMembers.includes(keyword)) continue;
    for (const member of Array.isArray(value) ? value : [value]) collect(context, member, found, depth + 1);
  }
}

const types = new Set(['array', 'boolean', 'integer', 'number', 'object', 'string']);

function isForeignValue(format: ExportContext['format'], keyword: string, value: unknown): boolean {
  if (keyword === 'type') return !types.has(String(value)) || Array.isArray(value);
  if (keyword === 'required') return !Array.isArray(value) || value.length === 0;
  if (keyword === 'items' || keyword === 'not') return !isMembers(value);
  if (keyword === 'enum') return !Array.isArray(value) || value.length === 0;
  if (keyword.startsWith('exclusive')) return typeof value !== 'boolean';
  if (keyword === 'discriminator') return format === 'swagger' ? typeof value !== 'string' : !isMembers(value);
  return false;
}
