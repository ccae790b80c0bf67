// The schema of a model: read from its text, its references to other models brought under one address.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html

const addressPattern = /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([A-Za-z0-9]+)(#.*)?$/;

/** The address by which schemas refer to model `name`. */
export function modelAddress(apiId: string, name: string): string {
  return `https://apigateway.amazonaws.com/restapis/${apiId}/models/${name}`;
}

/**
 * The schema in `text`, with references to models of the API under its own id, wherever it was exported from. Undefined
 * where the text holds no schema that can be used.
 */
export function readModelSchema(text: string | undefined, apiId: string): object | undefined {
  const schema = readJson(text ?? '{}');
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema) || isTooDeep(schema, 0)) return undefined;
  // `$schema` names the draft, which is always 4; an `id` would move the address that references start from.
  const { $schema: _, id: __, ...rest } = schema as Record<string, unknown>;
  return withAddresses(rest, apiId) as object;
}

/** AWS assumed: "within limits", says the guide of nesting, and no more. */
const deepestSchema = 200;

function isTooDeep(node: unknown, depth: number): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return depth > deepestSchema || Object.values(node).some((value) => isTooDeep(value, depth + 1));
}

function withAddresses(node: unknown, apiId: string): unknown {
  if (Array.isArray(node)) return node.map((item) => withAddresses(item, apiId));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const model = key === '$ref' && typeof value === 'string' ? addressPattern.exec(value) : null;
      return [
        key,
        model === null ? withAddresses(value, apiId) : modelAddress(apiId, model[1] ?? '') + (model[2] ?? ''),
      ];
    }),
  );
}

/** What keeps the schema of model `name` from being used, as far as it can be told without compiling it. */
export function schemaProblem(
  name: string,
  schema: object | undefined,
  models: ReadonlyMap<string, unknown>,
): string | undefined {
  if (schema === undefined) return `The schema of model ${name} is no JSON object, or nested too deeply.`;
  const missing = referredModels(schema).find((referred) => !models.has(referred));
  if (missing !== undefined) return `Model ${name} refers to model ${missing}, which the API does not have.`;
  const broken = brokenPattern(schema);
  return broken === undefined ? undefined : `Model ${name} has a pattern that cannot be read: ${broken}`;
}

/** Why the first broken `pattern` cannot be read. */
function brokenPattern(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [key, value] of Object.entries(node)) {
    const broken = key === 'pattern' && typeof value === 'string' ? whyBroken(value) : brokenPattern(value);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

function whyBroken(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function referredModels(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const model = key === '$ref' && typeof value === 'string' ? addressPattern.exec(value) : null;
    return model === null ? referredModels(value) : [model[1] ?? ''];
  });
}

/** The value of a JSON text; undefined for an absent or broken one, which JSON itself never yields. */
export function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // no JSON: the caller reports it as a finding
    return undefined;
  }
}
