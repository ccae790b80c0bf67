// Models as TypeScript types: JSON Schema draft 4, as far as types can say it.
import { quoted } from '../quote';

/** The types of the models: members of one interface, so that a model of any name may refer to any other. */
export function modelsInterface(models: ReadonlyMap<string, { readonly schema?: string | undefined }>): string {
  const members = [...models]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { schema }]) => `    ${quoted(name)}: ${typeOfText(schema, new Set(models.keys()))};\n`);
  return `  interface Models {\n${members.join('')}  }\n`;
}

/** The type of a model; `unknown` where there is no such model. */
export function modelReference(name: string, known: ReadonlySet<string>): string {
  return known.has(name) ? `Models[${quoted(name)}]` : 'unknown';
}

/** Deeper schemas are not spelled out. */
const maxDepth = 20;

function typeOfText(schema: string | undefined, known: ReadonlySet<string>): string {
  if (schema === undefined) return 'unknown';
  try {
    const root: unknown = JSON.parse(schema);
    return typeOf(root, { root, known }, 0);
  } catch {
    // A model's text may be no JSON: its type is not known then.
    return 'unknown';
  }
}

interface Scope {
  readonly root: unknown;
  readonly known: ReadonlySet<string>;
}

type Schema = Readonly<Record<string, unknown>>;

function typeOf(schema: unknown, scope: Scope, depth: number): string {
  if (!isSchema(schema) || depth > maxDepth) return 'unknown';
  const next = (part: unknown) => typeOf(part, scope, depth + 1);
  const reference = member(schema, '$ref');
  if (typeof reference === 'string') return typeOfReference(reference, scope, depth);
  const values = member(schema, 'enum');
  if (Array.isArray(values)) return values.length === 0 ? 'never' : values.map(literal).join(' | ');
  const all = member(schema, 'allOf');
  if (Array.isArray(all) && all.length > 0) {
    const own = objectType(schema, next);
    return [...all.map(next), ...(own === undefined ? [] : [own])].map((type) => `(${type})`).join(' & ');
  }
  const choices = member(schema, 'oneOf') ?? member(schema, 'anyOf');
  if (Array.isArray(choices) && choices.length > 0) return choices.map((part) => `(${next(part)})`).join(' | ');
  const type = member(schema, 'type');
  if (Array.isArray(type)) return [...new Set(type.map((one) => simpleType(one, schema, next)))].join(' | ');
  return simpleType(type, schema, next);
}

function simpleType(type: unknown, schema: Schema, next: (part: unknown) => string): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `ReadonlyArray<${next(member(schema, 'items'))}>`;
    default:
      return objectType(schema, next) ?? (type === 'object' ? '{ readonly [name: string]: unknown }' : 'unknown');
  }
}

function objectType(schema: Schema, next: (part: unknown) => string): string | undefined {
  const properties = member(schema, 'properties');
  if (!isSchema(properties)) return undefined;
  const required = member(schema, 'required');
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  const members = Object.entries(properties).map(
    ([name, part]) => `readonly ${quoted(name)}${needed.has(name) ? '' : '?'}: ${next(part)}`,
  );
  return members.length === 0 ? undefined : `{ ${members.join('; ')} }`;
}

function typeOfReference(reference: string, scope: Scope, depth: number): string {
  const model = /\/models\/([A-Za-z0-9]+)$/.exec(reference)?.[1];
  if (model !== undefined && !reference.startsWith('#')) return modelReference(model, scope.known);
  const name = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1];
  const definitions = isSchema(scope.root) ? member(scope.root, 'definitions') : undefined;
  if (name === undefined || !isSchema(definitions)) return 'unknown';
  // A step of its own keeps definitions that refer to themselves from going on for ever.
  return typeOf(member(definitions, name), scope, depth + 4);
}

function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? String(value) : 'unknown';
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(schema: Schema, name: string): unknown {
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}
