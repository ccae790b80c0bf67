// Which fields the location of a documentation part may and must have (reference: OpenAPI 3.5).
import type { DocumentationPart } from '../../rest/documentation';

type Location = DocumentationPart['location'];
type Field = Exclude<keyof Location, 'type'>;

/** Fields a type takes. */
export const locationFields: Readonly<Record<Location['type'], readonly Field[]>> = {
  API: [],
  AUTHORIZER: ['name'],
  MODEL: ['name'],
  RESOURCE: ['path'],
  METHOD: ['path', 'method'],
  PATH_PARAMETER: ['path', 'method', 'name'],
  QUERY_PARAMETER: ['path', 'method', 'name'],
  REQUEST_HEADER: ['path', 'method', 'name'],
  REQUEST_BODY: ['path', 'method'],
  RESPONSE: ['path', 'method', 'statusCode'],
  RESPONSE_HEADER: ['path', 'method', 'statusCode', 'name'],
  RESPONSE_BODY: ['path', 'method', 'statusCode'],
};

const nameRequired: ReadonlySet<Location['type']> = new Set([
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'RESPONSE_HEADER',
]);

// AWS documented: a field that the type does not allow is an error. AWS assumed: the wording
/** What is wrong with a location; undefined: nothing. */
export function documentationLocationProblem(location: Location): string | undefined {
  const allowed: readonly string[] = locationFields[location.type];
  const extra = Object.entries(location).find(
    ([field, value]) => field !== 'type' && value !== undefined && !allowed.includes(field),
  );
  if (extra !== undefined) return `Invalid location: ${extra[0]} is not allowed for type ${location.type}`;
  if (nameRequired.has(location.type) && (location.name ?? '') === '') {
    return `Invalid location: name is required for type ${location.type}`;
  }
  return undefined;
}

/** The location with the defaults that apply where a field is absent. */
export function resolveLocation(location: Location): Location {
  const fields = locationFields[location.type];
  return {
    type: location.type,
    ...(fields.includes('path') && { path: location.path ?? '/' }),
    ...(fields.includes('method') && { method: location.method ?? '*' }),
    ...(fields.includes('statusCode') && { statusCode: location.statusCode ?? '*' }),
    ...(location.name !== undefined && { name: location.name }),
  };
}
