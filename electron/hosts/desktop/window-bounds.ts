// Where the window opens: where it was, unless that place is no longer on any screen.

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SavedWindow {
  readonly bounds: Bounds;
  readonly isMaximized: boolean;
}

/** Below this the interface has no room. */
export const minimumSize = { width: 1024, height: 700 } as const;

const defaultSize = { width: 1440, height: 900 } as const;

/** Enough of the header must be on a screen to take hold of the window: at least this much of it. */
const graspWidth = 160;
const graspHeight = 44;

/** Checks what a file holds against its form; null where it is anything else. */
export function readSavedWindow(value: unknown): SavedWindow | null {
  if (typeof value !== 'object' || value === null) return null;
  const { bounds, isMaximized } = value as { bounds?: unknown; isMaximized?: unknown };
  if (typeof bounds !== 'object' || bounds === null || typeof isMaximized !== 'boolean') return null;
  const { x, y, width, height } = bounds as Record<string, unknown>;
  const isWhole = [x, y, width, height].every((part) => Number.isInteger(part));
  return isWhole ? { bounds: { x, y, width, height } as Bounds, isMaximized } : null;
}

/** The bounds to open with, given the work areas of all screens, the main one first. */
export function openingBounds(saved: Bounds | null, workAreas: readonly Bounds[]): Bounds {
  // A window is fitted before it is looked for: what shrinks may thereby leave the screen.
  const fitted = workAreas.map((area) => ({ area, window: saved === null ? null : fitTo(saved, area) }));
  const found = fitted.find(({ area, window }) => window !== null && isGraspable(window, area));
  return found?.window ?? centred(workAreas[0] ?? { x: 0, y: 0, ...defaultSize });
}

function fitTo(window: Bounds, area: Bounds): Bounds {
  return {
    ...window,
    width: Math.max(Math.min(window.width, area.width), minimumSize.width),
    height: Math.max(Math.min(window.height, area.height), minimumSize.height),
  };
}

function isGraspable(window: Bounds, area: Bounds): boolean {
  const visibleWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const hasHeaderInside = window.y >= area.y && window.y + graspHeight <= area.y + area.height;
  return visibleWidth >= graspWidth && hasHeaderInside;
}

function centred(area: Bounds): Bounds {
  const width = Math.min(defaultSize.width, area.width);
  const height = Math.min(defaultSize.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}
