// The newest lines of all logs, followed as they come.
import { useEffect, useState } from 'react';
import type { LogLine } from '../../shared/contract/logs';
import { useWorkspace } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { logSources } from './log-filter';

/** Lines the panel keeps. */
const mostKept = 5_000;
const readAtFirst = 1_000;

/** Oldest first. Lines of the requests in `wanted` are read too, however old: ids with commas between. */
export function useLogLines(wanted: string): readonly LogLine[] {
  const { client, connection } = useStudio();
  const folder = useWorkspace()?.folder;
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  useEffect(() => {
    setLines([]);
    if (folder === undefined) return;
    let isWanted = true;
    const add = (added: readonly LogLine[]) => isWanted && setLines((before) => joined(before, added));
    for (const source of logSources) {
      // without its old lines a log begins with the next one
      client.logs.query({ source, limit: readAtFirst }).then(add, () => undefined);
    }
    const stop = connection.listen((event) => {
      if (event.name === 'logs.appended') add(event.payload.lines);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [client, connection, folder]);
  useEffect(() => {
    if (folder === undefined || wanted === '') return;
    let isWanted = true;
    const add = (added: readonly LogLine[]) => isWanted && setLines((before) => joined(before, added));
    for (const requestId of wanted.split(',')) {
      for (const source of logSources) {
        client.logs.query({ source, requestId, limit: readAtFirst }).then(add, () => undefined);
      }
    }
    return () => {
      isWanted = false;
    };
  }, [client, folder, wanted]);
  return lines;
}

/** In order and each once: old lines may be read after new ones came. */
function joined(before: readonly LogLine[], added: readonly LogLine[]): readonly LogLine[] {
  const last = before.at(-1)?.id ?? 0;
  const isLater = added.every(({ id }) => id > last);
  const all = isLater
    ? [...before, ...added]
    : [...new Map([...before, ...added].map((line) => [line.id, line])).values()].sort((a, b) => a.id - b.id);
  return all.slice(-mostKept);
}
