// What a stage's settings say of caching one method.
// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
import type { MethodSetting } from '../../../shared/definition/rest/stage';
import type { CompiledCacheKey } from '../deploy/compiled-method';
import type { CompiledMethodSettings } from '../deploy/method-settings';
import type { Exchange, MethodMatch } from '../exchange';
import type { CachePlace } from './response-cache';

export interface CacheRule {
  readonly key: CompiledCacheKey;
  readonly ttlSeconds: number;
  readonly isEncrypted: boolean;
  /** Whether clients need a permission to have an entry replaced. */
  readonly requiresAuthorization: boolean;
  readonly strategy: NonNullable<MethodSetting['unauthorizedCacheControlHeaderStrategy']>;
}

/** A method that is not cached, and why. */
export interface NoCache {
  readonly because: string;
}

const defaultTtlSeconds = 300;

/** The rule for the method that serves the request. Settings hold from the next request on. */
export function cacheRuleOf(
  { stage, invocation }: Exchange,
  { method, resourcePath }: MethodMatch,
  settings: CompiledMethodSettings,
): CacheRule | NoCache {
  if (stage.settings.cache === undefined) return { because: 'The stage has no cache cluster.' };
  const { httpMethod } = method.method;
  const found = settings.find(resourcePath, httpMethod, invocation.httpMethod);
  if (found?.cachingEnabled !== true) {
    return { because: 'Caching is not enabled for the method: its settings, or those of the stage, say no.' };
  }
  // AWS documented: the stage's default is for GET alone, other methods need settings of their own
  if (invocation.httpMethod !== 'GET' && !settings.hasOwn(resourcePath, httpMethod, invocation.httpMethod)) {
    return { because: `The stage's default caches GET only, and ${invocation.httpMethod} has no settings of its own.` };
  }
  const ttlSeconds = found.cacheTtlInSeconds ?? defaultTtlSeconds;
  // AWS documented
  if (ttlSeconds <= 0) return { because: 'The time to live is 0, which switches caching off.' };
  if (method.cacheKey === undefined) return { because: 'The method has no integration.' };
  if (method.method.methodIntegration?.responseTransferMode === 'STREAM') {
    // AWS documented: streamed responses are not cached
    return { because: 'The integration streams its answers, and streams are not kept.' };
  }
  return {
    key: method.cacheKey,
    ttlSeconds,
    isEncrypted: found.cacheDataEncrypted === true,
    requiresAuthorization: found.requireAuthorizationForCacheControl !== false,
    strategy: found.unauthorizedCacheControlHeaderStrategy ?? 'SUCCEED_WITH_RESPONSE_HEADER',
  };
}

/** Where the request's entries are: a canary has its own unless it shares the stage's. */
export function cachePlaceOf({ stage }: Exchange): CachePlace {
  const { apiId, stageName, release, settings } = stage;
  const isCanary = release === 'canary' && settings.canary?.useStageCache !== true;
  return { apiId, stageName, scope: isCanary ? 'canary' : 'stage' };
}
