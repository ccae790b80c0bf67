// Models of an import: the named schemas of the document, and `MODELxxxxxx` for schemas written in place.
import { isMembers } from '../../definition/edits/member-path';
import { isModelName } from '../../definition/naming';
import type { Model } from '../../definition/rest/model';
import { addError, type ImportContext, referenceOf, textAt } from './import-context';
import { namedSchemas, schemaNameOf, schemaText } from './schema';

export interface ModelBook {
  /** All models so far by name. */
  readonly models: ReadonlyMap<string, Model>;
  /** The model for a schema: the one it refers to, or one made for it. Undefined: the reference leads nowhere. */
  modelFor(schema: unknown, place: string): string | undefined;
}

/** Makes the models of every named schema; AWS adds none of its own to an import. */
export function createModelBook(context: ImportContext): ModelBook {
  const models = new Map<string, Model>();
  const inline = new Map<string, string>();
  const add = (name: string, text: string, description: string | undefined) => {
    const id = context.ids.model(name);
    const described = description === undefined ? {} : { description };
    models.set(name, { id, name, ...described, schema: text, contentType: 'application/json' });
  };
  for (const [name, schema] of Object.entries(namedSchemas(context))) {
    const place = context.format === 'swagger' ? `definitions.${name}` : `components.schemas.${name}`;
    if (!isModelName(name)) {
      addError(context, place, `Unable to create model for '${name}': Model name must be alphanumeric: ${name}`);
      continue;
    }
    // AWS recorded: the model's description is copied from the schema and stays in it
    add(name, schemaText(context, isMembers(schema) ? schema : {}, place), textAt(schema, 'description'));
  }
  return {
    models,
    modelFor(schema, place) {
      const reference = referenceOf(schema);
      const referred = reference === undefined ? undefined : schemaNameOf(context, reference);
      if (referred !== undefined) return models.has(referred) ? referred : undefined;
      const text = schemaText(context, schema, place);
      const known = inline.get(text);
      if (known !== undefined) return known;
      const name = inlineName(text, models);
      inline.set(text, name);
      add(name, text, textAt(schema, 'description'));
      return name;
    },
  };
}

// AWS documented: public bug reports show `MODEL` and six hexadecimal digits. AWS assumed: that they come from the
// content; so importing a document twice gives equal names
function inlineName(text: string, taken: ReadonlyMap<string, Model>): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  for (let digits = (hash >>> 0) & 0xffffff; ; digits = (digits + 1) & 0xffffff) {
    const name = `MODEL${digits.toString(16).padStart(6, '0')}`;
    if (!taken.has(name)) return name;
  }
}
