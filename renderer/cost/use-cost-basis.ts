// What an estimate of a stage is made of, asked again when the time changes or somebody asks.
import { useCallback, useEffect, useState } from 'react';
import type { CostBasis } from '../../shared/contract/cost';
import { useClient } from '../state/studio-context';

export interface WatchedBasis {
  readonly basis: CostBasis | undefined;
  readonly error: unknown;
  readonly reload: () => void;
}

/** Reads it; figures move slowly, so every minute is often enough. */
export function useCostBasis(apiId: string, stageName: string, rangeMs: number): WatchedBasis {
  const client = useClient();
  const [read, setRead] = useState<Omit<WatchedBasis, 'reload'>>({ basis: undefined, error: undefined });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round asks again
  useEffect(() => {
    let isAsked = true;
    const ask = () =>
      client.cost.basis({ apiId, stageName, rangeMs }).then(
        (basis) => isAsked && setRead({ basis, error: undefined }),
        (error: unknown) => isAsked && setRead({ basis: undefined, error }),
      );
    void ask();
    const timer = setInterval(() => document.visibilityState === 'visible' && void ask(), 60_000);
    return () => {
      isAsked = false;
      clearInterval(timer);
    };
  }, [client, apiId, stageName, rangeMs, round]);
  return { ...read, reload: useCallback(() => setRound((before) => before + 1), []) };
}
