// What the cache did for a recorded request, in one line above its answer.
import { DatabaseZap } from 'lucide-react';
import { cacheKeyPartText, type TraceCacheVisit } from '../../shared/cache/cache-visit';
import styles from './Cache.module.css';
import { leftWords } from './cache-words';

const titles: Readonly<Record<TraceCacheVisit['outcome'], string>> = {
  hit: 'Cache hit',
  miss: 'Cache miss',
  refreshed: 'Cache entry replaced',
  refused: 'Invalidation refused',
};

/** Shown where the method is cached. */
export function CacheVerdict({ visit }: { readonly visit: TraceCacheVisit }) {
  const { outcome, said, key } = visit;
  const named = [key.namespace, key.httpMethod, ...key.parts.map(cacheKeyPartText)].join(' ');
  return (
    <p className={styles.verdict}>
      <DatabaseZap size={14} strokeWidth={1.8} aria-hidden="true" />
      <b>{titles[outcome]}</b>
      <span title={`Key: ${named}`}>{ageWords(visit) ?? [said, keptWords(visit)].filter(Boolean).join(' ')}</span>
    </p>
  );
}

function ageWords({ ageMs, expiresInMs }: TraceCacheVisit): string | undefined {
  if (ageMs === undefined || expiresInMs === undefined) return undefined;
  return `The answer was kept ${leftWords(ageMs)} before and was good for another ${leftWords(expiresInMs)}.`;
}

function keptWords({ kept, notKept }: TraceCacheVisit): string {
  if (notKept !== undefined) return `The answer was not kept: ${notKept}`;
  return kept === undefined ? '' : `The answer was kept for ${leftWords(kept.ttlSeconds * 1_000)}.`;
}
