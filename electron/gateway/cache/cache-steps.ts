// The two steps of the response cache: before the integration request an answer is looked for, after the method
// response it is kept.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
import type { CompiledMethodSettings } from '../deploy/method-settings';
import type { Exchange, Step } from '../exchange';
import type { InvocationResponse } from '../messages';
import type { StageSettings } from '../ports';
import type { AnswerSeal } from './answer-seal';
import type { CacheFlights } from './cache-flights';
import type { CacheHistory } from './cache-history';
import { entryIdOf, readCacheKey, shownCacheKey } from './cache-key';
import { cachePlaceOf, cacheRuleOf } from './cache-rule';
import { cacheLimitBytes } from './cache-size';
import type { CacheVisit } from './cache-visit';
import { invalidationDenial, mayInvalidate, wantsFreshAnswer } from './may-invalidate';
import type { CachedAnswer, CachedContent, CachedEntry, ResponseCache } from './response-cache';

export interface CacheParts {
  readonly cache: ResponseCache;
  readonly flights: CacheFlights;
  readonly history: CacheHistory;
  readonly seal: AnswerSeal;
  readonly methodSettingsOf: (settings: StageSettings) => CompiledMethodSettings;
}

/** AWS documented: larger answers are not cached. */
const mostBodyBytes = 1_048_576;

/** AWS assumed: the header is documented, its text is not. */
const warning = [
  'Warning',
  '199 - "Cache-Control: max-age=0 was ignored: not authorized to invalidate the cache"',
] as const;

/** Looks for a kept answer. The steps after it are skipped where there is one. */
export function openLookUp({ cache, flights, history, seal, methodSettingsOf }: CacheParts): Step {
  function serve(exchange: Exchange, visit: CacheVisit, { status, headers, body }: CachedAnswer, said: string): void {
    visit.outcome = 'hit';
    visit.said = said;
    const now = exchange.tools.clock();
    history.count(visit.place, now, true);
    exchange.response = { status, headers: visit.isWarned ? [...headers, warning] : headers, body };
    exchange.isAnswered = true;
    if (!exchange.trace.isOn) return;
    const age = visit.found && `kept ${Math.round((now - visit.found.keptAt) / 1_000)} s ago`;
    exchange.trace.note({ decided: `hit: ${age ?? 'fetched by another request'}` });
  }

  function miss({ tools, trace }: Exchange, visit: CacheVisit, outcome: 'miss' | 'refreshed', said: string): void {
    visit.outcome = outcome;
    visit.said = said;
    history.count(visit.place, tools.clock(), false);
    if (trace.isOn) trace.note({ decided: outcome === 'miss' ? 'miss' : 'refresh: Cache-Control: max-age=0' });
  }

  function lookUp(exchange: Exchange, visit: CacheVisit): void | Promise<void> {
    const found = cache.find(visit.place, visit.key.text, exchange.tools.clock());
    if (found instanceof Promise) return found.then((later) => conclude(exchange, visit, later));
    return conclude(exchange, visit, found);
  }

  function conclude(exchange: Exchange, visit: CacheVisit, found: CachedEntry | undefined): void | Promise<void> {
    const { place, key } = visit;
    const answer = found && answerIn(found.content, key.text);
    if (found !== undefined && answer !== undefined) {
      visit.found = found;
      return serve(exchange, visit, answer, 'The answer was kept.');
    }
    const flight = flights.find(place, key.text);
    if (flight !== undefined) return flight.then((landing) => join(exchange, visit, landing));
    visit.land = flights.start(place, key.text);
    miss(exchange, visit, 'miss', 'Nothing is kept under this key.');
  }

  function join(exchange: Exchange, visit: CacheVisit, landing: CachedAnswer | undefined): void {
    if (landing !== undefined) {
      serve(exchange, visit, landing, 'Another request was fetching the answer, and this one waited for it.');
      return;
    }
    // all that waited go on by themselves, side by side: one after the other would add up their time
    miss(exchange, visit, 'miss', 'Another request was fetching the answer, but it brought none that is kept.');
  }

  function answerIn(content: CachedContent, key: string): CachedAnswer | undefined {
    return content.kind === 'open' ? content.answer : seal.open(key, content.bytes);
  }

  return {
    name: 'look-up-cache',
    phase: 'integration-request',
    appliesTo: ({ stage }) => stage.settings.cache !== undefined,
    run(exchange) {
      const { match, stage, trace } = exchange;
      if (match === undefined) return;
      const rule = cacheRuleOf(exchange, match, methodSettingsOf(stage.settings));
      if ('because' in rule) {
        if (trace.isOn) trace.note({ decided: `not cached: ${rule.because}` });
        return;
      }
      const place = cachePlaceOf(exchange);
      const visit: CacheVisit = {
        rule,
        place,
        key: readCacheKey(exchange, rule.key),
        epoch: flights.epochOf(place),
        outcome: 'miss',
        said: '',
        isWarned: false,
        found: undefined,
        isKept: false,
        notKept: undefined,
        land: undefined,
      };
      exchange.cacheVisit = visit;
      if (!wantsFreshAnswer(exchange.invocation)) return lookUp(exchange, visit);
      if (!rule.requiresAuthorization || mayInvalidate(exchange)) {
        return miss(exchange, visit, 'refreshed', 'The client asked for a fresh answer with Cache-Control: max-age=0.');
      }
      if (rule.strategy === 'FAIL_WITH_403') {
        visit.outcome = 'refused';
        visit.said = 'The client asked for a fresh answer and has no permission for it.';
        throw invalidationDenial(exchange);
      }
      visit.isWarned = rule.strategy === 'SUCCEED_WITH_RESPONSE_HEADER';
      return lookUp(exchange, visit);
    },
  };
}

