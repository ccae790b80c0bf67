// The button that keeps a conversation as a scenario of a test suite.
import { CircleDot } from 'lucide-react';
import type { SocketClient } from '../../shared/contract/sockets';
import { entityKey } from '../../shared/definition/entities';
import { newShortId } from '../../shared/definition/ids';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { recordScenario } from '../../shared/tests/scenario/record-scenario';
import { errorToast } from '../components/error-toast';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useEntities } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { openTest } from '../state/view-store';
import { sessionMoments } from './session-moments';

export interface RecordScenarioProps {
  readonly view: V2ApiView;
  readonly clients: readonly SocketClient[];
}

/** Adds to the first suite of the API, or makes one. */
export function RecordScenario({ view: apiView, clients }: RecordScenarioProps) {
  const { client, view } = useStudio();
  const toasts = useToasts();
  const moments = useMirror(({ socketMoments }) => socketMoments);
  const suites = useEntities('test-suite');
  const apiId = apiView.api.id;
  const record = async () => {
    const steps = recordScenario(sessionMoments(moments, clients));
    const known = suites.find(({ entity }) => entity.target?.apiId === apiId)?.entity;
    const target = { apiId, stageName: clients[0]?.stageName ?? '' };
    const suite = known ?? {
      id: newShortId(Math.random),
      name: `${apiView.api.name} conversations`,
      target,
      requests: [],
    };
    const before = suite.scenarios ?? [];
    const name = `Recorded ${before.length + 1}`;
    const scenario = { id: newShortId(Math.random), name, target, steps };
    try {
      const entity = { ...suite, scenarios: [...before, scenario] };
      await client.definition.put({ key: entityKey('test-suite', suite.id), entity, label: `Record scenario ${name}` });
      toasts.getState().show({
        tone: 'ok',
        title: `Scenario ${name} recorded`,
        sentence: `${steps.length} steps in the suite ${suite.name}.`,
        actions: [{ label: 'Open', run: () => openTest(view, { suiteId: suite.id, testId: scenario.id }) }],
      });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <ToolButton icon={CircleDot} onClick={() => void record()}>
      Record scenario
    </ToolButton>
  );
}
