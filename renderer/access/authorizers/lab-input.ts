// What the lab asks an authorizer with, from the rows of its form.
import type { AuthorizerRun } from '../../../shared/trace/authorizer-run';
import { type KeyValueRow, recordOfRows } from '../../components/key-value-rows';
import type { LabSource } from './lab-authorizer';

export interface LabForm {
  readonly stageName: string | undefined;
  readonly httpMethod: string;
  readonly path: string;
  readonly headers: readonly KeyValueRow[];
  readonly query: readonly KeyValueRow[];
  readonly stageVariables: readonly KeyValueRow[];
  readonly context: readonly KeyValueRow[];
  /** What the method would ask of an access token. */
  readonly scopes: readonly string[];
}

/** A run with the request that it was about. */
export interface LabRun {
  /** Counts from 1. */
  readonly number: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `GET /orders`. */
  readonly request: string;
  readonly run: AuthorizerRun;
}

/** The form as the authorizer's identity sources want it: their names are there, the values are still to be typed. */
export function startForm(sources: readonly LabSource[], stageName: string | undefined): LabForm {
  const rowsOf = (place: LabSource['place']): readonly KeyValueRow[] =>
    sources.filter((source) => source.place === place).map(({ name }) => ({ name, value: '' }));
  return {
    stageName,
    httpMethod: 'GET',
    path: '/',
    headers: rowsOf('header'),
    query: rowsOf('querystring'),
    stageVariables: rowsOf('stage-variable'),
    context: rowsOf('context'),
    scopes: [],
  };
}

/** The header that takes a token: the first one that the authorizer reads. */
export function tokenHeader(sources: readonly LabSource[]): string {
  return sources.find(({ place }) => place === 'header')?.name ?? 'Authorization';
}

/** Rows with these headers in them: in their places where they were, at the end where not. Case does not count. */
export function withHeaders(
  rows: readonly KeyValueRow[],
  headers: readonly (readonly [string, string])[],
): readonly KeyValueRow[] {
  const sent = new Map(headers.map(([name, value]) => [name.toLowerCase(), { name, value }]));
  const kept = rows.map((row) => {
    const found = sent.get(row.name.toLowerCase());
    sent.delete(row.name.toLowerCase());
    return found === undefined ? row : { ...row, value: found.value, isOn: true };
  });
  return [...kept, ...sent.values()];
}

/** The input of `authorizers.run`; rows without a value are left out, so that what is missing is missing. */
export function runInput(apiId: string, authorizerId: string, form: LabForm) {
  return {
    apiId,
    authorizerId,
    ...(form.stageName !== undefined && { stageName: form.stageName }),
    httpMethod: form.httpMethod,
    pathWithQueryString: form.path,
    headers: filledPairs(form.headers),
    querystring: filledPairs(form.query),
    stageVariables: recordOfRows(filled(form.stageVariables)),
    contextVariables: recordOfRows(filled(form.context)),
    scopes: [...form.scopes],
  };
}

/** Names with values of the rows that have both. */
export function filledPairs(rows: readonly KeyValueRow[]): [string, string][] {
  return filled(rows).map(({ name, value }): [string, string] => [name, value]);
}

function filled(rows: readonly KeyValueRow[]): readonly KeyValueRow[] {
  return rows.filter(({ name, value, isOn }) => isOn !== false && name !== '' && value !== '');
}
