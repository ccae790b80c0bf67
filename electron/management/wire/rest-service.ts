// REST services: a table of operations, and which of them a verb and a path name.
// https://smithy.io/2.0/spec/http-bindings.html
import type { ManagementRequest } from './management-request';
import { compileUriTemplate } from './uri-template';

export type RestOperationRow = readonly [name: string, method: string, uri: string, status: number];

export interface MatchedOperation<Name extends string> {
  readonly name: Name;
  /** Of the answer where all is well. */
  readonly status: number;
  /** Labels of the URI, decoded. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Finds the operation of a request; undefined where the service has none there. */
export type MatchOperation<Name extends string> = (request: ManagementRequest) => MatchedOperation<Name> | undefined;

/** Prepares a table. The URI with more literal parts wins. */
export function openRestTable<Name extends string>(
  table: readonly (readonly [name: Name, method: string, uri: string, status: number])[],
): MatchOperation<Name> {
  const rows = table
    .map(([name, method, uri, status]) => ({ name, method, status, template: compileUriTemplate(uri) }))
    .sort((a, b) => b.template.literals - a.template.literals);
  return ({ method, rawPath, query }) => {
    for (const row of rows) {
      if (row.method !== method) continue;
      const labels = row.template.match(rawPath, query);
      if (labels !== undefined) return { name: row.name, status: row.status, labels };
    }
    return undefined;
  };
}
