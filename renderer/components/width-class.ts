// The steps of the layout by window width; zooming takes the same steps.
import { useSyncExternalStore } from 'react';

/** `drawer` under 1024, `slim` to 1099, `normal`, `wide` from 1500, `ultra` from 2200. */
export type WidthClass = 'drawer' | 'slim' | 'normal' | 'wide' | 'ultra';

const steps = [1024, 1100, 1500, 2200] as const;
const classes: readonly WidthClass[] = ['drawer', 'slim', 'normal', 'wide', 'ultra'];

/** The class of a width in CSS pixels. */
export function widthClassOf(width: number): WidthClass {
  return classes[steps.filter((step) => width >= step).length] ?? 'ultra';
}

/** Sizes of the side panes in a width class. */
export function paneSizes(width: WidthClass): { readonly sidebar: number; readonly right: number } {
  if (width === 'wide' || width === 'ultra') return { sidebar: 272, right: 440 };
  return width === 'normal' ? { sidebar: 236, right: 332 } : { sidebar: 212, right: 264 };
}

/** The width class of the window; re-renders only when a step is taken. */
export function useWidthClass(): WidthClass {
  return useSyncExternalStore(listenToSteps, () => widthClassOf(window.innerWidth));
}

function listenToSteps(onStep: () => void): () => void {
  const queries = steps.map((step) => window.matchMedia(`(min-width: ${step}px)`));
  for (const query of queries) query.addEventListener('change', onStep);
  return () => {
    for (const query of queries) query.removeEventListener('change', onStep);
  };
}
