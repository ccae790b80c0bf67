// Which scheme is in force: the user's wish, or the system's where the wish is to follow it.
import { useEffect, useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/contract/workspace';

export interface Scheme {
  readonly colorScheme: 'light' | 'dark';
  readonly isHighContrast: boolean;
}

/** What the system asks for. */
export interface SystemScheme {
  readonly isDark: boolean;
  readonly wantsContrast: boolean;
}

/** The scheme for the settings on a system. */
export function resolveScheme(
  { colorScheme, contrast }: Pick<Settings, 'colorScheme' | 'contrast'>,
  system: SystemScheme,
): Scheme {
  return {
    colorScheme: colorScheme === 'system' ? (system.isDark ? 'dark' : 'light') : colorScheme,
    isHighContrast: contrast === 'system' ? system.wantsContrast : contrast === 'high',
  };
}

/**
 * Keeps the root element in step with the settings and answers the colour scheme. While the settings are not read
 * yet, what the host put on the root before the first paint stays.
 */
export function useScheme(settings: Pick<Settings, 'colorScheme' | 'contrast'> | undefined): Scheme['colorScheme'] {
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const wantsContrast = useMedia('(prefers-contrast: more)');
  const scheme = settings === undefined ? schemeOfRoot(isDark) : resolveScheme(settings, { isDark, wantsContrast });
  useEffect(() => {
    const root = document.documentElement;
    root.setAttribute('data-mantine-color-scheme', scheme.colorScheme);
    if (scheme.isHighContrast) root.setAttribute('data-contrast', 'high');
    else root.removeAttribute('data-contrast');
  }, [scheme.colorScheme, scheme.isHighContrast]);
  return scheme.colorScheme;
}

function schemeOfRoot(isDark: boolean): Scheme {
  const root = document.documentElement;
  const written = root.getAttribute('data-mantine-color-scheme');
  const colorScheme = written === 'dark' || written === 'light' ? written : isDark ? 'dark' : 'light';
  return { colorScheme, isHighContrast: root.getAttribute('data-contrast') === 'high' };
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
