// What the studio asks of a stage's cache: what is in it, what it would say of a request, and to forget.
import type {
  CacheExplanation,
  CacheQuestion,
  CacheScope,
  StageCacheEntries,
} from '../../../shared/cache/cached-entries';
import type { Clock, StageDeployment } from '../ports';
import type { CacheFlights } from './cache-flights';
import type { CacheHistory } from './cache-history';
import { cacheLimitBytes } from './cache-size';
import type { CacheStage, ResponseCache } from './response-cache';

/** Plain data: it crosses from the studio to the gateway. */
export type CacheRequest = CacheStage &
  (
    | { readonly kind: 'entries' }
    | { readonly kind: 'explain'; readonly question: CacheQuestion }
    | { readonly kind: 'forget'; readonly scope: CacheScope; readonly id: string }
    | { readonly kind: 'flush' }
  );

export type CacheReply =
  | { readonly kind: 'entries'; readonly state: StageCacheEntries }
  | { readonly kind: 'explained'; readonly explanation: CacheExplanation }
  /** How many entries are gone. */
  | { readonly kind: 'forgotten'; readonly count: number };

export interface AskedCache {
  readonly cache: ResponseCache;
  readonly flights: CacheFlights;
  readonly history: CacheHistory;
  readonly clock: Clock;
  /** The stage as it is served; undefined where it is not. */
  readonly stageOf: (stage: CacheStage) => StageDeployment | undefined;
  readonly explain: (stage: CacheStage, question: CacheQuestion) => Promise<CacheExplanation>;
}

/** Answers `request`. A stage that is not served has an empty cache. */
export async function askCache(asked: AskedCache, request: CacheRequest): Promise<CacheReply> {
  const { cache, clock, stageOf } = asked;
  const { apiId, stageName } = request;
  const stage = { apiId, stageName };
  switch (request.kind) {
    case 'entries': {
      const settings = stageOf(stage)?.settings;
      const at = clock();
      const entries = await cache.entries(stage, at);
      const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
      const isOn = settings?.cache !== undefined;
      const limitBytes = cacheLimitBytes(settings ?? {});
      return { kind: 'entries', state: { isOn, entries, bytes, limitBytes, at, ...asked.history.read(stage, at) } };
    }
    case 'explain':
      return { kind: 'explained', explanation: await asked.explain(stage, request.question) };
    case 'forget':
      return { kind: 'forgotten', count: (await cache.forget({ ...stage, scope: request.scope }, request.id)) ? 1 : 0 };
    case 'flush':
      return { kind: 'forgotten', count: await flushStage(asked, stage) };
  }
}

/** Forgets everything of the stage; answers that are on their way are not kept any more. */
export function flushStage(
  { cache, flights }: Pick<AskedCache, 'cache' | 'flights'>,
  stage: CacheStage,
): number | Promise<number> {
  flights.flush(stage);
  return cache.flush(stage);
}
