// Keys and beginnings of a stage's method settings.
// https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
import type { MethodSetting } from './stage';

/** AWS recorded: what an entry holds once any of its settings was touched; loggingLevel stays absent. */
export const newMethodSetting: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5_000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

/** `/pets/{id}` and `GET` → `~1pets~1{id}/GET`, the key of the method's entry. */
export function settingKeyOf(resourcePath: string, httpMethod: string): string {
  return `${resourcePath.replaceAll('~', '~0').replaceAll('/', '~1')}/${httpMethod}`;
}

/** `~1pets~1{id}/GET`, `pets/{id}/GET` or `/pets/{id}/GET` → `GET /pets/{id}`. */
export function methodOfSettingKey(key: string): string {
  const at = key.lastIndexOf('/');
  const path = key.slice(0, Math.max(at, 0)).replaceAll('~1', '/').replaceAll('~0', '~');
  return `${key.slice(at + 1)} ${path.startsWith('/') ? '' : '/'}${path}`;
}
