// The identity sources of an HTTP or WebSocket API's authorizer as rows of a form, and back to what it keeps.
import type { V2ProtocolType } from '../../../../../shared/definition/v2/api';
import { parseV2IdentitySource } from '../../../../../shared/definition/v2/v2-identity-source';
import type { IdentityRow, IdentityRowPlace } from '../../../sections/authorizers/identity-rows';

type Prefixes = Readonly<Record<IdentityRowPlace, string>>;

const prefixes: Readonly<Record<V2ProtocolType, Prefixes>> = {
  HTTP: {
    header: '$request.header.',
    querystring: '$request.querystring.',
    'stage-variable': '$stageVariables.',
    context: '$context.',
    text: '',
  },
  WEBSOCKET: {
    header: 'route.request.header.',
    querystring: 'route.request.querystring.',
    'stage-variable': 'stageVariables.',
    context: 'context.',
    text: '',
  },
};

/** A row for each source; what is none is kept as it was written. */
export function v2IdentityRows(sources: readonly string[], protocol: V2ProtocolType): readonly IdentityRow[] {
  return sources.map((expression) => {
    const source = parseV2IdentitySource(expression, protocol);
    return source === undefined ? { place: 'text', name: expression } : { place: source.place, name: source.name };
  });
}

/** The sources that are stored; rows without a name are left out. */
export function v2IdentityList(rows: readonly IdentityRow[], protocol: V2ProtocolType): string[] {
  return rows
    .filter(({ name }) => name.trim() !== '')
    .map(({ place, name }) => `${prefixes[protocol][place]}${name.trim()}`);
}

/** What is wrong with one row; undefined while it has no name yet. */
export function v2IdentityRowProblem(row: IdentityRow, protocol: V2ProtocolType): string | undefined {
  const [expression] = v2IdentityList([row], protocol);
  if (expression === undefined || parseV2IdentitySource(expression, protocol) !== undefined) return undefined;
  return `${expression} is no identity source: it has a character that no ${row.place === 'header' ? 'header' : 'name'} has.`;
}