/** Keeps the answer of a cached method. */
export function openKeep({ cache, flights, seal }: CacheParts): Step {
  return {
    name: 'keep-in-cache',
    phase: 'method-response',
    appliesTo: ({ cacheVisit }) => cacheVisit !== undefined,
    run(exchange) {
      const { cacheVisit: visit, response, trace } = exchange;
      if (visit === undefined || response === undefined) return;
      // AWS documented: "process the request and add a warning header in the response", whoever answered
      if (visit.isWarned) exchange.response = { ...response, headers: [...response.headers, warning] };
      visit.notKept = reasonAgainst(visit, response, flights);
      if (visit.notKept !== undefined) {
        if (trace.isOn) trace.note({ decided: `not kept: ${visit.notKept}` });
        return;
      }
      visit.isKept = true;
      const { rule, place, key } = visit;
      const { status, headers, body } = response;
      const answer = { status, headers, body };
      const now = exchange.tools.clock();
      const entry: CachedEntry = {
        id: entryIdOf(key),
        shownKey: shownCacheKey(key, rule.key, exchange.deployment),
        resourcePath: exchange.match?.resourcePath ?? '',
        status,
        content: rule.isEncrypted ? { kind: 'sealed', bytes: seal.seal(key.text, answer) } : { kind: 'open', answer },
        keptAt: now,
        expiresAt: now + rule.ttlSeconds * 1_000,
      };
      const kept = cache.keep(place, key.text, entry, cacheLimitBytes(exchange.stage.settings));
      if (trace.isOn) trace.note({ decided: `kept for ${rule.ttlSeconds} s${rule.isEncrypted ? ', encrypted' : ''}` });
      if (kept instanceof Promise) return kept.then(() => visit.land?.(answer));
      visit.land?.(answer);
    },
  };
}

/** AWS assumed: whatever passed the integration response is kept, errors of the endpoint among it. */
function reasonAgainst(
  { place, epoch }: CacheVisit,
  { stream, body }: InvocationResponse,
  flights: CacheFlights,
): string | undefined {
  if (stream !== undefined) return 'The answer streams.';
  if (body.length > mostBodyBytes) return `The body has more than ${mostBodyBytes} bytes.`;
  if (flights.epochOf(place) !== epoch) return 'The cache was flushed meanwhile.';
  return undefined;
}
