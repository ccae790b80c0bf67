// How components reach the studio: one connection, one desk of drafts and one view, passed by context.
import { createContext, useContext, useRef } from 'react';
import { useStore } from 'zustand';
import type { StudioClient } from '../../shared/contract/contract';
import type { DraftDesk } from './drafts';
import type { Mirror } from './mirror';
import type { StudioConnection } from './studio-store';
import type { ViewState, ViewStore } from './view-store';

/** Everything a window holds of the studio and of itself. */
export interface Studio {
  readonly connection: StudioConnection;
  readonly client: StudioClient;
  readonly drafts: DraftDesk;
  readonly view: ViewStore;
}

export const StudioContext = createContext<Studio | undefined>(undefined);

/** The studio of this window. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === undefined) throw new Error('This part is shown inside the shell only.');
  return studio;
}

/** The client of the contract. Prefer `useField` for fields of the definition. */
export function useClient(): StudioClient {
  return useStudio().client;
}

/** A part of the mirror; re-renders when `select` answers something else, by `isEqual` if given. */
export function useMirror<T>(select: (mirror: Mirror) => T, isEqual: (a: T, b: T) => boolean = Object.is): T {
  const last = useRef<{ readonly value: T }>(undefined);
  // While the answer counts as the same, the old one is given again: the component does not render.
  return useStore(useStudio().connection.store, (mirror) => {
    const value = select(mirror);
    if (last.current === undefined || !isEqual(last.current.value, value)) last.current = { value };
    return last.current.value;
  });
}

/** A part of the view. */
export function useView<T>(select: (view: ViewState) => T): T {
  return useStore(useStudio().view, select);
}
