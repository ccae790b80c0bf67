// Results of authorizers in the memory of this process: as many as fit, the longest unused ones go first.
import type { AuthorizerAnswer } from './authorizer-answer';
import type { AnswerText, AuthorizerCache, CachedAnswer, CachedStage } from './authorizer-cache';

const defaultEntries = 10_000;
/** Answers may be long: no more text than this is kept. */
const keptCharacters = 32 * 1_024 * 1_024;

interface Entry<A extends AnswerText> extends CachedAnswer<A> {
  readonly stage: string;
}

/** Opens an empty cache. */
export function openMemoryAuthorizerCache<A extends AnswerText = AuthorizerAnswer>(
  mostEntries = defaultEntries,
): AuthorizerCache<A> {
  // a Map keeps the order of insertion: the first entry is the one that was used longest ago
  const entries = new Map<string, Entry<A>>();
  let characters = 0;

  function forget(place: string, entry: Entry<A>): void {
    entries.delete(place);
    characters -= sizeOf(entry);
  }

  return {
    find(stage, key, now) {
      const place = placeOf(stage, key);
      const entry = entries.get(place);
      if (entry === undefined) return undefined;
      if (entry.expiresAt <= now) {
        forget(place, entry);
        return undefined;
      }
      entries.delete(place);
      entries.set(place, entry);
      return entry;
    },
    keep(stage, key, cached) {
      const place = placeOf(stage, key);
      const former = entries.get(place);
      if (former !== undefined) forget(place, former);
      const entry = { ...cached, stage: nameOf(stage) };
      entries.set(place, entry);
      characters += sizeOf(entry);
      for (const [oldest, old] of entries) {
        if (entries.size <= mostEntries && characters <= keptCharacters) break;
        forget(oldest, old);
      }
    },
    flush(stage) {
      const name = nameOf(stage);
      for (const [place, entry] of entries) if (entry.stage === name) forget(place, entry);
    },
  };
}

function nameOf({ apiId, stageName }: CachedStage): string {
  return `${apiId}/${stageName}`;
}

function placeOf(stage: CachedStage, key: string): string {
  return `${nameOf(stage)} ${key}`;
}

function sizeOf({ answer }: CachedAnswer<AnswerText>): number {
  return answer.text.length;
}
