// The user pools there are: those of the workspace and those that authorizers name.
import { useEffect, useState } from 'react';
import type { UserPoolSummary } from '../../../shared/contract/identity';
import { useClient, useMirror } from '../../state/studio-context';

/** Read again when the definition changes; the list before stays meanwhile. */
export function usePools(): readonly UserPoolSummary[] {
  const client = useClient();
  const revision = useMirror((mirror) => mirror.revision);
  const [pools, setPools] = useState<readonly UserPoolSummary[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision tells when to read again
  useEffect(() => {
    let isWanted = true;
    // Without the list a pool can still be typed.
    client.identity.list({}).then(
      (list) => isWanted && setPools(list),
      () => isWanted && setPools([]),
    );
    return () => {
      isWanted = false;
    };
  }, [client, revision]);
  return pools;
}
