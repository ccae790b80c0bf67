// What a stage's cache keeps, asked again each second while somebody looks: ages and times left are on the clock.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { StageCacheState } from '../../shared/contract/cache';
import { useClient } from '../state/studio-context';

export interface StagePlace {
  readonly apiId: string;
  readonly stageName: string;
}

export interface WatchedCache {
  /** Undefined until the first answer. */
  readonly state: StageCacheState | undefined;
  /** Why the last question went wrong; the state before it stays. */
  readonly error: unknown;
  readonly reload: () => Promise<void>;
}

const pauseMs = 1_000;

/** Watches the cache of a stage of a REST API. */
export function useStageCache({ apiId, stageName }: StagePlace): WatchedCache {
  const client = useClient();
  const [state, setState] = useState<StageCacheState>();
  const [error, setError] = useState<unknown>();
  // an answer about a stage that is not looked at any more says nothing
  const asked = useRef('');
  const reload = useCallback(async () => {
    const name = `${apiId}/${stageName}`;
    try {
      const found = await client.cache.entries({ apiId, stageName });
      if (asked.current !== name) return;
      setState(found);
      setError(undefined);
    } catch (failure) {
      if (asked.current === name) setError(failure);
    }
  }, [client, apiId, stageName]);
  useEffect(() => {
    asked.current = `${apiId}/${stageName}`;
    setState(undefined);
    void reload();
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void reload();
    }, pauseMs);
    return () => {
      asked.current = '';
      clearInterval(timer);
    };
  }, [apiId, stageName, reload]);
  return { state, error, reload };
}
