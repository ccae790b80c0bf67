// A route in the centre: its title, the diagram of its execution, the form of the open box.
import { useId } from 'react';
import type { V2Route } from '../../../shared/definition/v2/route';
import type { V2ApiView } from '../../../shared/definition/v2/v2-view';
import { CommandButton } from '../../commands/CommandButton';
import { MethodBadge } from '../../components/MethodBadge';
import { MoreMenu } from '../../components/MoreMenu';
import { PaneTitle } from '../../components/PaneHead';
import { useWidthClass } from '../../components/width-class';
import { routeWords } from '../../state/entity-words';
import { useView } from '../../state/studio-context';
import type { RouteBox, V2Place } from '../../state/view-store';
import { useRouteTrace } from '../last-trace';
import styles from '../MethodPage.module.css';
import { RouteDiagram } from './diagram/RouteDiagram';
import { SocketTemplatePage } from './integration/SocketTemplatePage';
import { RouteForm } from './route-forms/RouteForm';
import { RouteMenuItems } from './routes/RouteMenuItems';
import { useRouteActions } from './routes/use-route-actions';

export interface RoutePageProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly place: Extract<V2Place, { kind: 'route' }>;
}

/** Shows a route, or one of its templates in an editor of its own. */
export function RoutePage(props: RoutePageProps) {
  const { view, route, place } = props;
  const { trace } = useRouteTrace(view.api.id, route);
  const actions = useRouteActions(view);
  const { template, ...rest } = place;
  if (template === undefined) return <RouteExecution {...props} />;
  return (
    <SocketTemplatePage
      {...{ view, route, template, trace }}
      onShow={(next) => actions.open({ ...rest, template: next })}
      onBack={() => actions.open(rest)}
    />
  );
}

function RouteExecution({ view, route, place }: RoutePageProps) {
  const panelId = useId();
  const width = useWidthClass();
  const actions = useRouteActions(view);
  const { trace, isRunning } = useRouteTrace(view.api.id, route);
  const isTestOpen = useView(({ isTestPaneOpen }) => isTestPaneOpen);
  const isHttp = view.api.protocolType === 'HTTP';
  const { title, httpMethod } = isHttp ? routeWords(route.routeKey) : { title: route.routeKey, httpMethod: undefined };
  const box = place.box ?? 'integration-request';
  const { path: _, ...rest } = place;
  const openBox = (next: RouteBox) => actions.open({ ...rest, box: next });
  return (
    <>
      <PaneTitle
        actions={
          <>
            {isHttp && !isTestOpen && <CommandButton command="design.toggleTest" look="icon" />}
            {!isHttp && <CommandButton command="sockets.open" look="icon" />}
            {width !== 'slim' && <CommandButton command="route.copyAddress" look="icon" label="Copy address" />}
            <MoreMenu>
              <RouteMenuItems />
            </MoreMenu>
          </>
        }
      >
        {httpMethod !== undefined && <MethodBadge method={httpMethod} look="chip" />}
        <h1 className={styles.path} title={route.routeKey}>
          {title}
        </h1>
        {route.operationName !== undefined && width !== 'slim' && (
          <span className={styles.operation}>{route.operationName}</span>
        )}
      </PaneTitle>
      <RouteDiagram
        view={view}
        route={route}
        trace={trace}
        isRunning={isRunning}
        selected={box}
        onSelect={openBox}
        panelId={panelId}
      />
      <RouteForm
        view={view}
        route={route}
        box={box}
        panelId={panelId}
        onOpenBox={openBox}
        {...(!isRunning && trace !== undefined && { trace })}
        {...(place.path !== undefined && { path: place.path })}
        onRevealed={() => actions.open(rest)}
      />
    </>
  );
}
