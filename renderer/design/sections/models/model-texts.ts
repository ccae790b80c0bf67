// The schemas that new models begin with.

const draft = 'http://json-schema.org/draft-04/schema#';

/** An object without members yet, ready to be filled. */
export function newModelText(name: string): string {
  return JSON.stringify({ $schema: draft, title: name, type: 'object', properties: {} }, null, 2);
}

/** The example of the empty state. */
export const exampleModelText = JSON.stringify(
  {
    $schema: draft,
    title: 'Pet',
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 } },
  },
  null,
  2,
);
