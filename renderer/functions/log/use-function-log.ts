// The log of a function: what there is, then every line as it is written.
import { useEffect, useState } from 'react';
import type { LogLine } from '../../../shared/contract/logs';
import { describeError } from '../../components/error-words';
import { useStudio } from '../../state/studio-context';

/** Lines kept on the page; older ones are in the files. */
const keptLines = 2_000;

export interface FunctionLog {
  /** Oldest first; undefined while they are read. */
  readonly lines: readonly LogLine[] | undefined;
  readonly refusal: string | undefined;
}

/** The lines of a function, or of one invocation of it. */
export function useFunctionLog(functionName: string, requestId?: string): FunctionLog {
  const { client, connection } = useStudio();
  const [log, setLog] = useState<FunctionLog>({ lines: undefined, refusal: undefined });
  useEffect(() => {
    let isWanted = true;
    setLog({ lines: undefined, refusal: undefined });
    const isOfInterest = (line: LogLine) =>
      line.source === 'function' &&
      line.functionName === functionName &&
      (requestId === undefined || line.requestId === requestId);
    const add = (fresh: readonly LogLine[]) =>
      setLog(({ lines = [], refusal }) => ({ lines: withLines(lines, fresh), refusal }));
    const stop = connection.listen((event) => {
      if (event.name !== 'logs.appended') return;
      const fresh = event.payload.lines.filter(isOfInterest);
      if (fresh.length > 0) add(fresh);
    });
    client.logs
      .query({
        source: 'function',
        functionName,
        limit: 1_000,
        ...(requestId !== undefined && { requestId }),
      })
      .then((read) => isWanted && add(read))
      .catch((error: unknown) => isWanted && setLog({ lines: [], refusal: describeError(error).sentence }));
    return () => {
      isWanted = false;
      stop();
    };
  }, [client, connection, functionName, requestId]);
  return log;
}

/** Both lists in the order of their ids, each line once: a batch may come while the first reading is under way. */
export function withLines(old: readonly LogLine[], fresh: readonly LogLine[]): readonly LogLine[] {
  const last = old.at(-1)?.id ?? -1;
  const isNewer = fresh.every(({ id }) => id > last);
  if (isNewer) return [...old, ...fresh].slice(-keptLines);
  const byId = new Map([...old, ...fresh].map((line) => [line.id, line]));
  return [...byId.values()].sort((a, b) => a.id - b.id).slice(-keptLines);
}
