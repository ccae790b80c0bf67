// The actions on routes for components of the Design screen.
import { useMemo } from 'react';
import type { V2ApiView } from '../../../../shared/definition/v2/v2-view';
import { useToasts } from '../../../components/toast-store';
import { useStudio } from '../../../state/studio-context';
import { type RouteActions, routeActions } from './route-actions';

/** The actions on the API of `view`. */
export function useRouteActions(view: V2ApiView): RouteActions {
  const { client, view: viewStore } = useStudio();
  const toasts = useToasts();
  return useMemo(() => {
    const copyText = (text: string) => navigator.clipboard.writeText(text);
    return routeActions({ client, view: viewStore, toasts, copyText }, view);
  }, [client, viewStore, toasts, view]);
}
