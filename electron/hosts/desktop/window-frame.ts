// The edge of the window: our header is the title bar, the system draws its buttons over it.
import type { Settings } from '../../../shared/contract/workspace';

/** Height of the header less its line, so that the line goes on below the system's buttons. */
const overlayHeight = 43;

/** Ground and signs of the system's buttons: the tokens `--gh-chrome` and `--gh-text` of each scheme. */
const overlayColours = {
  light: { color: '#f3f4f7', symbolColor: '#1a1e27' },
  dark: { color: '#14161b', symbolColor: '#e5e8ed' },
  highLight: { color: '#ffffff', symbolColor: '#000000' },
  highDark: { color: '#000000', symbolColor: '#ffffff' },
} as const;

/** The scheme in force, `system` resolved. */
export interface ResolvedScheme {
  readonly isDark: boolean;
  readonly isHighContrast: boolean;
}

/** Resolves the wishes of the settings with what the system says. */
export function resolveScheme(
  { colorScheme, contrast }: Pick<Settings, 'colorScheme' | 'contrast'>,
  system: ResolvedScheme,
): ResolvedScheme {
  return {
    isDark: colorScheme === 'system' ? system.isDark : colorScheme === 'dark',
    isHighContrast: contrast === 'system' ? system.isHighContrast : contrast === 'high',
  };
}

/** Options of the system's buttons. */
export function titleBarOverlay({ isDark, isHighContrast }: ResolvedScheme) {
  const normal = isDark ? overlayColours.dark : overlayColours.light;
  const high = isDark ? overlayColours.highDark : overlayColours.highLight;
  return { ...(isHighContrast ? high : normal), height: overlayHeight };
}

/** True where the system can draw its buttons over our header; else the window keeps the frame of the system. */
export function mayBeFrameless(platform: string, electronVersion: string): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  // Linux has the overlay since Electron 31; a hidden title bar without it could not be closed.
  return Number.parseInt(electronVersion, 10) >= 31;
}

/** Window options for the frame. On macOS the traffic lights stand in the middle of the header. */
export function frameOptions(platform: string, isFrameless: boolean, scheme: ResolvedScheme) {
  const { color } = titleBarOverlay(scheme);
  if (!isFrameless) return { backgroundColor: color, autoHideMenuBar: true };
  if (platform === 'darwin') {
    return { backgroundColor: color, titleBarStyle: 'hidden', trafficLightPosition: { x: 12, y: 14 } } as const;
  }
  return { backgroundColor: color, titleBarStyle: 'hidden', titleBarOverlay: titleBarOverlay(scheme) } as const;
}
