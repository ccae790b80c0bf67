// Asks the studio from where an API is reachable, again with every edit of the definition.
import { useEffect, useState } from 'react';
import type { ReachReport } from '../../../shared/contract/domains';
import { useClient, useMirror } from '../../state/studio-context';
import { readTarget } from '../domains/use-targets';

export interface ReachForm {
  /** A value of the list of stages; undefined: there is none. */
  readonly target: string | undefined;
  readonly verb: string;
  readonly path: string;
  readonly sourceIp: string;
}

interface Reached {
  readonly report?: ReachReport;
  readonly error?: unknown;
}

/** The newest answer; the one before stays until it is there. */
export function useReach({ target, verb, path, sourceIp }: ReachForm): Reached {
  const client = useClient();
  const definition = useMirror((mirror) => mirror.definition);
  const [reached, setReached] = useState<Reached>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the definition changes the answer
  useEffect(() => {
    let isStale = false;
    if (target === undefined) return undefined;
    client.domains.reach({ ...readTarget(target), verb, path, sourceIp }).then(
      (report) => {
        if (!isStale) setReached({ report });
      },
      (error: unknown) => {
        if (!isStale) setReached({ error });
      },
    );
    return () => {
      isStale = true;
    };
  }, [client, definition, target, verb, path, sourceIp]);
  return reached;
}
