// The journal on disk, `.gatehouse/history/journal.jsonl`: entries first, then the files, then a mark that they hold
// it. Whatever a kill interrupts, the entry without its mark is saved again when the journal is opened.
import { dirname, join } from 'node:path';
import { StudioError } from '../../../shared/contract/errors';
import { replaceText } from '../atomic-write';
import type { Files } from '../files';
import { errorCode } from '../node-files';
import { readingFault, storageFault } from '../storage-fault';
import type { Journal } from './journal';
import { advanceHistory, historyState, nextStep, replayJournal, shortenHistory } from './journal-history';
import { type JournalLine, readLines, writeLine } from './journal-lines';

export interface JournalOptions {
  /** Size from which the journal is shortened, to about half of it. */
  readonly maxBytes?: number;
}

const fileName = '.gatehouse/history/journal.jsonl';
const defaultMaxBytes = 8 * 1_024 * 1_024;
/** Changes may hold values of API keys. */
const ownerOnly = 0o600;

/** Opens the journal of the workspace in `folder`. */
export async function openJournal(folder: string, files: Files, options: JournalOptions = {}): Promise<Journal> {
  const { maxBytes = defaultMaxBytes } = options;
  const path = join(folder, fileName);
  const text = await readText(files, path);
  const replayed = replayJournal(readLines(text));
  let { history, lastNumber } = replayed;
  let fileBytes = text.length;
  let shortenedBytes = 0;
  let savedNumber = lastNumber - replayed.unfinished.length;
  /** Lines the disk has refused so far. */
  let waiting = '';
  /** A line may end without its break where a write was cut off: the next one must not be glued to it. */
  let isTorn = text !== '' && !text.endsWith('\n');
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const run = turn.then(work);
    turn = run.catch(() => undefined);
    return run;
  }

  function append(line: JournalLine): Promise<void> {
    waiting += writeLine(line);
    return inTurn(flush);
  }

  async function flush(): Promise<void> {
    if (waiting === '') return;
    const lines = waiting;
    const written = (isTorn ? '\n' : '') + lines;
    try {
      if (fileBytes === 0) await files.makeFolder(dirname(path));
      await files.appendText(path, written, ownerOnly);
    } catch (error) {
      isTorn = true;
      throw storageFault(error, fileName);
    }
    isTorn = false;
    // More may have come to wait while these were written.
    waiting = waiting.slice(lines.length);
    fileBytes += written.length;
  }

  /** Rewrites the file with the newest entries, once all of them are in the files. */
  async function shorten(): Promise<void> {
    // One entry may be larger than all that is allowed: without doubling it would be written again and again.
    const isTooLarge = fileBytes > Math.max(maxBytes, 2 * shortenedBytes);
    if (!isTooLarge || savedNumber < lastNumber || waiting !== '') return;
    history = shortenHistory(history, maxBytes / 2);
    const first = lastNumber - history.entries.length + 1;
    const entries = history.entries.map((entry, at) => writeLine({ number: first + at, entry }));
    const shortened = [...entries, writeLine({ position: history.position }), writeLine({ saved: lastNumber })].join(
      '',
    );
    try {
      await replaceText(files, path, shortened, ownerOnly);
    } catch (error) {
      throw storageFault(error, fileName);
    }
    fileBytes = shortened.length;
    shortenedBytes = shortened.length;
  }

  async function markSaved(number: number): Promise<void> {
    if (number <= savedNumber) return;
    savedNumber = number;
    try {
      await append({ saved: number });
      await inTurn(shorten);
    } catch (error) {
      // The mark is written with the next line. Should it never be, the same changes are saved once more.
      if (!(error instanceof StudioError)) throw error;
    }
  }

  return {
    get state() {
      return historyState(history);
    },
    unfinished: replayed.unfinished,
    resumed: () => markSaved(lastNumber),
    next: (direction) => nextStep(history, direction),
    async record(entry) {
      history = advanceHistory(history, entry);
      lastNumber += 1;
      const number = lastNumber;
      await append({ number, entry });
      return { saved: () => markSaved(number) };
    },
    dispose: () => inTurn(flush),
  };
}

async function readText(files: Files, path: string): Promise<string> {
  try {
    return await files.readText(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return '';
    throw readingFault(error, fileName);
  }
}
