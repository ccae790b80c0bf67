// The key under which a request's answer is kept: namespace, method and the values of the declared parameters.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import { createHash } from 'node:crypto';
import type { CacheKeyPart, ShownCacheKey } from '../../../shared/cache/cache-visit';
import { openMappingSources } from '../context/mapping-sources';
import type { CompiledCacheKey } from '../deploy/compiled-method';
import type { ApiDeployment, Exchange } from '../exchange';
import { maskedHeader, maskedQueryValue, maskedSecret } from '../trace/secrets';

/** A request's key: as stores take it, and with its values for whoever shows it. */
export interface CacheKey {
  readonly text: string;
  readonly namespace: string;
  readonly httpMethod: string;
  readonly values: readonly (readonly string[])[];
}

/**
 * Reads the key of `exchange`.
 * AWS documented: parameters that are not declared, the caller's identity and the body do not vary it
 */
export function readCacheKey(exchange: Exchange, { namespace, parameters }: CompiledCacheKey): CacheKey {
  const { httpMethod } = exchange.invocation;
  const sources = parameters.length === 0 ? undefined : openMappingSources(exchange);
  const values = parameters.map(({ read }) => (sources && read(sources)) ?? []);
  // JSON keeps the parts apart, whatever is in them
  const named = parameters.map(({ parameter }, at) => [parameter, ...(values[at] ?? [])]);
  return { text: JSON.stringify([namespace, httpMethod, ...named]), namespace, httpMethod, values };
}

/** A short name of the key that tells nothing of what is in it. */
export function entryIdOf({ text }: CacheKey): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** The key as people may see it: credentials show their last characters only. */
export function shownCacheKey(key: CacheKey, compiled: CompiledCacheKey, deployment: ApiDeployment): ShownCacheKey {
  const parts = compiled.parameters.map(({ parameter, sourceName = '' }, at): CacheKeyPart => {
    const isToken = deployment.tokenHeaders.has(sourceName.toLowerCase()) || deployment.tokenParameters.has(sourceName);
    const shown = (value: string) =>
      isToken ? maskedSecret(value) : maskedQueryValue(sourceName, maskedHeader(sourceName, value));
    return { parameter, values: (key.values[at] ?? []).map(shown) };
  });
  return { namespace: key.namespace, httpMethod: key.httpMethod, parts };
}
