// What a key does in the tests tree.
import { targetRow } from '../../components/roving';
import type { TestPlace } from '../../state/view-store';
import type { TestRow } from './test-rows';

export type TestKeyAction =
  | { readonly does: 'open'; readonly place: TestPlace }
  | { readonly does: 'toggle'; readonly suiteId: string; readonly isOpen: boolean }
  | { readonly does: 'rename' | 'menu'; readonly row: TestRow }
  | { readonly does: 'command'; readonly command: string };

export interface PressedKey {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Ctrl or Command. */
  readonly hasModifier: boolean;
}

const pageRows = 10;

/** The action on the row `at`, or undefined where the key means nothing here. */
export function testKeyAction(pressed: PressedKey, rows: readonly TestRow[], at: number): TestKeyAction | undefined {
  const { key, altKey, shiftKey, hasModifier } = pressed;
  const row = rows[at];
  if (row === undefined || hasModifier) return undefined;
  if (altKey) {
    if (key === 'ArrowUp') return { does: 'command', command: 'tests.move-up' };
    return key === 'ArrowDown' ? { does: 'command', command: 'tests.move-down' } : undefined;
  }
  const next = rows[targetRow(key, at, rows.length, pageRows) ?? -1];
  if (next !== undefined) return { does: 'open', place: next.place };
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return { does: 'menu', row };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return sideways(row, key === 'ArrowRight');
    case 'Enter':
    case ' ':
      return { does: 'open', place: row.place };
    case 'F2':
      return { does: 'rename', row };
    case 'Delete':
      return { does: 'command', command: 'tests.delete' };
    default:
      return undefined;
  }
}

/** Opens and closes a suite; from a request, back to its suite. */
function sideways({ place: { suiteId, testId } }: TestRow, isRight: boolean): TestKeyAction | undefined {
  if (testId === undefined) return { does: 'toggle', suiteId, isOpen: isRight };
  return isRight ? undefined : { does: 'open', place: { suiteId } };
}
