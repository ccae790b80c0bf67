// What the lab asks an authorizer with, from the rows of its form.
import { type KeyValueRow, recordOfRows } from '../../components/key-value-rows';

export interface LabForm {
  readonly stageName: string | undefined;
  readonly httpMethod: string;
  readonly path: string;
  readonly headers: readonly KeyValueRow[];
  readonly query: readonly KeyValueRow[];
  readonly stageVariables: readonly KeyValueRow[];
  readonly context: readonly KeyValueRow[];
}

/** The form as the authorizer's identity sources want it: their names are there, the values are still to be typed. */
export function startForm(identitySource: string | undefined, stageName: string | undefined): LabForm {
  const sources = (identitySource ?? 'method.request.header.Authorization').split(',').map((each) => each.trim());
  const rowsOf = (prefix: string): readonly KeyValueRow[] =>
    sources
      .filter((source) => source.startsWith(prefix))
      .map((source) => ({ name: source.slice(prefix.length), value: '' }));
  return {
    stageName,
    httpMethod: 'GET',
    path: '/',
    headers: rowsOf('method.request.header.'),
    query: rowsOf('method.request.querystring.'),
    stageVariables: rowsOf('stageVariables.'),
    context: rowsOf('context.'),
  };
}

/** The input of `authorizers.run`; rows without a value are left out, so that what is missing is missing. */
export function runInput(apiId: string, authorizerId: string, form: LabForm) {
  const filled = (rows: readonly KeyValueRow[]) =>
    rows.filter(({ name, value, isOn }) => isOn !== false && name !== '' && value !== '');
  const pairs = (rows: readonly KeyValueRow[]) =>
    filled(rows).map(({ name, value }): [string, string] => [name, value]);
  return {
    apiId,
    authorizerId,
    ...(form.stageName !== undefined && { stageName: form.stageName }),
    httpMethod: form.httpMethod,
    pathWithQueryString: form.path,
    headers: pairs(form.headers),
    querystring: pairs(form.query),
    stageVariables: recordOfRows(filled(form.stageVariables)),
    contextVariables: recordOfRows(filled(form.context)),
  };
}
