// The interface: chooses what the activity shows and puts it into the shell.
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { AccessDialogs } from './access/AccessDialogs';
import { LimitsProvider } from './access/limits/use-limits';
import { throttlePanel } from './access/throttle/throttle-panel';
import { cachePanel } from './cache/CachePanel';
import { Palette } from './commands/palette/Palette';
import { ErrorBoundary } from './components/ErrorBoundary';
import { ErrorNote } from './components/ErrorNote';
import { Skeletons, useIsLate } from './components/Skeletons';
import { CorsDoctor } from './cors/CorsDoctor';
import { EnableCorsDialog } from './design/cors/EnableCorsDialog';
import { CodeDeskProvider } from './functions/code/code-desk-context';
import { NewFunctionDialog } from './functions/dialogs/NewFunctionDialog';
import { RenameFunctionDialog } from './functions/dialogs/RenameFunctionDialog';
import { createFunctionRuns, FunctionRunsContext } from './functions/test/function-runs';
import { LinkDialog } from './links/LinkDialog';
import { ReviewDialog } from './links/ReviewDialog';
import { logPanel } from './logs/LogPanel';
import { ToHttpDialog } from './migration/ToHttpDialog';
import { problemsPanel } from './problems/problems-panel';
import { ReplayDialog } from './replay/ReplayDialog';
import { SettingsScreen } from './settings/SettingsScreen';

import { tracesPanel } from './shell/panels/TracesPanel';
import { Shell } from './shell/Shell';
import { ShortcutSheet } from './shell/ShortcutSheet';
import { DropImport } from './start/DropImport';
import { DeployDialog } from './start/dialogs/DeployDialog';
import { ExportDialog } from './start/dialogs/ExportDialog';
import { ImportReport } from './start/dialogs/ImportReport';
import { NewApiDialog } from './start/dialogs/NewApiDialog';
import { OpenFolderDialog } from './start/dialogs/OpenFolderDialog';
import { PasteDialog } from './start/dialogs/PasteDialog';
import { FillsDialog } from './start/infrastructure/FillsDialog';
import { InfrastructureReport } from './start/infrastructure/InfrastructureReport';
import { NoApis } from './start/NoApis';
import { PushDialog } from './start/push/PushDialog';
import { StartPage } from './start/StartPage';
import { useSelectedApiId, useWorkspace } from './state/hooks';
import { useMirror, useStudio, useView } from './state/studio-context';
import { activities, selectApi } from './state/view-store';
import { ImportTestsDialog } from './tests/import/ImportTestsDialog';
import { SaveAsTestDialog } from './tests/SaveAsTestDialog';
import { TestRunsProvider } from './tests/TestRunsProvider';
import { SaveAsTestsDialog } from './traffic/SaveAsTestsDialog';
import { ClientsDeskContext, createClientsDesk } from './websocket/clients-desk';
import { webSocketPanel } from './websocket/WebSocketPanel';

// Each screen is a chunk of its own: the window is usable before all of them are read.
const AccessScreen = lazy(async () => ({ default: (await import('./access/AccessScreen')).AccessScreen }));
const DesignScreen = lazy(async () => ({ default: (await import('./design/DesignScreen')).DesignScreen }));
const FunctionsScreen = lazy(async () => ({ default: (await import('./functions/FunctionsScreen')).FunctionsScreen }));
const StagesScreen = lazy(async () => ({ default: (await import('./stages/StagesScreen')).StagesScreen }));
const TestsScreen = lazy(async () => ({ default: (await import('./tests/TestsScreen')).TestsScreen }));
const TrafficScreen = lazy(async () => ({ default: (await import('./traffic/TrafficScreen')).TrafficScreen }));

const panels = [logPanel, tracesPanel, problemsPanel, webSocketPanel, throttlePanel, cachePanel];

/** Everything between the header and the dock, and what lies over it. */
export function App() {
  const activity = useView((view) => view.activity);
  useSettledSelection();
  return (
    <Shared>
      <Shell
        activities={activities}
        panels={panels}
        overlays={
          <>
            <Palette />
            <ShortcutSheet />
            <NewApiDialog />
            <OpenFolderDialog />
            <PasteDialog />
            <ExportDialog />
            <DeployDialog />
            <ImportReport />
            <FillsDialog />
            <InfrastructureReport />
            <PushDialog />
            <LinkDialog />
            <ReviewDialog />
            <ToHttpDialog />
            <CorsDoctor />
            <ReplayDialog />
            <EnableCorsDialog />
            <NewFunctionDialog />
            <RenameFunctionDialog />
            <ImportTestsDialog />
            <SaveAsTestDialog />
            <SaveAsTestsDialog />
            <AccessDialogs />
            <DropImport />
          </>
        }
      >
        <Kept>
          <ErrorBoundary key={activity}>
            <Suspense fallback={<Skeletons label="Loading" rows={6} />}>
              <ActivityContent />
            </Suspense>
          </ErrorBoundary>
        </Kept>
      </Shell>
    </Shared>
  );
}

/** What the screens share with the panels of the dock. */
function Shared({ children }: { readonly children: ReactNode }) {
  const [desk] = useState(createClientsDesk);
  return (
    <LimitsProvider>
      <ClientsDeskContext.Provider value={desk}>{children}</ClientsDeskContext.Provider>
    </LimitsProvider>
  );
}

/** What outlives a change of the activity: unsaved code, what functions answered, results of tests. */
function Kept({ children }: { readonly children: ReactNode }) {
  const [runs] = useState(createFunctionRuns);
  return (
    <CodeDeskProvider>
      <FunctionRunsContext.Provider value={runs}>
        <TestRunsProvider>{children}</TestRunsProvider>
      </FunctionRunsContext.Provider>
    </CodeDeskProvider>
  );
}

/** Writes down which API is selected while nobody has chosen one, so that it stays the same as others come. */
function useSettledSelection(): void {
  const { view } = useStudio();
  const apiId = useSelectedApiId();
  useEffect(() => {
    if (apiId !== undefined && view.getState().apiId !== apiId) selectApi(view, apiId);
  }, [view, apiId]);
}

function ActivityContent() {
  const activity = useView((view) => view.activity);
  const workspace = useWorkspace();
  const connection = useMirror((mirror) => mirror.connection);
  if (activity === 'settings') return <SettingsScreen />;
  if (workspace === null) return connection === 'ready' ? <StartPage /> : <Connecting />;
  if (activity === 'functions') return <FunctionsScreen />;
  if (activity === 'run') return <StagesScreen />;
  if (activity === 'tests') return <TestsScreen />;
  if (activity === 'access') return <AccessScreen />;
  return activity === 'traffic' ? <TrafficScreen /> : <Apis />;
}

function Apis() {
  const apiId = useSelectedApiId();
  return apiId === undefined ? <NoApis /> : <DesignScreen />;
}

/** Before the studio has answered: nothing at first, then words. */
function Connecting() {
  const { connection } = useStudio();
  const state = useMirror((mirror) => mirror.connection);
  const failure = useMirror((mirror) => mirror.failure);
  const isLate = useIsLate(1_000);
  if (state === 'lost') return <ErrorNote error={failure} onRetry={() => void connection.reload()} />;
  return isLate ? <Skeletons label="Connecting to the studio" rows={6} /> : null;
}
