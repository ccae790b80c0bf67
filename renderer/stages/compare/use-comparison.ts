// A comparison of two states, made anew when either changes.
import { useEffect, useState } from 'react';
import type { Comparison } from '../../../shared/contract/stages';
import { useClient } from '../../state/studio-context';
import { type ComparedPair, sideOf } from './compared-sides';

export type ComparisonState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'read'; readonly comparison: Comparison };

/** `revision` grows with whatever may change a side. The former comparison stays until the next is there. */
export function useComparison(apiId: string, { before, after }: ComparedPair, revision: string): ComparisonState {
  const client = useClient();
  const [state, setState] = useState<ComparisonState>({ kind: 'reading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `revision` tells when a side changed
  useEffect(() => {
    let isWanted = true;
    client.deployments.compare({ apiId, before: sideOf(before), after: sideOf(after) }).then(
      (comparison) => isWanted && setState({ kind: 'read', comparison }),
      (error: unknown) => isWanted && setState({ kind: 'failed', error }),
    );
    return () => {
      isWanted = false;
    };
  }, [client, apiId, before, after, revision]);
  return state;
}
