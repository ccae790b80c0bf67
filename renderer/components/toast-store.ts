// The toasts on screen: three at most, eight seconds each, errors until they are closed.
import { createContext, type ReactNode, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand';

export interface Toast {
  readonly tone: 'info' | 'ok' | 'removed' | 'error';
  readonly title: string;
  /** Toasts of one topic take each other's place, for example those of undo and redo. */
  readonly topic?: string;
  readonly sentence?: ReactNode;
  /** The first is shown as a button with its shortcut, for example Undo. A click closes the toast. */
  readonly actions?: readonly ToastAction[];
}

export interface ToastAction {
  readonly label: string;
  readonly icon?: 'undo' | 'open';
  readonly shortcut?: string;
  readonly run: () => void;
}

export interface ShownToast extends Toast {
  readonly id: number;
}

export interface ToastState {
  readonly toasts: readonly ShownToast[];
  /** Shows a toast and answers its number. One with the same title or topic takes the place of the old one. */
  readonly show: (toast: Toast) => number;
  readonly dismiss: (id: number) => void;
  readonly dismissTopic: (topic: string) => void;
}

export type ToastStore = StoreApi<ToastState>;

const most = 3;

/** Makes the store; the shell holds it. */
export function createToastStore(): ToastStore {
  let next = 1;
  return createStore<ToastState>((set) => ({
    toasts: [],
    show(toast) {
      const id = next++;
      set(({ toasts }) => ({
        toasts: [...toasts.filter((old) => !isSameMatter(old, toast)), { ...toast, id }].slice(-most),
      }));
      return id;
    },
    dismiss: (id) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
    dismissTopic: (topic) => set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.topic !== topic) })),
  }));
}

function isSameMatter(old: Toast, fresh: Toast): boolean {
  return old.title === fresh.title || (old.topic !== undefined && old.topic === fresh.topic);
}

export const ToastContext = createContext<ToastStore | undefined>(undefined);

/** The store of the toasts, for showing one. */
export function useToasts(): ToastStore {
  const store = useContext(ToastContext);
  if (store === undefined) throw new Error('Toasts are shown inside the shell only.');
  return store;
}
