// Rules of response caches: clusters without methods, methods without clusters, and keys that share too much.
import { type MethodCaching, methodCachings } from '../../cache/method-caching';
import type { EntityKey } from '../entities';
import type { ApiScope } from './api-scope';
import type { Report } from './finding-report';

/** Looks at the stages of one API, and at the methods that any of them caches. */
export function findCacheProblems({ view, stages }: ApiScope, report: Report): void {
  if (view === undefined) return;
  const cached = new Map<EntityKey, MethodCaching>();
  for (const { key, entity: stage } of stages) {
    const methods = methodCachings(view, stage).filter(({ ttlSeconds }) => ttlSeconds > 0);
    if (!stage.cacheClusterEnabled) {
      const entries = Object.entries(stage.methodSettings ?? {});
      const [enabled] = entries.find(([, setting]) => setting.cachingEnabled === true) ?? [];
      if (enabled === undefined) continue;
      const message = `Stage ${stage.stageName} has no cache cluster, so caching of ${enabled} keeps nothing.`;
      report('cache-without-cluster', key, ['methodSettings', enabled, 'cachingEnabled'], message);
    } else if (methods.length === 0) {
      const message = `Stage ${stage.stageName} has a cache cluster, but caching is enabled for none of its methods.`;
      report('cache-without-methods', key, ['cacheClusterEnabled'], message);
    } else for (const method of methods) cached.set(method.methodKey, method);
  }
  for (const method of cached.values()) findKeyProblems(method, report);
}

function findKeyProblems(
  { methodKey, method, httpMethod, path, keyParameters, sharedVariables }: MethodCaching,
  report: Report,
): void {
  const place = ['methodIntegration', 'cacheKeyParameters'];
  const name = `${httpMethod} ${path}`;
  if (sharedVariables.length > 0) {
    const names = sharedVariables.map((variable) => `{${variable}}`).join(', ');
    report(
      'cache-key-incomplete',
      methodKey,
      place,
      `The cache key of ${name} lacks ${names}: all values get one answer.`,
    );
  }
  // a header or query parameter may well be who calls; without any, nothing can
  const mayTellCallersApart = keyParameters.some((parameter) => !parameter.startsWith('method.request.path.'));
  if ((method.authorizationType ?? 'NONE') === 'NONE' || mayTellCallersApart) return;
  const message = `${name} is guarded, but its answers are cached for all callers together: the cache key has nothing of them.`;
  report('cache-shared-by-callers', methodKey, place, message);
}
