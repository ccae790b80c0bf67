// What "Enable CORS" would change, found by doing it: the same edit that the studio makes, on a copy.

import { StudioError } from '../../../shared/contract/errors';
import type { RestApiView } from '../../../shared/definition/api-view';
import { type CorsOptions, enableCors } from '../../../shared/definition/edits/cors-edits';
import { type Definition, parseEntityKey } from '../../../shared/definition/entities';
import type { GatewayResponse } from '../../../shared/definition/rest/gateway-response';
import type { Method } from '../../../shared/definition/rest/method';

export interface CorsChange {
  /** `OPTIONS`, `GET`, `DEFAULT_4XX`. */
  readonly where: string;
  /** True for a method or gateway response that is made. */
  readonly isNew: boolean;
  /** Headers with their value, and the one that stood there before. */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly before: string | undefined }[];
}

export interface CorsPreview {
  readonly changes: readonly CorsChange[];
  /** Methods whose endpoint answers by itself: it has to send the headers. */
  readonly proxies: readonly string[];
  /** True where a value that stands there now would be replaced. */
  readonly replaces: boolean;
  /** Why it cannot be done. */
  readonly refusal?: string;
}

/** The preview for one resource. */
export function previewCors(
  definition: Definition,
  view: RestApiView,
  resourceId: string,
  options: CorsOptions,
): CorsPreview {
  const methods = [...(view.resources.get(resourceId)?.methods.values() ?? [])];
  const proxies = methods
    .filter(({ methodIntegration }) => methodIntegration?.type.endsWith('_PROXY'))
    .map(({ httpMethod }) => httpMethod);
  try {
    const after = enableCors(definition, { apiId: view.api.id, resourceId }, options).definition;
    const changes = [...after].flatMap(([key, entity]): CorsChange[] => {
      const before = definition.get(key);
      if (before === entity) return [];
      const { kind, ids } = parseEntityKey(key);
      const old = headersOf(kind, before);
      const headers = [...headersOf(kind, entity)]
        .filter(([name, value]) => old.get(name) !== value)
        .map(([name, value]) => ({ name, value, before: old.get(name) }));
      const isNew = before === undefined;
      return headers.length === 0 && !isNew ? [] : [{ where: ids.at(-1) ?? '', isNew, headers }];
    });
    changes.sort((a, b) => rank(a.where) - rank(b.where));
    const replaces = changes.some(({ headers }) => headers.some(({ before }) => before !== undefined));
    return { changes, proxies, replaces };
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return { changes: [], proxies, replaces: false, refusal: error.message };
  }
}

/** The preflight first, gateway responses last. */
function rank(where: string): number {
  if (where === 'OPTIONS') return 0;
  return where.startsWith('DEFAULT_') ? 2 : 1;
}

/** `Access-Control-…` → value as it is written. */
function headersOf(kind: string, entity: unknown): ReadonlyMap<string, string> {
  if (entity === undefined) return new Map();
  const record =
    kind === 'gateway-response'
      ? (entity as GatewayResponse).responseParameters
      : (entity as Method).methodIntegration?.integrationResponses?.['200']?.responseParameters;
  return new Map(
    Object.entries(record ?? {})
      .map(([name, value]) => [name.replace(/^(?:method\.response|gatewayresponse)\.header\./, ''), value] as const)
      .filter(([name]) => name.startsWith('Access-Control-')),
  );
}
