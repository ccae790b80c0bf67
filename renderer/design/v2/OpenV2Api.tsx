// The Design screen of an HTTP or WebSocket API: routes and sections, what is open in the centre, the Test pane.
import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { entityKey } from '../../../shared/definition/entities';
import type { V2ApiView } from '../../../shared/definition/v2/v2-view';
import { useCommands } from '../../commands/use-commands';
import { Skeletons } from '../../components/Skeletons';
import { LinkRow } from '../../links/LinkRow';
import { Workbench } from '../../shell/Workbench';
import { usePlace } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';
import { openPlace, type V2Place } from '../../state/view-store';
import { ClientsPage } from '../../websocket/ClientsPage';
import { ConnectionsList } from '../../websocket/ConnectionsList';
import styles from '../DesignScreen.module.css';
import { useDesignStore } from '../design-store';
import { RoutePage } from './RoutePage';
import { RoutePane } from './routes/RoutePane';
import { routeCommands } from './routes/route-commands';
import { V2SectionList } from './sections/V2SectionList';
import { V2SectionPage } from './sections/V2SectionPage';
import { v2PlaceToShow } from './v2-place';

const RouteTest = lazy(async () => ({ default: (await import('../../test-pane/RouteTest')).RouteTest }));

/** Shows the API of `view`. */
export function OpenV2Api({ view }: { readonly view: V2ApiView }) {
  const { view: viewStore } = useStudio();
  const store = useDesignStore();
  const commands = useMemo(() => routeCommands(store), [store]);
  useCommands(commands);
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const apiId = view.api.id;
  const isHttp = view.api.protocolType === 'HTTP';
  const place = v2PlaceToShow(view, usePlace(apiId));
  const deferredPlace = useDeferredValue(place);
  // within a section at once: what is typed next belongs to the part just chosen
  const isSameSection =
    place.kind === 'v2-section' && deferredPlace.kind === 'v2-section' && place.section === deferredPlace.section;
  const centrePlace = isSameSection ? place : deferredPlace;
  const sidebar = (
    <div className={styles.sidebar}>
      <RoutePane
        view={view}
        selected={place.kind === 'route' ? entityKey('v2-route', apiId, place.routeId) : undefined}
      />
      {!isHttp && <ConnectionsList apiId={apiId} />}
      {isHttp && <LinkRow apiId={apiId} />}
      <V2SectionList
        view={view}
        selected={place.kind === 'v2-section' ? place.section : undefined}
        onSelect={(section) => openPlace(viewStore, apiId, { kind: 'v2-section', section })}
      />
    </div>
  );
  const test = {
    label: 'Test',
    content: (
      <Suspense fallback={<Skeletons label="Opening the Test pane" rows={4} />}>
        {place.kind === 'route' && <RouteTest view={view} routeId={place.routeId} />}
      </Suspense>
    ),
    onClose: () => viewStore.setState({ isTestPaneOpen: false }),
  };
  const hasTest = isHttp && isTestOpen && place.kind === 'route';
  return (
    <Workbench
      name="design"
      sidebar={{ label: 'Routes', content: sidebar }}
      right={hasTest ? test : undefined}
      isCentreBehind={routeOf(place) !== routeOf(centrePlace)}
    >
      <Centre view={view} place={centrePlace} />
    </Workbench>
  );
}

function routeOf(place: V2Place): string | undefined {
  return place.kind === 'route' ? place.routeId : undefined;
}

function Centre({ view, place }: { readonly view: V2ApiView; readonly place: V2Place }) {
  if (place.kind === 'clients') return <ClientsPage view={view} />;
  if (place.kind === 'v2-section')
    return <V2SectionPage key={`${view.api.id} ${place.section}`} view={view} place={place} />;
  const route = view.routes.find(({ id }) => id === place.routeId);
  if (route === undefined) return <Skeletons label="Reading the route" rows={6} />;
  return <RoutePage key={route.id} view={view} route={route} place={place} />;
}
