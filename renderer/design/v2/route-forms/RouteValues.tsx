// What went into the open box and what came out of it in the last request; where it failed, why and what to do.
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import type { RouteBox } from '../../../state/view-store';
import { hasAccessStory } from '../../../trace/access-story';
import { Explainer } from '../../../trace/Explainer';
import { failedBox } from '../../diagram/diagram-model';
import { FunctionLinks } from '../../forms/shape/FunctionLinks';
import { ShapeView } from '../../forms/shape/ShapeView';
import { ValuesView } from '../../forms/values/ValuesView';
import { RemedyNote } from '../../remedies/RemedyNote';
import type { BoxAction } from '../../remedies/remedies';
import { drawnBox } from '../diagram/RouteDiagram';
import { routeRemedyOf } from './route-remedies';

export interface RouteValuesProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly box: RouteBox;
  readonly trace: Trace | undefined;
  /** Opens a box of the route. */
  readonly onAct: (action: BoxAction) => void;
}

/** Where one asks what the function did. */
const functionBoxes: ReadonlySet<RouteBox> = new Set(['integration-request', 'endpoint', 'integration-response']);

/** The view "Values" of `box`. */
export function RouteValues({ view, route, box, trace, onAct }: RouteValuesProps) {
  const hasFailed = trace !== undefined && failedBox(trace) === drawnBox[box];
  // who may call is decided in the first box
  const isExplained = trace !== undefined && box === 'route' && hasAccessStory(trace);
  const remedy = hasFailed ? routeRemedyOf(trace, view.api.protocolType, integrationOf(view, route)) : undefined;
  const shape = hasFailed ? trace.failure?.shape : undefined;
  return (
    <>
      {isExplained && <Explainer trace={trace} />}
      {remedy !== undefined && !isExplained && <RemedyNote remedy={remedy} onAct={onAct} />}
      {shape === undefined ? (
        <ValuesView trace={trace} box={drawnBox[box]} />
      ) : (
        <ShapeView shape={shape} functionName={trace?.function?.functionName} status={trace?.response.status} />
      )}
      {trace?.function !== undefined && functionBoxes.has(box) && <FunctionLinks call={trace.function} />}
    </>
  );
}
