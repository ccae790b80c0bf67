// What the access log says of one request: a line in the stage's own format, which may come after its trace.
import { useEffect, useState } from 'react';
import type { LogLine } from '../../shared/contract/logs';
import type { Trace } from '../../shared/trace/trace';
import { useStudio } from '../state/studio-context';

/** Empty where the stage writes none. */
export function useAccessLines({ requestId, apiId }: Trace): readonly LogLine[] {
  const { client, connection } = useStudio();
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  useEffect(() => {
    setLines([]);
    let isWanted = true;
    const read = () =>
      client.logs.query({ source: 'access', apiId, requestId, limit: 10 }).then(
        (found) => isWanted && setLines(found),
        () => undefined, // the request is shown without its line
      );
    void read();
    const stop = connection.listen((event) => {
      if (event.name !== 'logs.appended') return;
      if (event.payload.lines.some((line) => line.source === 'access' && line.requestId === requestId)) void read();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [client, connection, apiId, requestId]);
  return lines;
}
