// The name of an integration in the components of a document that an operation refers to.
import { referenceOf } from '../import/import-context';

const beginning = '#/components/x-amazon-apigateway-integrations/';

/** Undefined for what is no such reference. */
export function sharedName(value: unknown): string | undefined {
  const reference = referenceOf(value);
  if (reference?.startsWith(beginning) !== true) return undefined;
  return reference.slice(beginning.length).replace(/~1/g, '/').replace(/~0/g, '~');
}
