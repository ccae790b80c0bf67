// The diagram of a route: the drawing of a method's execution with the words of HTTP and WebSocket APIs.
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import type { BoxName, RouteBox } from '../../../state/view-store';
import { boxesAtWork } from '../../diagram/diagram-model';
import { ExecutionDiagram } from '../../diagram/ExecutionDiagram';
import { routeBoxTitles, routeLines } from './route-lines';
import { v2EndpointWords } from './v2-endpoint-words';

export interface RouteDiagramProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly trace: Trace | undefined;
  readonly isRunning: boolean;
  readonly selected: RouteBox;
  readonly onSelect: (box: RouteBox) => void;
  readonly panelId: string;
}

/** The boxes of the route, at rest or with what its last request did. */
export function RouteDiagram({ view, route, trace, isRunning, selected, onSelect, panelId }: RouteDiagramProps) {
  return (
    <ExecutionDiagram
      label="Route execution"
      boxes={boxesAtWork({
        titles: routeBoxTitles(view),
        restLines: (box) => routeLines(view, route, box),
        trace,
        isRunning,
      })}
      endpoint={v2EndpointWords(integrationOf(view, route))}
      trace={trace}
      isRunning={isRunning}
      selected={drawnBox[selected]}
      onSelect={(box) => onSelect(routeBoxOf[box])}
      panelId={panelId}
      client={trace === undefined ? undefined : trace.origin === 'test' ? 'test' : trace.sourceIp}
    />
  );
}

/** Where the drawing shows a route's box. */
export const drawnBox: Readonly<Record<RouteBox, BoxName>> = {
  route: 'method-request',
  'integration-request': 'integration-request',
  endpoint: 'endpoint',
  'integration-response': 'integration-response',
  'route-response': 'method-response',
};

/** The route's box at a place of the drawing. */
export const routeBoxOf: Readonly<Record<BoxName, RouteBox>> = {
  'method-request': 'route',
  'integration-request': 'integration-request',
  endpoint: 'endpoint',
  'integration-response': 'integration-response',
  'method-response': 'route-response',
};
