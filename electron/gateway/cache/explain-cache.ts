// Why a request would be answered from the cache, or not: the very rule and key that requests go by, without a request.

import type { ShownCacheKey } from '../../../shared/cache/cache-visit';
import {
  type CachedEntrySummary,
  type CacheExplanation,
  type CacheQuestion,
  cacheKeyDifferences,
} from '../../../shared/cache/cached-entries';
import { parseQuery } from '../1-entry/query-string';
import type { LiveStage } from '../2-routing/stage-table';
import { openExchange } from '../chains/open-exchange';
import type { CompiledMethodSettings } from '../deploy/method-settings';
import type { Exchange, GatewayTools } from '../exchange';
import type { InvocationRequest } from '../messages';
import type { StageSettings } from '../ports';
import { silentRecorder } from '../trace/silent-recorder';
import { entryIdOf, readCacheKey, shownCacheKey } from './cache-key';
import { type CacheRule, cachePlaceOf, cacheRuleOf } from './cache-rule';
import { wantsFreshAnswer } from './may-invalidate';
import type { ResponseCache } from './response-cache';

export interface ExplainParts {
  readonly tools: GatewayTools;
  readonly cache: ResponseCache;
  readonly methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings;
}

/** What the cache of `live` would make of `question`. */
export async function explainCache(
  { tools, cache, methodSettingsOf }: ExplainParts,
  found: LiveStage,
  question: CacheQuestion,
): Promise<CacheExplanation> {
  const live = (question.isCanary === true && found.canary) || found;
  const exchange = exchangeFor(tools, live, question);
  const match = live.deployment.routes.match(question.httpMethod, exchange.invocation.path);
  if (match === undefined) {
    const said = `No resource has a method for ${question.httpMethod} ${exchange.invocation.path}.`;
    return { verdict: 'unrouted', said, notes: [] };
  }
  const { method, pathParameters } = match;
  const { resourceId, resourcePath } = method;
  exchange.match = { method, resourceId, resourcePath, pathParameters };
  const at = { method: method.method.httpMethod, resourcePath };
  const rule = cacheRuleOf(exchange, exchange.match, methodSettingsOf(live.stage.settings));
  if ('because' in rule) return { verdict: 'uncached', said: rule.because, notes: [], ...at };
  const key = readCacheKey(exchange, rule.key);
  const shown = shownCacheKey(key, rule.key, live.deployment);
  const place = cachePlaceOf(exchange);
  const entries = (await cache.entries(place, tools.clock())).filter(({ scope }) => scope === place.scope);
  const entry = entries.find(({ id }) => id === entryIdOf(key));
  const nearest = entry === undefined ? nearestOf(entries, shown) : undefined;
  return {
    ...verdictOf(exchange, rule, entry),
    notes: [...strayNotes(exchange, rule)],
    ...at,
    key: shown,
    ttlSeconds: rule.ttlSeconds,
    ...(entry !== undefined && { entry }),
    ...(nearest !== undefined && { nearest }),
  };
}

function verdictOf(
  { invocation, tools }: Exchange,
  rule: CacheRule,
  entry: CachedEntrySummary | undefined,
): Pick<CacheExplanation, 'verdict' | 'said'> {
  if (wantsFreshAnswer(invocation) && !rule.requiresAuthorization) {
    return {
      verdict: 'refresh',
      said: 'Cache-Control: max-age=0 has the entry replaced: the stage asks for no permission.',
    };
  }
  // who signs is known of real requests only
  const permission = wantsFreshAnswer(invocation)
    ? ' Cache-Control: max-age=0 replaces it for callers with execute-api:InvalidateCache.'
    : '';
  if (entry === undefined) return { verdict: 'miss', said: `Nothing is kept under this key.${permission}` };
  const seconds = (ms: number) => Math.round(ms / 1_000);
  const age = `${seconds(tools.clock() - entry.keptAt)} s ago`;
  const left = `${seconds(entry.expiresAt - tools.clock())} s`;
  return { verdict: 'hit', said: `An answer was kept ${age} and is good for another ${left}.${permission}` };
}

/** The entry under the same namespace and method that differs in the fewest parameters. */
function nearestOf(entries: readonly CachedEntrySummary[], asked: ShownCacheKey): CacheExplanation['nearest'] {
  const compared = entries
    .filter(({ key }) => key.namespace === asked.namespace && key.httpMethod === asked.httpMethod)
    .map((entry) => ({ entry, differing: cacheKeyDifferences(asked.parts, entry.key.parts) }));
  return compared.sort((a, b) => a.differing.length - b.differing.length)[0];
}

/** Values of the request that the key does not look at: what most often surprises. */
function strayNotes({ invocation, match }: Exchange, { key, isEncrypted }: CacheRule): readonly string[] {
  const keyed = new Set(key.parameters.map(({ parameter, sourceName }) => sourceName ?? parameter.split('.').at(-1)));
  const query = [...new Set(invocation.query.map(([name]) => name))].filter((name) => !keyed.has(name));
  const path = Object.keys(match?.pathParameters ?? {}).filter((name) => !keyed.has(name));
  const headers = invocation.headers.filter(([name]) => [...keyed].some((one) => isOtherCase(one, name)));
  return [
    ...path.map((name) => `Path parameter ${name} is no part of the key: all its values share one entry.`),
    ...query.map((name) => `Query parameter ${name} is no part of the key: all its values share one entry.`),
    ...headers.map(([name]) => `Header ${name} is spelled otherwise than in the key, so it does not count.`),
    ...(isEncrypted ? ['Entries of this method are encrypted.'] : []),
  ];
}

function isOtherCase(keyed: string | undefined, name: string): boolean {
  return keyed !== undefined && keyed !== name && keyed.toLowerCase() === name.toLowerCase();
}

function exchangeFor(tools: GatewayTools, { stage, deployment }: LiveStage, question: CacheQuestion): Exchange {
  const { pathWithQueryString, httpMethod, headers } = question;
  const mark = pathWithQueryString.indexOf('?');
  const given = mark === -1 ? pathWithQueryString : pathWithQueryString.slice(0, mark);
  const path = given.startsWith('/') ? given : `/${given}`;
  const rawQuery = mark === -1 ? '' : pathWithQueryString.slice(mark + 1);
  const at = tools.clock();
  const invocation: InvocationRequest = {
    requestId: '',
    extendedRequestId: '',
    receivedAt: at,
    httpMethod,
    path,
    contextPath: `/${stage.stageName}${path}`,
    rawQuery,
    query: parseQuery(rawQuery),
    headers,
    body: new Uint8Array(0),
    sourceIp: '127.0.0.1',
    userAgent: '',
    domainName: '',
    domainPrefix: '',
    region: deployment.view.api.region ?? tools.identity.region,
    traceId: '',
  };
  const trace = silentRecorder();
  return openExchange({ origin: 'test', tools, deployment, stage, invocation, trace, startedMs: 0, match: undefined });
}
