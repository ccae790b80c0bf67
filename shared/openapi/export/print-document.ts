// A document as text: JSON in the layout of AWS's own exports, or YAML.
import { stringify } from 'yaml';

/** The text of an exported document. */
export function printDocument(document: object, syntax: 'json' | 'yaml'): string {
  if (syntax === 'json') return `${printValue(document, '')}\n`;
  // Older YAML readers, AWS's among them, take an unquoted `on` or `2016-11-22` for something else than text.
  return stringify(document, { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false, blockQuote: 'literal' });
}

// AWS recorded: Jackson's default pretty printer, `"key" : value` and `[ "a", "b" ]`
function printValue(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => printValue(item, indent));
    return items.length === 0 ? '[ ]' : `[ ${items.join(', ')} ]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const inner = `${indent}  `;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${inner}${JSON.stringify(name)} : ${printValue(member, inner)}`);
  return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`;
}
