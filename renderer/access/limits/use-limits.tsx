// Limits for components: one watch for the window, asking only while one of them is shown.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useClient } from '../../state/studio-context';
import { type LimitsWatch, openLimitsWatch, type WatchedLimits } from './limits-watch';

const LimitsContext = createContext<LimitsWatch | undefined>(undefined);

/** Holds the watch, so that the last minute is there when another plan is opened. */
export function LimitsProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const [watch] = useState(() =>
    openLimitsWatch({
      limits: (input) => client.usage.limits(input),
      now: () => Date.now(),
      isVisible: () => document.visibilityState === 'visible',
      after(delayMs, task) {
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
      },
    }),
  );
  return <LimitsContext.Provider value={watch}>{children}</LimitsContext.Provider>;
}

/** Limits, kept fresh while the calling component is there. */
export function useLimits(): WatchedLimits {
  const watch = useContext(LimitsContext);
  if (watch === undefined) throw new Error('Limits are read inside the shell only.');
  useEffect(() => watch.watch(), [watch]);
  return useStore(watch.store);
}
