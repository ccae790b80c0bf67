// The form below a route's diagram: the open box as settings, as values of the last request, or as the file's text.
import { useEffect, useRef, useState } from 'react';
import { entityKey } from '../../../../shared/definition/entities';
import type { V2Route } from '../../../../shared/definition/v2/route';
import { integrationOf, type V2ApiView } from '../../../../shared/definition/v2/v2-view';
import type { Trace } from '../../../../shared/trace/trace';
import { DirtyDot } from '../../../components/Count';
import { Segments } from '../../../components/Segments';
import { useWidthClass } from '../../../components/width-class';
import { useIsPending } from '../../../state/hooks';
import type { RouteBox } from '../../../state/view-store';
import { hasAccessStory } from '../../../trace/access-story';
import { Explainer } from '../../../trace/Explainer';
import form from '../../forms/MethodForm.module.css';
import type { FormSegment } from '../../forms/method-form';
import { useReveal } from '../../forms/reveal';
import { EntityText } from '../../forms/text/EntityText';
import { ValuesView } from '../../forms/values/ValuesView';
import { drawnBox } from '../diagram/RouteDiagram';
import { routeBoxTitles } from '../diagram/route-lines';
import { AllOfRouteBox } from './AllOfRouteBox';
import { BoxSettings } from './BoxSettings';

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
  const [shown, setShown] = useState<FormSegment>('simple');
  const body = useRef<HTMLDivElement>(null);
  // a problem or link names a member: the form looks for it, first in its simple view
  useEffect(() => {
    if (path !== undefined) setShown('simple');
  }, [path]);
  useReveal(body, path, shown, (isFound) => {
    // what the simple form does not show stands in all settings
    if (!isFound && shown === 'simple') setShown('all');
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
            value={shown}
            onChange={setShown}
          />
        </span>
      </div>
      <div
        // another route or box begins with fresh fields, at the top
        key={`${key} ${box} ${shown}`}
        ref={body}
        id={panelId}
        role="tabpanel"
        aria-label={title}
        className={form.body}
      >
        <div className={form.content}>
          {shown === 'values' && <Values box={box} trace={trace} />}
          {shown === 'simple' && (
            <BoxSettings view={view} route={route} box={box} trace={trace} onOpenBox={onOpenBox} />
          )}
          {shown === 'all' && <AllOfRouteBox view={view} route={route} box={box} />}
          {shown === 'text' && <EntityText entityKey={textKey(view, route, box)} />}
        </div>
      </div>
    </section>
  );
}

function Values({ box, trace }: { readonly box: RouteBox; readonly trace: Trace | undefined }) {
  return (
    <>
      {box === 'route' && trace !== undefined && hasAccessStory(trace) && <Explainer trace={trace} />}
      <ValuesView trace={trace} box={drawnBox[box]} />
    </>
  );
}

/** The boxes in the middle are the integration's, whose file they show. */
function textKey(view: V2ApiView, route: V2Route, box: RouteBox) {
  const integration = integrationOf(view, route);
  if (integration === undefined || box === 'route' || box === 'route-response') {
    return entityKey('v2-route', view.api.id, route.id);
  }
  return entityKey('v2-integration', view.api.id, integration.id);
}
