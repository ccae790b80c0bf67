import { describe, expect, it } from 'vitest';
import { isShortcutPress, type KeyPress, shortcutKeys } from './shortcut';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('isShortcutPress', () => {
  it('asks for exactly the keys that are named', () => {
    const answers = [
      isShortcutPress('Mod+K', press('k', { ctrlKey: true }), false),
      isShortcutPress('Mod+K', press('K', { ctrlKey: true, shiftKey: true }), false),
      isShortcutPress('Mod+Shift+F', press('F', { ctrlKey: true, shiftKey: true }), false),
      isShortcutPress('Mod+K', press('k', { ctrlKey: true, metaKey: true }), false),
      isShortcutPress('F6', press('F6'), false),
      isShortcutPress('F6', press('F6', { shiftKey: true }), false),
      isShortcutPress('Shift+F6', press('F6', { shiftKey: true }), false),
    ];
    expect(answers).toEqual([true, false, true, false, true, false, true]);
  });

  it('takes Command for Ctrl on macOS and reads the digit behind a composed letter', () => {
    expect(isShortcutPress('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(isShortcutPress('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(isShortcutPress('Alt+1', press('¡', { altKey: true, code: 'Digit1' }), true)).toBe(true);
  });

  it('takes a sign however the keyboard makes it', () => {
    expect(isShortcutPress('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isShortcutPress('?', press('?'), false)).toBe(true);
  });
});

describe('shortcutKeys', () => {
  it('says the keys as the platform does', () => {
    expect([
      shortcutKeys('Mod+Shift+D', false),
      shortcutKeys('Mod+Enter', true),
      shortcutKeys('Escape', false),
    ]).toEqual([['Ctrl', 'Shift', 'D'], ['⌘', '↵'], ['Esc']]);
  });
});
