// The form below a route's diagram: the open box as settings, as values of the last request, or as the file's text.
import { useRef } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { DirtyDot } from '../../../components/Count';
import { Segments } from '../../../components/Segments';
import { useWidthClass } from '../../../components/width-class';
import { useIsPending } from '../../../state/hooks';
import type { RouteBox } from '../../../state/view-store';
import form from '../../forms/MethodForm.module.css';
import { useReveal } from '../../forms/reveal';
import { EntityText } from '../../forms/text/EntityText';
import type { BoxAction } from '../../remedies/remedies';
import { useIsWide } from '../../use-is-wide';
import { drawnBox, routeBoxOf } from '../diagram/RouteDiagram';
import { routeBoxTitles } from '../diagram/route-lines';
import { AllOfRouteBox } from './AllOfRouteBox';
import { BoxSettings } from './BoxSettings';
import { RouteValues } from './RouteValues';
import { useLedSegment } from './use-led-segment';

export interface RouteFormProps {
  readonly view: V2ApiView;
  readonly route: V2Route;
  readonly box: RouteBox;
  /** The last request that the route served. */
  readonly trace?: Trace;
  /** The member to bring into view, dotted. */
  readonly path?: string;
  /** Hears that it is in view, or nowhere to be found. */
  readonly onRevealed: () => void;
  readonly onOpenBox: (box: RouteBox) => void;
  /** The id the diagram's tabs point at. */
  readonly panelId: string;
}

/** Title, views, and the view. Fields save as they are edited. */
export function RouteForm(props: RouteFormProps) {
  const { view, route, box, trace, path, onRevealed, onOpenBox, panelId } = props;
  const key = entityKey('v2-route', view.api.id, route.id);
  const width = useWidthClass();
  const isSlim = width === 'slim' || width === 'drawer';
  const isPending = useIsPending(textKey(view, route, box));
  const isWide = useIsWide();
  const { segment, choose } = useLedSegment(key, box, path, onOpenBox);
  const body = useRef<HTMLDivElement>(null);
  useReveal(body, path, segment, (isFound) => {
    // what the simple form does not show stands in all settings
    if (!isFound && segment === 'simple') choose('all');
    else onRevealed();
  });
  const title = routeBoxTitles(view)[drawnBox[box]];
  return (
    <section className={form.form} aria-label={title} data-region="form">
      <div className={form.head}>
        <h2 className={form.title}>{title}</h2>
        {isPending && !isSlim && (
          <span className={form.pending}>
            <DirtyDot />
            not deployed
          </span>
        )}
        <span className={form.views}>
          <Segments
            label="View"
            options={[
              { value: 'values', label: 'Values' },
              { value: 'simple', label: 'Simple' },
              { value: 'all', label: isSlim ? 'All' : 'All settings' },
              { value: 'text', label: 'Text' },
            ]}
            value={segment}
            onChange={choose}
          />
        </span>
      </div>
      <div
        // another route or box begins with fresh fields, at the top
        key={`${key} ${box} ${segment}`}
        ref={body}
        id={panelId}
        role="tabpanel"
        aria-label={title}
        className={form.body}
      >
        <div className={form.content}>{contentOf()}</div>
      </div>
    </section>
  );

  function contentOf() {
    switch (segment) {
      case 'values':
        return values();
      case 'simple':
        return (
          <>
            <BoxSettings view={view} route={route} box={box} trace={trace} onOpenBox={onOpenBox} />
            {isWide && trace !== undefined && <div className={form.below}>{values()}</div>}
          </>
        );
      case 'all':
        return <AllOfRouteBox view={view} route={route} box={box} />;
      case 'text':
        return <EntityText entityKey={textKey(view, route, box)} />;
    }
  }

  function values() {
    const act = (action: BoxAction) => {
      choose(action.segment);
      onOpenBox(routeBoxOf[action.box]);
    };
    return <RouteValues view={view} route={route} box={box} trace={trace} onAct={act} />;
  }
}

/** The boxes in the middle are the integration's, whose file they show. */
function textKey(view: V2ApiView, route: V2Route, box: RouteBox) {
  const integration = integrationOf(view, route);
  if (integration === undefined || box === 'route' || box === 'route-response') {
    return entityKey('v2-route', view.api.id, route.id);
  }
  return entityKey('v2-integration', view.api.id, integration.id);
}
