// Documentation parts by the entity they describe, with AWS's inheritance (reference: OpenAPI 3.5, 5.6).
import { isMembers } from '../../definition/edits/member-path';
import { parseJson } from '../../definition/edits/parse-json';
import { own } from '../../definition/records';
import type { DocumentationPart } from '../../definition/rest/documentation';
import { locationName } from '../import/identities';
import type { DocumentObject } from './document-object';

type Location = DocumentationPart['location'];

export interface DocumentationLookup {
  readonly parts: readonly DocumentationPart[];
  /** Members that OpenAPI knows of the part that describes `location`, and all its `x-…` members. */
  fieldsOf(location: Location, known: readonly string[]): DocumentObject;
}

/** Looks parts up; without parts every answer is empty. */
export function createDocumentationLookup(parts: readonly DocumentationPart[]): DocumentationLookup {
  const byLocation = new Map<string, DocumentObject>();
  for (const { location, properties } of parts) {
    const parsed = parseJson(properties);
    if (isMembers(parsed)) byLocation.set(locationName(location), parsed);
  }
  return {
    parts,
    fieldsOf(location, known) {
      if (byLocation.size === 0) return {};
      const properties = candidatesOf(location)
        .map((candidate) => byLocation.get(locationName(candidate)))
        .find((found) => found !== undefined);
      return properties === undefined ? {} : knownFields(properties, known);
    },
  };
}

/** The members named in `known`, in that order, then every `x-…` member that is not API Gateway's own. */
export function knownFields(properties: DocumentObject, known: readonly string[]): DocumentObject {
  const fields = known.flatMap((name) => {
    const value = own(properties, name);
    return value === undefined || !isFit(name, value) ? [] : [[name, value] as const];
  });
  const extras = Object.entries(properties).filter(
    ([name]) => name.startsWith('x-') && !name.startsWith('x-amazon-apigateway-'),
  );
  return Object.fromEntries([...fields, ...extras]);
}

/** A part may hold anything; in the place OpenAPI gives a member only its own kind of value may stand. */
function isFit(name: string, value: unknown): boolean {
  if (name === 'tags') return Array.isArray(value);
  if (name === 'deprecated') return typeof value === 'boolean';
  if (name === 'externalDocs') return isMembers(value) && typeof own(value, 'url') === 'string';
  if (name === 'info' || name === 'contact') return isMembers(value);
  if (name === 'license') return isMembers(value) && typeof own(value, 'name') === 'string';
  return typeof value === 'string';
}

// AWS documented: the longest path wins, then the explicit status code; a part of one's own inherits nothing.
// Resources, models, authorizers and the API itself do not inherit.
function candidatesOf(location: Location): Location[] {
  const { path, method, statusCode } = location;
  if (method === undefined || path === undefined) return [location];
  const codes = statusCode === undefined ? [undefined] : [statusCode, '*'];
  return pathsUp(path).flatMap((prefix) =>
    codes.flatMap((code) =>
      [method, '*'].map((verb) => ({
        ...location,
        path: prefix,
        method: verb,
        ...(code !== undefined && { statusCode: code }),
      })),
    ),
  );
}

function pathsUp(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return [...parts.map((_, at) => `/${parts.slice(0, parts.length - at).join('/')}`), '/'];
}
