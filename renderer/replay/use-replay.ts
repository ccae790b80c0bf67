// A replay while it runs: its rows as they come, and the way to end it.
import { useEffect, useRef, useState } from 'react';
import type { StudioClient } from '../../shared/contract/contract';
import type { ReplayRow } from '../../shared/contract/replay';
import { useStudio } from '../state/studio-context';

type ReplayInput = Parameters<StudioClient['replay']['run']>[0];

export interface ReplayState {
  readonly runId?: string;
  readonly rows: readonly ReplayRow[];
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  /** What a replay does otherwise than the entrance; known once the run is over. */
  readonly notes: readonly string[];
  readonly error?: unknown;
}

const idle: ReplayState = { rows: [], done: 0, total: 0, isRunning: false, notes: [] };

/** One run at a time; it is cancelled when whoever asked goes. */
export function useReplay() {
  const { client, connection, drafts } = useStudio();
  const [state, setState] = useState(idle);
  const running = useRef<string>(undefined);
  useEffect(
    () =>
      connection.listen((event) => {
        if (event.name !== 'replay.progress' || event.payload.runId !== running.current) return;
        const { rows, done, total } = event.payload;
        setState((before) => ({ ...before, rows: [...before.rows, ...rows], done, total }));
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
      setState({ ...idle, runId, isRunning: true });
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
