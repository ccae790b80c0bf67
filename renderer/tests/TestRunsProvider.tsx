// Follows test runs for as long as the window is open, so that results are there when the screen is.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useCommands } from '../commands/use-commands';
import { useWorkspace } from '../state/hooks';
import { useStudio } from '../state/studio-context';
import { standingTestCommands } from './commands';
import { createTestRuns, followProgress, TestRunsContext, withResults } from './test-runs';

/** Results belong to the open workspace; another one begins anew. */
export function TestRunsProvider({ children }: { readonly children: ReactNode }) {
  const { client, connection } = useStudio();
  const [store] = useState(createTestRuns);
  const folder = useWorkspace()?.folder;
  useCommands(useMemo(() => standingTestCommands(store), [store]));
  useEffect(
    () =>
      connection.listen((event) => {
        if (event.name === 'tests.progress') store.setState(followProgress(store.getState(), event.payload));
      }),
    [connection, store],
  );
  useEffect(() => {
    store.setState({ results: new Map(), running: undefined });
    if (folder === undefined) return;
    let isWanted = true;
    client.tests.results().then(
      // what ran meanwhile is newer
      (read) =>
        isWanted &&
        store.setState(({ results }) => ({
          results: withResults(withResults(new Map(), read), [...results.values()]),
        })),
      // without old results the screen says that nothing ran yet, which is no harm
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [client, store, folder]);
  return <TestRunsContext.Provider value={store}>{children}</TestRunsContext.Provider>;
}
