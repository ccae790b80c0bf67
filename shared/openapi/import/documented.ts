// What the documentation parts of a document say already: their exported copies beside the entities are no loss.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import type { Members } from './import-context';

/** The values of all properties of `x-amazon-apigateway-documentation`, as JSON text. */
export function documentedValues(document: Members): ReadonlySet<string> {
  const extension = own(document, 'x-amazon-apigateway-documentation');
  const parts = isMembers(extension) ? own(extension, 'documentationParts') : undefined;
  const values = new Set<string>();
  for (const part of Array.isArray(parts) ? parts : []) {
    const properties = isMembers(part) ? own(part, 'properties') : undefined;
    for (const [name, value] of isMembers(properties) ? Object.entries(properties) : []) {
      values.add(JSON.stringify(value));
      // The API's own part holds the members of `info`.
      if (name === 'info' && isMembers(value)) {
        for (const member of Object.values(value)) values.add(JSON.stringify(member));
      }
    }
  }
  return values;
}
