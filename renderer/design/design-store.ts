// What the Design screen looks at beside the open place: the tree's state and what is being done in it.
import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { EntityKey } from '../../shared/definition/entities';
import type { TreeEdit } from './resource-tree/ResourceTree';
import type { Breakpoint } from './templates/debugger/stepping';

export interface DesignState {
  /** Closed resources by id; ids are unique across APIs. */
  readonly closed: ReadonlySet<string>;
  /** The filter's text; undefined: no filter field. */
  readonly filter: string | undefined;
  /** The name being typed in the tree. */
  readonly edit: TreeEdit | undefined;
  /** The row a menu was opened on: commands work on it instead of on the open place. */
  readonly target: EntityKey | undefined;
  /** The key of a new route is being typed. */
  readonly isRouteAsked: boolean;
  /** The resource whose new parent is being chosen. */
  readonly movingId: string | undefined;
  /** Breakpoints of templates by entity and path. */
  readonly breakpoints: ReadonlyMap<string, readonly Breakpoint[]>;
}

export type DesignStore = StoreApi<DesignState>;

/** Makes the store; the Design screen holds it. */
export function createDesignStore(): DesignStore {
  return createStore<DesignState>(() => ({
    closed: new Set(),
    filter: undefined,
    edit: undefined,
    target: undefined,
    isRouteAsked: false,
    movingId: undefined,
    breakpoints: new Map(),
  }));
}

export const DesignContext = createContext<DesignStore | undefined>(undefined);

/** The store of the screen around. */
export function useDesignStore(): DesignStore {
  const store = useContext(DesignContext);
  if (store === undefined) throw new Error('This part is shown inside the Design screen only.');
  return store;
}

/** A part of it. */
export function useDesign<T>(select: (state: DesignState) => T): T {
  return useStore(useDesignStore(), select);
}

/** Opens or closes resources in the tree. */
export function setOpen(store: DesignStore, resourceIds: readonly string[], isOpen: boolean): void {
  store.setState((state) => {
    const { closed } = state;
    // the same set, where nothing changes: the rows are made from it
    if (resourceIds.every((id) => closed.has(id) !== isOpen)) return state;
    const next = new Set(closed);
    for (const id of resourceIds) {
      if (isOpen) next.delete(id);
      else next.add(id);
    }
    return { closed: next };
  });
}
