// Every setting of the API Gateway model, read off the entity schemas: what the fidelity ledger must speak of.
import { z } from 'zod';
import { entitySchemas } from '../definition/entities';

/** `{kind}.{field path}` of every leaf; members of maps of objects stand under `*`. Ids and dates are no settings. */
export function modelSettings(): string[] {
  return Object.entries(entitySchemas).flatMap(([kind, schema]) => leaves(schema, kind));
}

function leaves(schema: z.ZodType, path: string): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([field, member]) =>
      leaves(member, `${path}.${field}`),
    );
  }
  if (inner instanceof z.ZodRecord && unwrap(inner.valueType as z.ZodType) instanceof z.ZodObject) {
    return leaves(inner.valueType as z.ZodType, `${path}.*`);
  }
  if (inner instanceof z.ZodArray && unwrap(inner.element as z.ZodType) instanceof z.ZodObject) {
    return leaves(inner.element as z.ZodType, `${path}.*`);
  }
  return [path];
}

/** The schema below `optional`, `default` and `nullable`. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}
