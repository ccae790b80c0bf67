// Tests: suites, requests and scenarios at the left, the open one in the centre, what came of it at the right.
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { TestSuite } from '../../shared/definition/companions/test-suite';
import { useCommands } from '../commands/use-commands';
import { Workbench } from '../shell/Workbench';
import { useEntities } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import type { TestPlace } from '../state/view-store';
import { placeTestCommands } from './commands';
import { RequestPage } from './editor/RequestPage';
import { ScenarioPage } from './editor/ScenarioPage';
import { SuitePage } from './editor/SuitePage';
import { NoTests } from './NoTests';
import { ResultPane } from './result/ResultPane';
import { SuiteResults } from './result/SuiteResults';
import { itemsNow, placeNow, settledPlace, sortedSuites } from './test-place';
import { TestSidebar } from './tree/TestSidebar';
import { rowKey } from './tree/test-rows';

/** Opens the first request where none was chosen. */
export function TestsScreen() {
  const studio = useStudio();
  const stored = useEntities('test-suite');
  const chosen = useView(({ test }) => test);
  const suites = useSuites(stored);
  const place = useMemo(() => settledPlace(suites, chosen), [suites, chosen]);
  const suite = suites.find(({ id }) => id === place?.suiteId);
  const [renamed, setRenamed] = useState<string>();
  const rename = useCallback(() => {
    const now = placeNow(studio.connection.store.getState(), studio.view.getState().test);
    setRenamed(now === undefined ? undefined : rowKey(now.place));
  }, [studio]);
  useCommands(useMemo(() => placeTestCommands(rename), [rename]));
  if (suite === undefined || place === undefined) return <NoTests />;
  const { testId } = place;
  return (
    <Workbench
      name="tests"
      sidebar={{
        label: 'Tests',
        content: <TestSidebar suites={suites} place={place} renamed={renamed} onRename={setRenamed} />,
      }}
      right={{ label: 'Result', content: resultOf(suite, place), onClose: () => undefined }}
    >
      <Page suite={suite} testId={testId} />
    </Workbench>
  );
}

function Page({ suite, testId }: { readonly suite: TestSuite; readonly testId: string | undefined }) {
  if (testId === undefined) return <SuitePage key={suite.id} suite={suite} />;
  const key = `${suite.id}/${testId}`;
  return isScenario(suite, testId) ? (
    <ScenarioPage key={key} suite={suite} testId={testId} />
  ) : (
    <RequestPage key={key} suite={suite} testId={testId} />
  );
}

function isScenario({ scenarios = [] }: TestSuite, testId: string): boolean {
  return scenarios.some(({ id }) => id === testId);
}

function resultOf(suite: TestSuite, { suiteId, testId }: TestPlace) {
  return testId === undefined ? (
    <SuiteResults suite={suite} />
  ) : (
    <ResultPane place={{ suiteId, testId }} isScenario={isScenario(suite, testId)} />
  );
}

/** The suites as they are typed, by name. */
function useSuites(stored: ReturnType<typeof useEntities<'test-suite'>>): readonly TestSuite[] {
  const studio = useStudio();
  const drafts = useDrafts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `drafts` tells when a list on its way has changed
  return useMemo(
    () =>
      sortedSuites(
        stored.map(({ entity }) => ({
          ...entity,
          requests: [...itemsNow(studio, entity.id, 'requests')],
          scenarios: [...itemsNow(studio, entity.id, 'scenarios')],
        })),
      ),
    [stored, drafts, studio],
  );
}

function useDrafts() {
  return useStore(useStudio().drafts.store, ({ drafts }) => drafts);
}
