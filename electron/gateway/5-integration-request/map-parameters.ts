// Parameter mapping of the integration request: path, query and headers, with what the template overrides.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
import type { MappingSources } from '../context/mapping-sources';
import type { RequestOverrides } from '../context/template-scope';
import type { CompiledIntegrationRequest, ParameterMapping } from '../deploy/compiled-method';
import type { MappedHeader } from './header-rules';
import { encodeQueryText, type PathValue } from './uri-template';

export interface MappedParameters {
  readonly path: ReadonlyMap<string, PathValue>;
  /** Encoded, without `?`; empty where nothing is mapped. */
  readonly query: string;
  readonly headers: readonly MappedHeader[];
}

const nothing: MappedParameters = { path: new Map(), query: '', headers: [] };

/** The parameters that mappings and overrides give the integration request. */
export function mapParameters(
  compiled: CompiledIntegrationRequest,
  openSources: () => MappingSources,
  overrides: RequestOverrides | undefined,
): MappedParameters {
  const hasMappings = compiled.path.length + compiled.querystring.length + compiled.header.length > 0;
  if (!hasMappings && overrides === undefined) return nothing;
  const sources = openSources();
  return {
    path: mapPath(compiled.path, sources, overrides),
    query: mapQuery(compiled.querystring, sources, overrides),
    headers: mapHeaders(compiled.header, sources, overrides),
  };
}

function mapPath(
  mappings: readonly ParameterMapping[],
  sources: MappingSources,
  overrides: RequestOverrides | undefined,
): ReadonlyMap<string, PathValue> {
  const path = new Map<string, PathValue>();
  for (const { name, expression } of mappings) {
    const values = expression.read(sources);
    if (values !== undefined) path.set(name, { text: values.join(','), isEncoded: expression.isEncoded });
  }
  // AWS assumed: path text that a template writes keeps the escapes it has, since it mostly comes from the path
  for (const [name, values] of overrides?.path ?? []) path.set(name, { text: values.join(','), isEncoded: true });
  return path;
}

function mapQuery(
  mappings: readonly ParameterMapping[],
  sources: MappingSources,
  overrides: RequestOverrides | undefined,
): string {
  const query = new Map<string, readonly string[]>();
  for (const { name, expression } of mappings) {
    const values = expression.read(sources);
    if (values !== undefined) query.set(name, values);
  }
  for (const [name, values] of overrides?.querystring ?? []) query.set(name, values);
  const pairs: string[] = [];
  for (const [name, values] of query) {
    for (const value of values) pairs.push(`${encodeQueryText(name)}=${encodeQueryText(value)}`);
  }
  return pairs.join('&');
}

function mapHeaders(
  mappings: readonly ParameterMapping[],
  sources: MappingSources,
  overrides: RequestOverrides | undefined,
): readonly MappedHeader[] {
  const headers = new Map<string, MappedHeader>();
  const set = (name: string, values: readonly string[]) => {
    headers.set(name.toLowerCase(), { name, value: values.join(',') });
  };
  for (const { name, expression } of mappings) {
    const values = expression.read(sources);
    if (values !== undefined) set(name, values);
  }
  // AWS documented: an override wins over a mapping; a list becomes one line with commas
  for (const [name, values] of overrides?.header ?? []) set(name, values);
  return [...headers.values()];
}
