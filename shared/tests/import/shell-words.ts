// A text of shell commands as words: quoting of POSIX shells, `$'…'`, comments and continued lines.

import type { LossList } from '../../openapi/import/losses';
import { utf8Text } from '../../vtl/text-bytes';
import { refuseAt } from './foreign-requests';

export interface ShellWord {
  readonly text: string;
  /** Offset in the source. */
  readonly at: number;
}

/** One command: the words up to a line's end, `;`, `|` or `&`. */
export type ShellCommand = readonly ShellWord[];

interface Reader {
  readonly source: string;
  readonly losses: LossList;
  readonly fileName: string | undefined;
  at: number;
}

const named: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The commands of `source`. `$NAME` becomes the variable `{{NAME}}`. IMPORT_REFUSED for a quote that is not closed. */
export function readShellCommands(source: string, losses: LossList, fileName?: string): readonly ShellCommand[] {
  const reader: Reader = { source, losses, fileName, at: 0 };
  const commands: ShellCommand[] = [];
  let words: ShellWord[] = [];
  const end = () => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  while (reader.at < source.length) {
    const character = source.charAt(reader.at);
    if (isContinued(reader)) continue;
    if (character === ' ' || character === '\t' || character === '\r') reader.at += 1;
    else if ('\n;|&'.includes(character)) {
      reader.at += 1;
      end();
    } else if (character === '#') skipLine(reader);
    else if (!skipRedirection(reader)) words.push(readWord(reader));
  }
  end();
  return commands;
}

/** Steps over a line's end that does not end the command: after `\`, or PowerShell's backtick. */
function isContinued(reader: Reader): boolean {
  const match = /^[\\`]\r?\n/.exec(reader.source.slice(reader.at, reader.at + 3));
  if (match === null) return false;
  reader.at += match[0].length;
  return true;
}

function skipLine(reader: Reader): void {
  const end = reader.source.indexOf('\n', reader.at);
  reader.at = end === -1 ? reader.source.length : end;
}

/** Steps over `> file`, `2>&1`, `< file`. */
function skipRedirection(reader: Reader): boolean {
  const match = /^\d*(?:>>?|<)(?:&\d)?[ \t]*/.exec(reader.source.slice(reader.at, reader.at + 40));
  if (match === null) return false;
  reader.at += match[0].length;
  if (!match[0].includes('&') && !/^[\s;|&]?$/.test(reader.source.charAt(reader.at))) readWord(reader);
  return true;
}

function readWord(reader: Reader): ShellWord {
  const { source } = reader;
  const start = reader.at;
  let text = '';
  while (reader.at < source.length && !endsWord(source, reader.at)) {
    if (isContinued(reader)) continue;
    text += readPart(reader);
  }
  return { text, at: start };
}

/** A shell would cut at any `&`; an address without quotes is what was meant by `a=1&b=2`. */
function endsWord(source: string, at: number): boolean {
  const character = source.charAt(at);
  if (character === '&') return !/[^\s&]/.test(source.charAt(at + 1));
  return /[\s;|<>]/.test(character);
}

function readPart(reader: Reader): string {
  const { source } = reader;
  const character = source.charAt(reader.at);
  switch (character) {
    case "'":
      return readSingle(reader);
    case '"':
      return readDouble(reader);
    case '\\':
      reader.at += 2;
      return source.charAt(reader.at - 1);
    case '$':
      return readDollar(reader, false);
    default:
      reader.at += 1;
      return character;
  }
}

function readSingle(reader: Reader): string {
  const start = reader.at;
  const end = reader.source.indexOf("'", start + 1);
  if (end === -1) refuseOpen(reader, start, "'");
  reader.at = end + 1;
  return reader.source.slice(start + 1, end);
}

function readDouble(reader: Reader): string {
  const { source } = reader;
  const start = reader.at;
  let text = '';
  reader.at += 1;
  while (source.charAt(reader.at) !== '"') {
    if (reader.at >= source.length) refuseOpen(reader, start, '"');
    const character = source.charAt(reader.at);
    if (character === '\\') {
      const next = source.charAt(reader.at + 1);
      reader.at += 2;
      if (next === '\n') continue;
      text += '$`"\\'.includes(next) && next !== '' ? next : `\\${next}`;
    } else if (character === '$') text += readDollar(reader, true);
    else {
      text += character;
      reader.at += 1;
    }
  }
  reader.at += 1;
  return text;
}

/** `$'…'`, a variable, or the sign itself. */
function readDollar(reader: Reader, isQuoted: boolean): string {
  const { source, losses } = reader;
  const rest = source.slice(reader.at, reader.at + 140);
  if (!isQuoted && rest.startsWith("$'")) return readAnsi(reader);
  const variable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
  if (variable !== null) {
    reader.at += variable[0].length;
    const name = variable[1] ?? variable[2] ?? '';
    losses.info(`line ${lineOf(source, reader.at)}`, `The shell variable ${name} became the variable {{${name}}}.`);
    return `{{${name}}}`;
  }
  if (rest.startsWith('$(')) {
    losses.warn(`line ${lineOf(source, reader.at)}`, 'What $(…) would put in is not known; it stays as it is written.');
  }
  reader.at += 1;
  return '$';
}

/** ANSI-C quoting; bytes that are written one by one make UTF-8 together. */
function readAnsi(reader: Reader): string {
  const { source } = reader;
  const start = reader.at;
  const bytes: number[] = [];
  let plain = '';
  let text = '';
  const flush = () => {
    text += plain + (bytes.length > 0 ? utf8Text(bytes.splice(0)) : '');
    plain = '';
  };
  reader.at += 2;
  while (source.charAt(reader.at) !== "'") {
    if (reader.at >= source.length) refuseOpen(reader, start, "$'");
    const escaped = /^\\(?:x([0-9A-Fa-f]{1,2})|([0-7]{1,3})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([\s\S]))/.exec(
      source.slice(reader.at, reader.at + 10),
    );
    if (escaped === null) {
      if (bytes.length > 0) flush();
      plain += source.charAt(reader.at);
      reader.at += 1;
      continue;
    }
    reader.at += escaped[0].length;
    const [, hex, octal, unit, point, letter = ''] = escaped;
    const byte = hex === undefined ? octal && Number.parseInt(octal, 8) & 255 : Number.parseInt(hex, 16);
    if (typeof byte === 'number') {
      if (bytes.length === 0) flush();
      bytes.push(byte);
      continue;
    }
    if (bytes.length > 0) flush();
    const code = unit ?? point;
    plain += code === undefined ? (named[letter] ?? letter) : characterOf(Number.parseInt(code, 16));
  }
  reader.at += 1;
  flush();
  return text;
}

/** Chrome writes characters beyond the first plane as two units, which join by themselves. */
function characterOf(code: number): string {
  return code > 0x10ffff ? '\ufffd' : code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
}

function refuseOpen({ source, fileName }: Reader, at: number, quote: string): never {
  return refuseAt(`The quote ${quote} is not closed.`, source, at, fileName);
}

/** The line of an offset, from 1. */
export function lineOf(source: string, at: number): number {
  let line = 1;
  for (let next = source.indexOf('\n'); next !== -1 && next < at; next = source.indexOf('\n', next + 1)) line += 1;
  return line;
}
