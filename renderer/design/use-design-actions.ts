// The actions on an API for components of the Design screen.
import { useMemo } from 'react';
import type { RestApiView } from '../../shared/definition/api-view';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';
import { type DesignActions, designActions } from './design-actions';

/** The actions on the API of `view`. */
export function useDesignActions(view: RestApiView): DesignActions {
  const { client, view: viewStore } = useStudio();
  const toasts = useToasts();
  return useMemo(() => {
    const copyText = (text: string) => navigator.clipboard.writeText(text);
    return designActions({ client, view: viewStore, toasts, copyText }, view);
  }, [client, viewStore, toasts, view]);
}
