// Documentation parts: from `x-amazon-apigateway-documentation`, else from the descriptions in the document.
import { isMembers } from '../../definition/edits/member-path';
import { documentationLocationProblem, locationFields } from '../../definition/edits/rules/documentation-location';
import { own } from '../../definition/records';
import { type DocumentationPart, documentationPartTypes } from '../../definition/rest/documentation';
import { locationName } from './identities';
import { type ImportContext, type Members, membersAt, reportOthers, textAt } from './import-context';

type Location = DocumentationPart['location'];

export interface DocumentationBook {
  /** Notes what the document says of an entity. Ignored where the document brings documentation parts of its own. */
  note(location: Location, properties: Readonly<Record<string, unknown>>): void;
  parts(): readonly DocumentationPart[];
}

const EXTENSION = 'x-amazon-apigateway-documentation';

/** Reads the extension and collects notes. With `isIgnored` there are no parts at all. */
export function createDocumentation(context: ImportContext, isIgnored: boolean): DocumentationBook {
  const parts = new Map<string, DocumentationPart>();
  const add = (location: Location, properties: Members) => {
    const name = locationName(location);
    const old = parts.get(name);
    const merged = { ...(old === undefined ? {} : (JSON.parse(old.properties) as Members)), ...properties };
    parts.set(name, { id: context.ids.documentationPart(location), location, properties: JSON.stringify(merged) });
  };
  const extension = membersAt(context, context.document, EXTENSION, '');
  if (extension !== undefined && !isIgnored) readExtension(context, extension, add);
  return {
    note(location, properties) {
      const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
      if (isIgnored || given.length === 0) return;
      if (extension === undefined) return add(location, Object.fromEntries(given));
      for (const [name, value] of given) {
        if (context.documented.has(JSON.stringify(value))) continue;
        const place = Object.values(location).join(' ');
        context.losses.info(place, `The documentation parts stand in place of this ${name}.`);
      }
    },
    parts: () => [...parts.values()],
  };
}

function readExtension(
  context: ImportContext,
  extension: Members,
  add: (location: Location, properties: Members) => void,
): void {
  reportOthers(context, extension, new Set(['documentationParts', 'createdDate']), EXTENSION);
  const list = own(extension, 'documentationParts');
  for (const [index, part] of (Array.isArray(list) ? list : []).entries()) {
    const place = `${EXTENSION}.documentationParts.${index}`;
    const location = readLocation(isMembers(part) ? own(part, 'location') : undefined);
    const properties = isMembers(part) ? own(part, 'properties') : undefined;
    const problem = location === undefined ? 'Unknown location type' : documentationLocationProblem(location);
    if (location !== undefined && problem === undefined && isMembers(properties)) add(location, properties);
    else context.losses.warn(place, `${problem ?? 'Properties must be an object'}; the part is left out.`);
  }
}

function readLocation(source: unknown): Location | undefined {
  const written = textAt(source, 'type');
  const type = documentationPartTypes.find((name) => name === written);
  if (type === undefined) return undefined;
  const fields = (['path', 'method', 'statusCode', 'name'] as const).flatMap((field) => {
    const value = textAt(source, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  const given = Object.fromEntries(fields) as Partial<Omit<Location, 'type'>>;
  // AWS recorded: the default path is written into the location, the `*` of method and status code is not
  return { type, ...(locationFields[type].includes('path') && { path: '/' }), ...given };
}
