// A replay while it runs: its rows as they come, and the way to end it.
import { useEffect, useRef, useState } from 'react';
import type { StudioClient } from '../../shared/contract/contract';
import { useStudio } from '../state/studio-context';
import { afterProgress, idleReplay, type ReplayState } from './replay-state';

type ReplayInput = Parameters<StudioClient['replay']['run']>[0];

/** One run at a time; it is cancelled when whoever asked goes. */
export function useReplay() {
  const { client, connection, drafts } = useStudio();
  const [state, setState] = useState(idleReplay);
  const running = useRef<string>(undefined);
  useEffect(
    () =>
      connection.listen((event) => {
        if (event.name === 'replay.progress') setState((before) => afterProgress(before, event.payload));
      }),
    [connection],
  );
  const cancel = () => {
    if (running.current !== undefined) void client.replay.cancel({ runId: running.current });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the component goes
  useEffect(() => cancel, []);
  return {
    ...state,
    cancel,
    start(input: Omit<ReplayInput, 'runId'>) {
      const runId = crypto.randomUUID();
      running.current = runId;
      setState({ ...idleReplay, runId, isRunning: true });
      const settle = (more: Partial<ReplayState>) => {
        if (running.current === runId) setState((before) => ({ ...before, ...more, isRunning: false }));
      };
      drafts
        .flush()
        .then(() => client.replay.run({ ...input, runId }))
        .then(
          ({ rows, notes }) => settle({ rows, notes }),
          (error: unknown) => settle({ error }),
        );
    },
  };
}
