// What every part of the interface stands in: theme, studio, toasts, questions, commands.
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { type LayoutMemory, LayoutMemoryContext } from './components/layout-memory';
import { ToastContext } from './components/toast-store';
import { allCommands } from './shell/all-commands';
import { CommandsProvider } from './shell/CommandsProvider';
import { ConfirmProvider } from './shell/confirmation';
import { LiveRegion } from './shell/LiveRegion';
import type { StudioWindow } from './shell/open-window';
import { StudioContext } from './state/studio-context';
import { useScheme } from './theme/color-scheme';
import { theme } from './theme/theme';

export interface WindowRootProps {
  readonly window: StudioWindow;
  readonly children: ReactNode;
}

/** The providers, outermost first. */
export function WindowRoot({ window: studioWindow, children }: WindowRootProps) {
  const { studio, toasts, announcer } = studioWindow;
  return (
    <ThemedRoot window={studioWindow}>
      <StudioContext.Provider value={studio}>
        <ToastContext.Provider value={toasts}>
          <ConfirmProvider>
            <CommandsProvider window={studioWindow} commands={allCommands}>
              {children}
              <LiveRegion announcer={announcer} />
            </CommandsProvider>
          </ConfirmProvider>
        </ToastContext.Provider>
      </StudioContext.Provider>
    </ThemedRoot>
  );
}

function ThemedRoot({ window: { studio }, children }: WindowRootProps) {
  const settings = useStore(studio.connection.store, (mirror) => mirror.settings);
  const isRead = useStore(studio.connection.store, (mirror) => mirror.connection === 'ready');
  const scheme = useScheme(isRead ? settings : undefined);
  const memory = useLayoutMemoryOf(studio);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <LayoutMemoryContext.Provider value={memory}>{children}</LayoutMemoryContext.Provider>
    </MantineProvider>
  );
}

/** Panel sizes live in the settings, so that every window and the next session have them. */
function useLayoutMemoryOf(studio: StudioWindow['studio']): LayoutMemory {
  return useMemo(
    () => ({
      read: (name) => {
        const { layout } = studio.connection.store.getState().settings;
        return Object.hasOwn(layout, name) ? layout[name] : undefined;
      },
      write: (name, sizes) => {
        const { settings } = studio.connection.store.getState();
        const all = [...Object.entries(settings.layout), [name, sizes] as const];
        const layout = Object.fromEntries(all.map(([group, percents]) => [group, [...percents]]));
        studio.connection.store.setState({ settings: { ...settings, layout } });
        // sizes that cannot be kept are no loss worth a word
        studio.client.settings.update({ layout }).catch(() => undefined);
      },
    }),
    [studio],
  );
}
