// Asks the studio what a web ACL makes of a request, again with every edit and every key typed.
import { useEffect, useState } from 'react';
import type { Verdict } from '../../../shared/waf/verdict';
import { useClient, useMirror } from '../../state/studio-context';

export interface TriedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly sourceIp: string;
  readonly times: number;
}

interface Answered {
  readonly verdict?: Verdict;
  readonly error?: unknown;
}

const pauseMs = 150;

/** The newest verdict; the one before stays until it is there. `request` is compared by its text. */
export function useVerdict(arn: string, request: TriedRequest): Answered {
  const client = useClient();
  const definition = useMirror((mirror) => mirror.definition);
  const [answered, setAnswered] = useState<Answered>({});
  const text = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an edit of the definition changes the answer
  useEffect(() => {
    let isStale = false;
    const timer = window.setTimeout(() => {
      client.waf.test({ arn, ...JSON.parse(text) }).then(
        (verdict) => {
          if (!isStale) setAnswered({ verdict });
        },
        (error: unknown) => {
          if (!isStale) setAnswered({ error });
        },
      );
    }, pauseMs);
    return () => {
      isStale = true;
      window.clearTimeout(timer);
    };
  }, [client, definition, arn, text]);
  return answered;
}
