import { expect, it } from 'vitest';
import { newRequest } from '../test-edits';
import { testKeyAction } from './test-keys';
import { testRows } from './test-rows';

const rows = testRows([{ id: 's', name: 'S', requests: [newRequest('a', [])] }], new Set(), '');
const press = (key: string, at: number, more: { altKey?: boolean; shiftKey?: boolean; hasModifier?: boolean } = {}) =>
  testKeyAction({ key, altKey: false, shiftKey: false, hasModifier: false, ...more }, rows, at);

it('walks, opens and closes, and moves with Alt', () => {
  expect([
    press('ArrowDown', 0),
    press('ArrowLeft', 0),
    press('ArrowLeft', 1),
    press('ArrowRight', 1),
    press('ArrowUp', 1, { altKey: true }),
    press('Delete', 1),
  ]).toEqual([
    { does: 'open', place: { suiteId: 's', testId: 'a' } },
    { does: 'toggle', suiteId: 's', isOpen: false },
    { does: 'open', place: { suiteId: 's' } },
    undefined,
    { does: 'command', command: 'tests.move-up' },
    { does: 'command', command: 'tests.delete' },
  ]);
});

it('leaves keys with Ctrl to the commands', () => {
  expect(press('Enter', 1, { hasModifier: true })).toBeUndefined();
});
