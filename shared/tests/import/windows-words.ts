// Commands as they are pasted from and into the Windows prompt: `^` escapes, `\"` inside of quotes.
import { refuseAt } from './foreign-requests';
import type { ShellCommand, ShellWord } from './shell-words';

/** What stands in single quotes: text of a POSIX shell, whatever it looks like. */
const singleQuoted = /\$'(?:\\[\s\S]|[^\\'])*'|'[^']*'/g;

/** True for a text in the quoting of the Windows prompt. */
export function isWindowsQuoting(source: string): boolean {
  return /\^[ \t]*\r?\n|(?:^|\s)\^"/.test(source.replace(singleQuoted, ''));
}

/** A character after the prompt's own pass, with where it stood. */
interface Character {
  readonly text: string;
  readonly at: number;
}

/** The commands of `source`. IMPORT_REFUSED for a quote that is not closed. */
export function readWindowsCommands(source: string, fileName?: string): readonly ShellCommand[] {
  return linesOf(source).flatMap((line) => {
    const words = wordsOf(line, source, fileName);
    return words.length === 0 ? [] : [words];
  });
}

/** What the prompt does: takes `^` away, joins continued lines, cuts at line ends and `&` outside of quotes. */
function linesOf(source: string): readonly (readonly Character[])[] {
  const lines: Character[][] = [[]];
  let isQuoted = false;
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    const line = lines[lines.length - 1] as Character[];
    if (character === '^') {
      const continued = /^\^[ \t]*\r?\n/.exec(source.slice(at, at + 20));
      if (continued !== null) {
        at += continued[0].length - 1;
        continue;
      }
      if (!isQuoted) {
        at += 1;
        if (at < source.length) line.push({ text: source.charAt(at), at });
        continue;
      }
    }
    if (character === '"') isQuoted = !isQuoted;
    const ends = character === '\n' || (character === '&' && !isQuoted);
    if (ends) {
      lines.push([]);
      isQuoted = false;
    } else if (character !== '\r') line.push({ text: character, at });
  }
  return lines;
}

/** What the program does: words by space, `"` quotes, a backslash counts before a quote only. */
function wordsOf(line: readonly Character[], source: string, fileName: string | undefined): readonly ShellWord[] {
  const words: ShellWord[] = [];
  let word: { text: string; at: number } | undefined;
  let openedAt: number | undefined;
  for (let at = 0; at < line.length; at++) {
    const { text, at: place } = line[at] as Character;
    if (openedAt === undefined && (text === ' ' || text === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word ??= { text: '', at: place };
    if (text === '\\') {
      const { read, taken } = backslashes(line, at);
      word.text += read;
      at += taken - 1;
    } else if (text !== '"') word.text += text;
    else if (openedAt !== undefined && line[at + 1]?.text === '"') {
      word.text += '"';
      at += 1;
    } else openedAt = openedAt === undefined ? place : undefined;
  }
  if (openedAt !== undefined) refuseAt('The quote " is not closed.', source, openedAt, fileName);
  if (word !== undefined) words.push(word);
  return words;
}

/** Backslashes from `at` on: two before a quote are one, one before a quote makes it a plain one. */
function backslashes(line: readonly Character[], at: number): { readonly read: string; readonly taken: number } {
  let count = 1;
  while (line[at + count]?.text === '\\') count += 1;
  if (line[at + count]?.text !== '"') return { read: '\\'.repeat(count), taken: count };
  const half = '\\'.repeat(Math.floor(count / 2));
  return count % 2 === 0 ? { read: half, taken: count } : { read: `${half}"`, taken: count + 1 };
}
