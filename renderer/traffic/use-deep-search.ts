// Rows whose bodies and headers hold what the filter asks for: each request is read once, a few at a time.
import { useEffect, useMemo, useState } from 'react';
import type { TraceSummary } from '../../shared/trace/trace';
import { passesDeep, type TrafficQuery } from '../../shared/trace/traffic-query';
import { useClient } from '../state/studio-context';

const atOnce = 8;

/** The rows that pass, as far as they have been looked at; all of them where the filter asks for no such thing. */
export function useDeepSearch(rows: readonly TraceSummary[], query: TrafficQuery): readonly TraceSummary[] {
  const client = useClient();
  const key = query.deep.map(({ name = '', value }) => `${name}:${value}`).join(' ');
  const [verdicts, setVerdicts] = useState<{ readonly key: string; readonly passing: ReadonlyMap<string, boolean> }>({
    key: '',
    passing: new Map(),
  });
  const passing = verdicts.key === key ? verdicts.passing : undefined;
  useEffect(() => {
    if (key === '') return;
    const open = rows.filter(({ requestId }) => passing?.has(requestId) !== true).slice(0, atOnce);
    if (open.length === 0) return;
    let isWanted = true;
    const look = ({ requestId }: TraceSummary) =>
      client.requests.read({ requestId }).then(
        (trace) => [requestId, passesDeep(trace, query)] as const,
        () => [requestId, false] as const, // gone meanwhile
      );
    void Promise.all(open.map(look)).then((found) => {
      if (isWanted) setVerdicts({ key, passing: new Map([...(passing ?? []), ...found]) });
    });
    return () => {
      isWanted = false;
    };
  }, [client, rows, query, key, passing]);
  return useMemo(
    () => (key === '' ? rows : rows.filter(({ requestId }) => passing?.get(requestId) === true)),
    [rows, key, passing],
  );
}
