import { describe, expect, it } from 'vitest';
import type { Command, CommandContext } from './command';
import { commandOfPress, createCommandRegistry } from './registry';
import type { KeyPress } from './shortcut';

const context = { mirror: { host: { kind: 'desktop' } } } as unknown as CommandContext;
const web = { mirror: { host: { kind: 'web' } } } as unknown as CommandContext;

function command(id: string, more: Partial<Command> = {}): Command {
  return { id, title: id, group: 'View', run: () => undefined, ...more };
}

function ctrl(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('the command registry', () => {
  it('has the commands of a screen only while it is open, and lets them replace others', () => {
    const registry = createCommandRegistry([command('a'), command('b')]);
    const leave = registry.add([command('b', { title: 'B of the screen' }), command('c')]);
    const open = registry.store.getState().commands.map(({ title }) => title);
    leave();
    expect([open, registry.store.getState().commands.map(({ title }) => title)]).toEqual([
      ['a', 'B of the screen', 'c'],
      ['a', 'b'],
    ]);
  });

  it('finds the enabled command of a key press, or else the disabled one', () => {
    const registry = createCommandRegistry([
      command('off', { shortcut: 'Mod+D', isEnabled: () => false }),
      command('on', { shortcut: 'Mod+D' }),
      command('redo', { shortcut: 'Mod+Shift+Z', otherShortcuts: ['Mod+Y'] }),
      command('never', { shortcut: 'Mod+E', isEnabled: () => false }),
    ]);
    const ids = ['d', 'y', 'e', 'x'].map((key) => commandOfPress(registry, ctrl(key), context, false)?.id);
    expect(ids).toEqual(['on', 'redo', 'never', undefined]);
  });

  it('listens to another key in a browser where the browser keeps the first', () => {
    const registry = createCommandRegistry([command('api.create', { shortcut: 'Mod+N', webShortcut: 'Alt+N' })]);
    const alt: KeyPress = { ...ctrl('n'), ctrlKey: false, altKey: true, code: 'KeyN' };
    const found = [
      commandOfPress(registry, ctrl('n'), context, false)?.id,
      commandOfPress(registry, ctrl('n'), web, false)?.id,
      commandOfPress(registry, alt, web, false)?.id,
    ];
    expect(found).toEqual(['api.create', undefined, 'api.create']);
  });
});
