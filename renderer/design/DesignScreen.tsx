// The Design screen: resources and API sections, what is open in the centre, the Test pane.
import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import type { RestApiView } from '../../shared/definition/api-view';
import { useCommands } from '../commands/use-commands';
import { Skeletons } from '../components/Skeletons';
import { LinkRow } from '../links/LinkRow';
import { Workbench } from '../shell/Workbench';
import { useApiView, usePlace, useSelectedApiId, useV2ApiView } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { openPlace, type RestPlace } from '../state/view-store';
import { designCommands } from './commands';
import styles from './DesignScreen.module.css';
import { createDesignStore, DesignContext, useDesignStore } from './design-store';
import { keyOfPlace, placeToShow } from './design-target';
import { MethodPage } from './MethodPage';
import { MoveDialog } from './MoveDialog';
import { createMethodRuns, MethodRunsContext } from './method-runs';
import { ResourcePage } from './ResourcePage';
import { ResourcePane } from './resource-tree/ResourcePane';
import { SectionList } from './sections/SectionList';
import { SectionPage } from './sections/SectionPage';
import { OpenV2Api } from './v2/OpenV2Api';

const TestPane = lazy(async () => ({ default: (await import('../test-pane/TestPane')).TestPane }));

/** Shows the selected API; the shell takes care of a workspace without one. */
export function DesignScreen() {
  const apiId = useSelectedApiId();
  const view = useApiView(apiId);
  const v2View = useV2ApiView(apiId);
  const [store] = useState(createDesignStore);
  const [runs] = useState(createMethodRuns);
  if (view === undefined && v2View === undefined) return <Skeletons label="Reading the API" rows={8} />;
  return (
    <DesignContext.Provider value={store}>
      <MethodRunsContext.Provider value={runs}>
        {view !== undefined && <OpenRestApi view={view} />}
        {v2View !== undefined && <OpenV2Api view={v2View} />}
      </MethodRunsContext.Provider>
    </DesignContext.Provider>
  );
}

function OpenRestApi({ view }: { readonly view: RestApiView }) {
  const store = useDesignStore();
  const commands = useMemo(() => designCommands(store), [store]);
  useCommands(commands);
  return (
    <>
      <OpenApi view={view} />
      <MoveDialog view={view} />
    </>
  );
}

function OpenApi({ view }: { readonly view: RestApiView }) {
  const { view: viewStore } = useStudio();
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const apiId = view.api.id;
  const place = placeToShow(view, usePlace(apiId));
  const sidebar = (
    <div className={styles.sidebar}>
      <ResourcePane view={view} selected={keyOfPlace(apiId, place)} />
      <LinkRow apiId={apiId} />
      <SectionList
        view={view}
        selected={place.kind === 'section' ? place.section : undefined}
        onSelect={(section) => openPlace(viewStore, apiId, { kind: 'section', section })}
      />
    </div>
  );
  // the tree answers at once; the form, with its editors, follows
  const deferredPlace = useDeferredValue(place);
  // within a section at once: what is typed next belongs to the part just chosen
  const isSameSection =
    place.kind === 'section' && deferredPlace.kind === 'section' && place.section === deferredPlace.section;
  const centrePlace = isSameSection ? place : deferredPlace;
  // sections have no request to send, and a template sends its own sample: their editors take the width
  const isEditor = place.kind === 'section' || (place.kind === 'method' && place.template !== undefined);
  const hasTest = isTestOpen && !isEditor;
  const right = {
    label: 'Test',
    content: (
      <Suspense fallback={<Skeletons label="Opening the Test pane" rows={4} />}>
        <TestPane />
      </Suspense>
    ),
    onClose: () => viewStore.setState({ isTestPaneOpen: false }),
  };
  return (
    <Workbench
      name="design"
      sidebar={{ label: 'Resources', content: sidebar }}
      right={hasTest ? right : undefined}
      isCentreBehind={keyOfPlace(apiId, place) !== keyOfPlace(apiId, centrePlace)}
    >
      <Centre view={view} place={centrePlace} />
    </Workbench>
  );
}

function Centre({ view, place }: { readonly view: RestApiView; readonly place: RestPlace }) {
  if (place.kind === 'section')
    return <SectionPage key={`${view.api.id} ${place.section}`} view={view} place={place} />;
  const node = view.resources.get(place.resourceId) ?? view.root;
  if (place.kind === 'resource') return <ResourcePage view={view} node={node} />;
  const method = node.methods.get(place.httpMethod);
  if (method === undefined) return <ResourcePage view={view} node={node} />;
  return <MethodPage view={view} node={node} method={method} place={place} />;
}
