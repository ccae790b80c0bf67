// Shortcuts as commands write them (`Mod+Shift+F`), as keys report them and as people read them.

/** The parts of a shortcut, in the order they are shown. `Mod` is Ctrl, and Command on macOS. */
export interface ShortcutParts {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** The key itself, upper case for letters: `K`, `F6`, `Enter`, `?`. */
  readonly key: string;
}

/** What a key press says of itself; a subset of KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const keySigns: ReadonlyMap<string, string> = new Map([
  ['Enter', '↵'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['Escape', 'Esc'],
  ['Delete', 'Del'],
  ['Backspace', '⌫'],
]);

/** Takes `Mod+Shift+F` apart. */
export function parseShortcut(shortcut: string): ShortcutParts {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: key.length === 1 ? key.toUpperCase() : key,
  };
}

/** True when the key press is exactly `shortcut`, on the given platform. */
export function isShortcutPress(shortcut: string, press: KeyPress, isMac: boolean): boolean {
  const wanted = parseShortcut(shortcut);
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== wanted.mod || other || press.altKey !== wanted.alt) return false;
  // A sign such as `?` already says whether Shift is held, and layouts differ about it.
  const isSign = wanted.key.length === 1 && !/[A-Z0-9]/.test(wanted.key);
  if (!isSign && press.shiftKey !== wanted.shift) return false;
  return wanted.key === keyOf(press);
}

/** The words for the keys, one each: `['Ctrl', 'K']`, on macOS `['⌘', 'K']`. */
export function shortcutKeys(shortcut: string, isMac: boolean): readonly string[] {
  const { mod, alt, shift, key } = parseShortcut(shortcut);
  return [
    ...(mod ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [isMac ? '⌥' : 'Alt'] : []),
    ...(shift ? [isMac ? '⇧' : 'Shift'] : []),
    keySigns.get(key) ?? key,
  ];
}

/** The form `aria-keyshortcuts` wants: `Control+K`. */
export function ariaShortcut(shortcut: string, isMac: boolean): string {
  return shortcut.replace('Mod', isMac ? 'Meta' : 'Control');
}

/** Whether this page runs on macOS, where Command takes the place of Ctrl. */
export function isMacPlatform(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);
}

function keyOf(press: KeyPress): string {
  // With Alt held, macOS reports the composed letter; the code still names the key.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code);
  if (press.altKey && digit?.[1] !== undefined) return digit[1];
  const letter = /^Key([A-Z])$/.exec(press.code);
  if (press.altKey && letter?.[1] !== undefined) return letter[1];
  return press.key.length === 1 ? press.key.toUpperCase() : press.key;
}
