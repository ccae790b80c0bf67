// What a key means in the resource tree: the WAI-ARIA tree pattern as pure functions over the rows.
import type { TreeRow } from './tree-rows';

export type TreeKeyAction =
  | { readonly does: 'focus'; readonly index: number }
  | { readonly does: 'open' | 'close'; readonly index: number }
  | { readonly does: 'choose' | 'rename' | 'remove' | 'menu'; readonly index: number }
  | { readonly does: 'type'; readonly character: string };

/** How long typed letters count as one word. */
export const typeAheadPauseMs = 700;

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, Alt or Meta: such keys belong to commands, not to the tree. */
  readonly hasModifier: boolean;
}

/** The action of `pressed` with row `at` focused; undefined leaves the key to the browser. */
export function treeKeyAction(pressed: PressedKey, rows: readonly TreeRow[], at: number): TreeKeyAction | undefined {
  const row = rows[at];
  if (row === undefined || pressed.hasModifier) return undefined;
  if (pressed.shiftKey && pressed.key === 'F10') return { does: 'menu', index: at };
  switch (pressed.key) {
    case 'ArrowDown':
      return { does: 'focus', index: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { does: 'focus', index: Math.max(at - 1, 0) };
    case 'Home':
      return { does: 'focus', index: 0 };
    case 'End':
      return { does: 'focus', index: rows.length - 1 };
    case 'ArrowRight':
      return rightArrow(row, at);
    case 'ArrowLeft':
      return leftArrow(row, rows, at);
    case 'Enter':
      return { does: 'choose', index: at };
    case 'F2':
      return { does: 'rename', index: at };
    case 'Delete':
    case 'Backspace':
      return { does: 'remove', index: at };
    case 'ContextMenu':
      return { does: 'menu', index: at };
    default:
      return pressed.key.length === 1 && pressed.key !== ' ' ? { does: 'type', character: pressed.key } : undefined;
  }
}

/** The next row whose name begins with `typed`, round and round; a single repeated letter walks through its rows. */
export function typeAhead(rows: readonly TreeRow[], at: number, typed: string): number | undefined {
  const letters = typed.toLowerCase();
  const isRepeat = letters.length > 1 && [...letters].every((letter) => letter === letters[0]);
  const wanted = isRepeat ? (letters[0] ?? '') : letters;
  // the row that already matches keeps the focus while its name is typed on
  const first = letters.length > 1 && !isRepeat ? 0 : 1;
  for (let step = first; step <= rows.length; step++) {
    const index = (at + step) % rows.length;
    if (namesOf(rows[index]).some((name) => name.startsWith(wanted))) return index;
  }
  return undefined;
}

function rightArrow(row: TreeRow, at: number): TreeKeyAction | undefined {
  if (row.kind !== 'resource' || !row.hasChildren) return undefined;
  return row.isOpen ? { does: 'focus', index: at + 1 } : { does: 'open', index: at };
}

function leftArrow(row: TreeRow, rows: readonly TreeRow[], at: number): TreeKeyAction | undefined {
  if (row.kind === 'resource' && row.isOpen && row.hasChildren) return { does: 'close', index: at };
  for (let above = at - 1; above >= 0; above--) {
    if ((rows[above]?.level ?? 0) < row.level) return { does: 'focus', index: above };
  }
  return undefined;
}

function namesOf(row: TreeRow | undefined): string[] {
  if (row === undefined) return [];
  const names = row.kind === 'method' ? [row.httpMethod, row.label] : [row.label, row.label.replace(/^\/\{?/, '')];
  return names.map((name) => name.toLowerCase());
}
