import { describe, expect, it } from 'vitest';
import type { EntityChange } from '../../../shared/definition/changes';
import { type Entity, entitySchemas } from '../../../shared/definition/entities';
import { openMemoryFiles } from '../memory-files';
import type { JournalCause } from './journal';
import { openJournal } from './open-journal';

const path = '/w/.gatehouse/history/journal.jsonl';
const stage = (description: string) => entitySchemas.stage.parse({ stageName: 'dev', description }) as Entity;
const changes = (from: string, to: string): EntityChange[] => [
  { key: 'stage:api1/dev', before: stage(from), after: stage(to) },
];
const entry = (from: string, to: string, cause: JournalCause = 'edit') => ({
  label: `${from} to ${to}`,
  at: 1,
  cause,
  changes: changes(from, to),
});

async function open(files = openMemoryFiles(), maxBytes?: number) {
  const journal = await openJournal('/w', files, maxBytes === undefined ? {} : { maxBytes });
  const done = async (...given: Parameters<typeof entry>) => (await journal.record(entry(...given))).saved();
  return { files, journal, done };
}

describe('undo and redo', () => {
  it('go back and forth, and forget what was taken back after an edit', async () => {
    const { journal, done } = await open();
    await done('a', 'b');
    await done('b', 'c');
    const undo = journal.next('undo');
    await done('c', 'b', 'undo');
    const middle = journal.state;
    const redo = journal.next('redo');
    await done('b', 'x');
    expect([undo, middle, redo, journal.state, journal.next('redo')]).toEqual([
      { label: 'b to c', changes: changes('c', 'b') },
      { undo: 'a to b', redo: 'b to c' },
      { label: 'b to c', changes: changes('b', 'c') },
      { undo: 'b to x' },
      undefined,
    ]);
  });

  it('are the same after a restart', async () => {
    const { files, journal, done } = await open();
    await done('a', 'b');
    await done('b', 'c');
    await done('c', 'b', 'undo');
    await done('b', 'c', 'redo');
    await done('c', 'b', 'undo');
    const again = (await open(files)).journal;
    expect([again.state, again.next('undo'), again.next('redo'), again.unfinished]).toEqual([
      journal.state,
      journal.next('undo'),
      journal.next('redo'),
      [],
    ]);
  });
});

describe('an entry that was not marked as saved', () => {
  it('is handed back, with all after it, until the journal is resumed', async () => {
    const { files, journal, done } = await open();
    await done('a', 'b');
    await journal.record(entry('b', 'c'));
    await journal.record(entry('c', 'b', 'undo'));
    const second = (await open(files)).journal;
    await second.resumed();
    const third = (await open(files)).journal;
    expect([second.unfinished, second.state, third.unfinished]).toEqual([
      [changes('b', 'c'), changes('c', 'b')],
      { undo: 'a to b', redo: 'b to c' },
      [],
    ]);
  });

  it('counts as saved when a later one is: files are saved in order', async () => {
    const { files, journal, done } = await open();
    await journal.record(entry('a', 'b'));
    await done('b', 'c');
    expect((await open(files)).journal.unfinished).toEqual([]);
  });
});

describe('a damaged journal', () => {
  it('loses only the line that a kill tore, and goes on behind it', async () => {
    const { files, done } = await open();
    await done('a', 'b');
    await files.appendText(path, '{"number":2,"entry":{"label":"b t');
    const torn = await open(files);
    await torn.done('b', 'c');
    const again = (await open(files)).journal;
    expect([torn.journal.unfinished, again.state, again.next('undo')?.changes]).toEqual([
      [],
      { undo: 'b to c' },
      changes('c', 'b'),
    ]);
  });

  it('passes over lines that are none', async () => {
    const { files, done } = await open();
    await done('a', 'b');
    await files.appendText(
      path,
      'x\nnull\n[]\n{"number":7,"entry":{"label":1}}\n{"number":8,"entry":{"label":"","at":1,"cause":"edit","changes":[{"key":"no kind"}]}}\n',
    );
    expect((await open(files)).journal.state).toEqual({ undo: 'a to b' });
  });
});

describe('while the disk is full', () => {
  it('an edit counts, and is written before the next', async () => {
    const { files, journal, done } = await open();
    await done('a', 'b');
    files.refuse = (operation) => (operation === 'appendText' ? 'ENOSPC' : undefined);
    const refusal = await journal.record(entry('b', 'c')).catch((error) => error.code);
    const state = journal.state;
    files.refuse = () => undefined;
    await done('c', 'd');
    const again = (await open(files)).journal;
    expect([refusal, state, again.state, again.next('undo')?.changes]).toEqual([
      'STORAGE_FULL',
      { undo: 'b to c' },
      { undo: 'c to d' },
      changes('d', 'c'),
    ]);
  });

  it('a line that got onto the disk whole before the refusal counts once', async () => {
    const { files, journal, done } = await open();
    const append = files.appendText;
    files.appendText = async (...given) => {
      await append(...given);
      throw Object.assign(new Error('cut off'), { code: 'ENOSPC' });
    };
    await journal.record(entry('a', 'b')).catch((error) => error.code);
    files.appendText = append;
    await done('b', 'c');
    const again = (await open(files)).journal;
    await again.record(entry('c', 'b', 'undo'));
    await again.record(entry('b', 'a', 'undo'));
    expect(again.state).toEqual({ redo: 'a to b' });
  });

  it('a mark that is refused does not fail the save', async () => {
    const { files, journal } = await open();
    const recorded = await journal.record(entry('a', 'b'));
    files.refuse = () => 'ENOSPC';
    await expect(recorded.saved()).resolves.toBeUndefined();
  });
});

describe('a long journal', () => {
  it('is shortened to its newest entries and stays of bounded size', async () => {
    const { files, journal, done } = await open(openMemoryFiles(), 4_000);
    let largest = 0;
    for (let at = 0; at < 200; at++) {
      await done(`${at}`, `${at + 1}`);
      largest = Math.max(largest, files.contents()[path]?.length ?? 0);
    }
    const again = (await open(files, 4_000)).journal;
    expect([largest < 4_500, again.state, again.next('undo'), again.unfinished]).toEqual([
      true,
      { undo: '199 to 200' },
      journal.next('undo'),
      [],
    ]);
  });

  it('keeps the place between undo and redo', async () => {
    const { files, done } = await open(openMemoryFiles(), 3_000);
    for (let at = 0; at < 9; at++) await done(`${at}`, `${at + 1}`);
    for (let at = 9; at > 5; at--) await done(`${at}`, `${at - 1}`, 'undo');
    for (let turn = 0; turn < 20; turn++) {
      await done('5', '6', 'redo');
      await done('6', '5', 'undo');
    }
    expect((await open(files)).journal.state).toEqual({ undo: '4 to 5', redo: '5 to 6' });
  });

  it('keeps an entry that is larger than all it may be, and is not rewritten for every mark', async () => {
    const { files, journal, done } = await open(openMemoryFiles(), 500);
    await done('a', 'b'.repeat(2_000));
    files.log.length = 0;
    await done('b', 'c');
    await done('c', 'd');
    expect([journal.state.undo, files.log.filter((line) => line.startsWith('move'))]).toEqual(['c to d', []]);
  });
});
