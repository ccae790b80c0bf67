// Sends a sample the way the Test pane sends a request, and keeps what came of it.
import { useMemo, useRef, useState } from 'react';
import type { Sample } from '../../../shared/contract/samples';
import type { entityKey } from '../../../shared/definition/entities';
import type { Trace } from '../../../shared/trace/trace';
import { useCommands } from '../../commands/use-commands';
import { describeError } from '../../components/error-words';
import { useStudio } from '../../state/studio-context';
import type { MethodPageProps } from '../MethodPage';
import { beginRun, endRun, useMethodRuns } from '../method-runs';
import { requestOf, type SampleBox } from './sample-record';

export interface SendingInput extends Pick<MethodPageProps, 'view' | 'node' | 'method'> {
  readonly key: ReturnType<typeof entityKey<'method'>>;
  readonly sample: Sample;
  /** The last request of the method, or one made up: what is sent where the sample is an answer. */
  readonly given: Sample;
  readonly box: SampleBox;
  readonly text: string;
}

/** Sends the sample through TestInvokeMethod. On the response side a request goes out that is made up from the method. */
export function useSending({ view, node, method, key, sample, given, box, text }: SendingInput) {
  const studio = useStudio();
  const runs = useMethodRuns();
  const [done, setDone] = useState<{ readonly of: string; readonly trace?: Trace; readonly failure?: string }>();
  const [isRunning, setRunning] = useState(false);
  // what is sent, not where it came from: the answer's own request then is no change of the sample
  const wanted = JSON.stringify([key, box, text, requestOf(sample, node.path)]);
  const send = async () => {
    if (isRunning) return;
    setRunning(true);
    beginRun(runs, key);
    const source = box === 'integration-request' ? sample : given;
    try {
      const { trace } = await studio.client.invocations.test({
        apiId: view.api.id,
        resourceId: node.resource.id,
        httpMethod: method.httpMethod,
        ...(method.httpMethod === 'ANY' && { verb: 'POST' }),
        ...requestOf(source, node.path),
      });
      endRun(runs, key, trace);
      setDone({ of: wanted, trace });
    } catch (error) {
      const { title, sentence } = describeError(error);
      endRun(runs, key);
      setDone({ of: wanted, failure: `${title}. ${sentence}` });
    } finally {
      setRunning(false);
    }
  };
  const latest = useRef(send);
  latest.current = send;
  const commands = useMemo(
    () => [
      {
        id: 'template.send',
        title: 'Send sample',
        group: 'Run' as const,
        shortcut: 'Mod+Enter',
        run: () => latest.current(),
      },
    ],
    [],
  );
  useCommands(commands);
  return { trace: done?.trace, failure: done?.failure, isRunning, isStale: done?.of !== wanted, send };
}
