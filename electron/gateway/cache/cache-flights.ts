// Requests that miss the same entry at the same time: one goes to the endpoint, the others wait for what it brings.
// AWS assumed: nothing is written of concurrent misses; one call is what a cache is for, and makes tests repeatable
import type { CachedAnswer, CachePlace, CacheStage } from './response-cache';

/** What the first request brought: the answer that is kept now, or undefined where none was kept. */
export type Landing = CachedAnswer | undefined;

export interface CacheFlights {
  /** The flight that is under way for the key, to wait for. */
  find(place: CachePlace, key: string): Promise<Landing> | undefined;
  /** Starts a flight; whoever does must land it, whatever happens. The second landing of a flight does nothing. */
  start(place: CachePlace, key: string): (landing: Landing) => void;
  /** Counts the stage's flushes: what was asked for before one must not be kept after it. */
  epochOf(stage: CacheStage): number;
  /** The stage was flushed: requests from now on wait for no flight from before. */
  flush(stage: CacheStage): void;
}

/** Opens a book without flights. */
export function openCacheFlights(): CacheFlights {
  const flights = new Map<string, Promise<Landing>>();
  const epochs = new Map<string, number>();
  const epochOf = (stage: CacheStage) => epochs.get(stageText(stage)) ?? 0;
  const nameOf = (place: CachePlace, key: string) => `${stageText(place)} ${epochOf(place)} ${place.scope} ${key}`;
  return {
    find: (place, key) => flights.get(nameOf(place, key)),
    start(place, key) {
      const name = nameOf(place, key);
      let land: (landing: Landing) => void = () => undefined;
      const flight = new Promise<Landing>((resolve) => (land = resolve));
      flights.set(name, flight);
      return (landing) => {
        if (flights.get(name) === flight) flights.delete(name);
        land(landing);
      };
    },
    epochOf,
    flush(stage) {
      epochs.set(stageText(stage), epochOf(stage) + 1);
    },
  };
}

function stageText({ apiId, stageName }: CacheStage): string {
  return `${apiId}/${stageName}`;
}
