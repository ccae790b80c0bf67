// The identity sources of an authorizer as rows of a form, and back to the list that it keeps.
import { type IdentityPlace, parseIdentitySources } from '../../../../shared/definition/identity-sources';

/** `text`: what is no source, kept as it was written. */
export type IdentityRowPlace = IdentityPlace | 'text';

export interface IdentityRow {
  readonly place: IdentityRowPlace;
  readonly name: string;
}

const prefixes: Readonly<Record<IdentityRowPlace, string>> = {
  header: 'method.request.header.',
  querystring: 'method.request.querystring.',
  'stage-variable': 'stageVariables.',
  context: 'context.',
  text: '',
};

/** Rows of the list as it is stored; an empty list has none. */
export function identityRows(list: string | undefined): readonly IdentityRow[] {
  const written = (list ?? '').split(',').map((part) => part.trim());
  return written
    .filter((expression) => expression !== '')
    .map((expression) => {
      const [source] = parseIdentitySources('REQUEST', expression).sources;
      return source === undefined ? { place: 'text', name: expression } : { place: source.place, name: source.name };
    });
}

/** The list that is stored; rows without a name are left out. */
export function identityList(rows: readonly IdentityRow[]): string {
  return rows
    .filter(({ name }) => name.trim() !== '')
    .map(({ place, name }) => `${prefixes[place]}${name.trim()}`)
    .join(', ');
}

/** What is wrong with one row; undefined while it has no name yet. */
export function identityRowProblem(row: IdentityRow): string | undefined {
  const list = identityList([row]);
  if (list === '') return undefined;
  return list.includes(',')
    ? 'A comma stands between two sources: add a row for each.'
    : parseIdentitySources('REQUEST', list).problem;
}
