// What an independent reader says of a document.
import { Validator } from '@seriousme/openapi-schema-validator';

/** Gives the problems that the official JSON Schemas of OpenAPI find; none for a valid document. */
export function openReader(): (document: object) => Promise<readonly string[]> {
  const validator = new Validator();
  return async (document) => {
    const copy = structuredClone(document) as Record<string, unknown>;
    const { valid, errors = [] } = await validator.validate(copy);
    if (valid) return [];
    if (typeof errors === 'string') return [errors];
    return errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
  };
}
