import { describe, expect, it } from 'vitest';
import { createClient } from '../../../shared/contract/client';
import { type CallScript, refuse, scriptedTransport } from '../../state/scripted-transport';
import { codeFileName, openCodeDesk } from './code-desk';

const place = ['orders', 'index.mjs'] as const;

function open(script: CallScript = {}) {
  const disk = { text: 'one', version: 'v1' };
  const transport = scriptedTransport({
    'functions.readFile': () => ({ path: 'index.mjs', bytes: disk.text.length, ...disk }),
    'functions.writeFile': (input) => {
      disk.text = (input as { text: string }).text;
      disk.version = 'v2';
      return { path: 'index.mjs', bytes: disk.text.length, version: disk.version };
    },
    ...script,
  });
  const desk = openCodeDesk(createClient(transport));
  return { desk, disk, transport, file: () => desk.store.getState().files.get(codeFileName(...place)) };
}

describe('the code desk', () => {
  it('saves edits with the version they began from', async () => {
    const { desk, disk, file, transport } = open();
    await desk.open(...place);
    desk.edit(...place, 'two');
    expect(file()).toMatchObject({ text: 'two', saved: 'one' });
    await desk.save(...place);
    expect([disk.text, file()?.saved, file()?.version]).toEqual(['two', 'two', 'v2']);
    expect(transport.calls.at(-1)?.input).toMatchObject({ text: 'two', version: 'v1' });
  });

  it('follows the disk while there are no edits', async () => {
    const { desk, disk, file } = open();
    await desk.open(...place);
    Object.assign(disk, { text: 'outside', version: 'v9' });
    await desk.changedOutside('orders', []);
    expect(file()).toMatchObject({ text: 'outside', saved: 'outside' });
  });

  it('keeps edits when the disk changes, and says so', async () => {
    const { desk, disk, file } = open();
    await desk.open(...place);
    desk.edit(...place, 'mine');
    Object.assign(disk, { text: 'theirs', version: 'v9' });
    await desk.changedOutside('orders', ['index.mjs']);
    expect(file()).toMatchObject({ text: 'mine', isOutdated: true });
    await desk.reload(...place);
    expect(file()).toMatchObject({ text: 'theirs', saved: 'theirs' });
    expect(file()?.isOutdated).toBeUndefined();
  });

  it('does not write over a change it has not seen, unless told to', async () => {
    let isRefusing = true;
    const { desk, file } = open({
      'functions.writeFile': () =>
        isRefusing ? refuse('CONFLICT', 'Changed.') : { path: 'index.mjs', bytes: 4, version: 'v3' },
    });
    await desk.open(...place);
    desk.edit(...place, 'mine');
    await desk.save(...place);
    expect(file()).toMatchObject({ text: 'mine', saved: 'one', isOutdated: true });
    isRefusing = false;
    await desk.save(...place, true);
    expect(file()).toMatchObject({ saved: 'mine', isOutdated: false });
  });

  it('keeps what is typed while it saves as unsaved', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { desk, file } = open({ 'functions.writeFile': () => new Promise((resolve) => (answer = resolve)) });
    await desk.open(...place);
    desk.edit(...place, 'two');
    const saving = desk.save(...place);
    desk.edit(...place, 'two and more');
    answer({ path: 'index.mjs', bytes: 3, version: 'v2' });
    await saving;
    expect(file()).toMatchObject({ text: 'two and more', saved: 'two', status: 'ready' });
  });

  it('says why a file cannot be read, and tries again when it is opened again', async () => {
    let isRefusing = true;
    const { desk, file } = open({
      'functions.readFile': () =>
        isRefusing
          ? refuse('NOT_CAPABLE', 'It is no text.')
          : { path: 'index.mjs', bytes: 1, text: 'x', version: 'v1' },
    });
    await desk.open(...place);
    expect(file()?.refusal).toBe('It is no text.');
    isRefusing = false;
    await desk.open(...place);
    expect(file()).toMatchObject({ text: 'x' });
  });

  it('closes a folder with everything in it', async () => {
    const { desk } = open();
    await desk.open('orders', 'lib/a.mjs');
    await desk.open('orders', 'library.mjs');
    desk.close('orders', 'lib');
    expect([...desk.store.getState().files.keys()]).toEqual(['orders/library.mjs']);
  });
});
