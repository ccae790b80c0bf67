// The parameters of a method's cache key, prepared at deploy.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import type { Method } from '../../../shared/definition/rest/method';
import { exactValues } from '../context/header-lines';
import type { ExpressionReader } from '../context/mapping-expression';
import type { CacheKeyParameter, CompiledCacheKey } from './compiled-method';
import type { ReportProblem } from './report-problem';
import type { SharedParts } from './shared-parts';

const named = /^method\.request\.(multivalueheader|header|multivaluequerystring|querystring)\.(.+)$/;

/** The key of `method`; undefined where it has no integration, so that nothing could be kept. */
export function compileCacheKey(
  resourceId: string,
  { methodIntegration: integration }: Method,
  parts: SharedParts,
  report: ReportProblem,
): CompiledCacheKey | undefined {
  if (integration === undefined) return undefined;
  // AWS documented: by default the resource's id; resources that share a namespace share what is kept
  const { cacheNamespace: namespace = resourceId, cacheKeyParameters } = integration;
  const parameters = [...new Set(cacheKeyParameters)].map((parameter): CacheKeyParameter => {
    // AWS documented: a parameter of the integration request stands for what is mapped to it
    const source = parameter.startsWith('integration.request.')
      ? integration.requestParameters?.[parameter]
      : parameter;
    const read = source === undefined ? noValue(parameter, report) : readerOf(source, parameter, parts, report);
    const [, place, name] = (source !== undefined && named.exec(source)) || [];
    return { parameter, read, ...(place !== undefined && { sourceName: name }) };
  });
  return { namespace, parameters };
}

// AWS assumed: all values of a parameter that comes several times count, in order
function readerOf(source: string, parameter: string, parts: SharedParts, report: ReportProblem): ExpressionReader {
  const [, place, name = ''] = named.exec(source) ?? [];
  if (place?.endsWith('header')) return ({ exchange }) => exactValues(exchange.invocation.headers, name);
  if (place?.endsWith('querystring')) return ({ exchange }) => exactValues(exchange.invocation.query, name);
  const expression = parts.expression(source, 'request');
  return 'problem' in expression ? noValue(parameter, report) : expression.read;
}

function noValue(parameter: string, report: ReportProblem): ExpressionReader {
  report('methodIntegration.cacheKeyParameters', `${parameter} has no source: the cache key does not vary with it.`);
  return () => undefined;
}
