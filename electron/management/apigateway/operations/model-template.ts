// GetModelTemplate: a mapping template that copies what a model describes, as the console offers it.
// https://docs.aws.amazon.com/apigateway/latest/api/API_GetModelTemplate.html
import type { Model } from '../../../../shared/definition/rest/model';
import { referencedModel } from './flatten-model';

/** Models may refer to themselves; so deep the template follows. */
const deepest = 8;

/** A model, of either API version. */
type WithSchema = Pick<Model, 'schema'>;

interface Schema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly items?: unknown;
  readonly $ref?: unknown;
}

/** The template for `model`. AWS recorded: the first line and `{ }` for a schema without properties. */
export function modelTemplate(model: WithSchema, models: ReadonlyMap<string, WithSchema>): string {
  const schema = read(parse(model.schema), models);
  const isList = schema?.type === 'array';
  const body = schema === undefined ? '{ }' : templateOf(schema, '$inputRoot', '', models, 0);
  return `#set($inputRoot = $input.path('$'))\n${isList ? body.trimStart() : body}`;
}

function templateOf(
  schema: Schema,
  reference: string,
  indent: string,
  models: ReadonlyMap<string, WithSchema>,
  depth: number,
): string {
  const inner = `${indent}  `;
  if (schema.type === 'array') {
    const items = read(schema.items, models);
    const element =
      items === undefined || depth >= deepest ? '"$elem"' : templateOf(items, '$elem', inner, models, depth + 1);
    return `[\n#foreach($elem in ${reference})\n${inner}${element}#if($foreach.hasNext),#end\n#end\n${indent}]`;
  }
  if (schema.type === 'object' || schema.properties !== undefined) {
    const members = Object.entries(schema.properties ?? {});
    if (members.length === 0 || depth >= deepest) return '{ }';
    const lines = members.map(([name, value]) => {
      const member = read(value, models) ?? {};
      return `${inner}"${name}" : ${templateOf(member, `${reference}.${name}`, inner, models, depth + 1)}`;
    });
    return `{\n${lines.join(',\n')}\n${indent}}`;
  }
  const isText = schema.type === undefined || schema.type === 'string';
  return isText ? `"${reference}"` : reference;
}

/** The schema itself, or the one of the model that it refers to. */
function read(value: unknown, models: ReadonlyMap<string, WithSchema>): Schema | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { $ref } = value as Schema;
  const name = typeof $ref === 'string' ? referencedModel($ref) : undefined;
  if (name === undefined) return value as Schema;
  const target = parse(models.get(name)?.schema);
  return typeof target === 'object' && target !== null ? (target as Schema) : undefined;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a schema that is no JSON has nothing to copy
  }
}
