// GetModel with `flatten`: references to other models of the API replaced by what they say.
import type { Model } from '../../../../shared/definition/rest/model';

/** The model with its schema flattened. References that lead nowhere, or round in a circle, stay as they are. */
export function flattenModel(model: Model, models: ReadonlyMap<string, Model>): Model {
  const schema = parse(model.schema);
  if (schema === undefined) return model;
  return { ...model, schema: JSON.stringify(flatten(schema, models, [model.name])) };
}

function flatten(value: unknown, models: ReadonlyMap<string, Model>, within: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => flatten(element, models, within));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref } = value as { $ref?: unknown };
  if (typeof $ref === 'string') {
    const name = referencedModel($ref);
    const schema = name === undefined || within.includes(name) ? undefined : parse(models.get(name)?.schema);
    return schema === undefined ? value : flatten(schema, models, [...within, name ?? '']);
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, flatten(member, models, within)]));
}

/** The model named by `https://apigateway.amazonaws.com/restapis/{apiId}/models/{Name}`; undefined for other references. */
export function referencedModel(reference: string): string | undefined {
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)$/.exec(reference)?.[1];
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a schema that is no JSON stays as it is written
  }
}
