// The location of a documentation part in words, and a new location for a type.

import { resolveLocation } from '../../../../shared/definition/edits/rules/documentation-location';
import type { DocumentationPart } from '../../../../shared/definition/rest/documentation';

type Location = DocumentationPart['location'];

const names: Readonly<Record<Location['type'], string>> = {
  API: 'API',
  AUTHORIZER: 'Authorizer',
  MODEL: 'Model',
  RESOURCE: 'Resource',
  METHOD: 'Method',
  PATH_PARAMETER: 'Path parameter',
  QUERY_PARAMETER: 'Query parameter',
  REQUEST_HEADER: 'Request header',
  REQUEST_BODY: 'Request body',
  RESPONSE: 'Response',
  RESPONSE_HEADER: 'Response header',
  RESPONSE_BODY: 'Response body',
};

/** `Query parameter`. */
export function locationTypeWords(type: Location['type']): string {
  return names[type];
}

/** `GET /pets type`, `Pet`, `the API`: what the part stands at. */
export function locationWords(location: Location): string {
  if (location.type === 'API') return 'the API';
  const { path, method, statusCode, name } = resolveLocation(location);
  const verb = method === '*' ? 'every method of' : method;
  const status = statusCode === '*' ? 'every status' : statusCode;
  return [verb, path, status, name].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Sorts by path, then by method, then by type: what belongs together stands together. */
export function byLocation(left: DocumentationPart, right: DocumentationPart): number {
  const order = ({ location }: DocumentationPart) =>
    [location.path ?? '', location.method ?? '', location.type, location.statusCode ?? '', location.name ?? ''].join(
      ' ',
    );
  return order(left) < order(right) ? -1 : 1;
}
