// Which view of the open box is shown. A request from the Test pane that fails opens the values of the failing box by itself.
import { useEffect, useRef, useState } from 'react';
import type { EntityKey } from '../../../../shared/definition/entities';
import type { RouteBox } from '../../../state/view-store';
import { failedBox } from '../../diagram/diagram-model';
import type { FormSegment } from '../../forms/method-form';
import { useMethodRun } from '../../method-runs';
import { routeBoxOf } from '../diagram/RouteDiagram';

export interface LedSegment {
  readonly segment: FormSegment;
  readonly choose: (segment: FormSegment) => void;
}

/** `path` is a member to reveal: the form looks for it first in its simple view. */
export function useLedSegment(
  key: EntityKey,
  box: RouteBox,
  path: string | undefined,
  onOpenBox: (box: RouteBox) => void,
): LedSegment {
  const [segment, setSegment] = useState<FormSegment>('simple');
  // the box whose values opened by themselves; they make way for the form when the user goes on to another
  const [ledTo, setLedTo] = useState<RouteBox>();
  const { trace: sent } = useMethodRun(key);
  const seen = useRef(sent?.requestId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a trace that has just come back leads somewhere
  useEffect(() => {
    if (sent === undefined || seen.current === sent.requestId) return;
    seen.current = sent.requestId;
    const failed = failedBox(sent);
    if (failed === undefined) {
      if (ledTo !== undefined) setSegment('simple');
      setLedTo(undefined);
      return;
    }
    setLedTo(routeBoxOf[failed]);
    setSegment('values');
    onOpenBox(routeBoxOf[failed]);
  }, [sent]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the user has gone on
  useEffect(() => {
    if (ledTo === undefined || ledTo === box) return;
    setLedTo(undefined);
    setSegment('simple');
  }, [box]);
  useEffect(() => {
    if (path !== undefined) setSegment('simple');
  }, [path]);

  const choose = (next: FormSegment) => {
    setLedTo(undefined);
    setSegment(next);
  };
  return { segment, choose };
}
