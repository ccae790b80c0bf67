/** Scanning of running text and of references: the longest thing that can start at a character. */

import * as chars from './characters';
import type { LexerMode, ScanStep } from './tokens';

/** A mark (`$`, `$!`, `#`, `#*`, `#[[`) which by itself is no token but opens a mode. */
interface Mark {
  readonly end: number;
  readonly opens: LexerMode;
}

/** The mark at a character, or nothing if a longer token starts there. */
export function scanMark(source: string, at: number, mode: LexerMode): Mark | undefined {
  const code = source.charCodeAt(at);
  if (code === chars.HASH) return hashMark(source, at, mode);
  const dollar = code === chars.BACKSLASH ? chars.backslashesEnd(source, at) : at;
  if (source.charCodeAt(dollar) !== chars.DOLLAR) return undefined;
  if (dollar === at && (mode === 'text' || mode === 'reference') && emptyIndexEnd(source, at) > at) return undefined;
  const bang = chars.backslashesEnd(source, dollar + 1);
  return { end: source.charCodeAt(bang) === chars.BANG ? bang + 1 : dollar + 1, opens: 'reference' };
}

/** The token at a character of running text; there always is one. */
export function scanText(source: string, at: number): ScanStep {
  const code = source.charCodeAt(at);
  if (code === chars.HASH || code === chars.SPACE || code === chars.TAB) {
    const set = chars.setDirectiveEnd(source, at);
    if (set > at) return { kind: 'set', end: set };
    if (code === chars.HASH) return { kind: 'comment-start', end: at + 2 };
  }
  if (code === chars.DOLLAR) return { kind: 'empty-index', end: emptyIndexEnd(source, at) };
  if (code === chars.BACKSLASH) return escapeStep(source, at);
  let end = at + 1;
  for (;;) {
    const next = source.charCodeAt(end);
    if (next === chars.DOLLAR || next === chars.HASH || next === chars.BACKSLASH || end >= source.length) break;
    end++;
  }
  return { kind: 'text', end };
}

/** The token at a character after a reference's `$` or dot; nothing if the reference ends there. */
export function scanReference(source: string, at: number, mode: 'reference' | 'property'): ScanStep | undefined {
  const code = source.charCodeAt(at);
  if (chars.startsName(code)) return nameStep(source, at);
  switch (code) {
    case chars.OPEN_BRACKET:
      return { kind: 'index[', end: at + 1 };
    case chars.OPEN_BRACE:
      return { kind: 'reference{', end: at + 1 };
    case chars.CLOSE_BRACE:
      return { kind: 'reference}', end: at + 1 };
    case chars.DOT:
      return chars.isLetter(source.charCodeAt(at + 1)) ? { kind: 'dot', end: at + 1 } : undefined;
    case chars.DOLLAR: {
      const end = mode === 'reference' ? emptyIndexEnd(source, at) : at;
      return end > at ? { kind: 'empty-index', end } : undefined;
    }
    case 40:
      return mode === 'property' ? { kind: '(', end: at + 1 } : undefined;
    case chars.SPACE:
    case chars.TAB:
    case chars.HASH: {
      const set = chars.setDirectiveEnd(source, at);
      if (set > at) return { kind: 'set', end: set };
      return code === chars.HASH ? { kind: 'comment-start', end: at + 2 } : undefined;
    }
    default:
      return undefined;
  }
}

/** A name in a reference, or the words `true` and `false`, which are no names. */
export function nameStep(source: string, at: number): ScanStep {
  const end = chars.nameEnd(source, at);
  if (end - at === 4 && source.startsWith('true', at)) return { kind: 'true', end };
  if (end - at === 5 && source.startsWith('false', at)) return { kind: 'false', end };
  return { kind: 'identifier', end };
}

function hashMark(source: string, at: number, mode: LexerMode): Mark | undefined {
  const next = source.charCodeAt(at + 1);
  if (next === chars.OPEN_BRACKET && source.charCodeAt(at + 2) === chars.OPEN_BRACKET) {
    return { end: at + 3, opens: 'unparsed' };
  }
  if (next === chars.STAR) return commentMark(source, at, mode);
  if (next === chars.HASH && mode !== 'property' && mode !== 'arguments' && mode !== 'index') {
    return isComment(mode) ? { end: at + 1, opens: 'hash' } : undefined;
  }
  const maySet = mode === 'text' || mode === 'reference' || mode === 'property' || mode === 'arguments';
  if (maySet && chars.setDirectiveEnd(source, at) > at) return undefined;
  return { end: at + 1, opens: 'hash' };
}

/** `#**` and something other than `#` opens a doc comment; `#**#` is an empty block comment. */
function commentMark(source: string, at: number, mode: LexerMode): Mark {
  const isDoc =
    source.charCodeAt(at + 2) === chars.STAR && at + 3 < source.length && source.charCodeAt(at + 3) !== chars.HASH;
  if (!isDoc) return { end: at + 2, opens: 'block-comment' };
  return { end: isComment(mode) ? at + 4 : at + 3, opens: 'doc-comment' };
}

function isComment(mode: LexerMode): boolean {
  return mode === 'line-comment' || mode === 'block-comment' || mode === 'doc-comment';
}

/** `$[`, `$![`, `$\![` and `$.` are text. */
function emptyIndexEnd(source: string, at: number): number {
  const next = source.charCodeAt(at + 1);
  if (next === chars.OPEN_BRACKET || next === chars.DOT) return at + 2;
  if (source.startsWith('$![', at)) return at + 3;
  return source.startsWith('$\\![', at) ? at + 4 : at;
}

/** Backslashes in text: before a directive an odd run escapes it, otherwise they go in pairs. */
function escapeStep(source: string, at: number): ScanStep {
  const end = chars.backslashesEnd(source, at);
  const count = end - at;
  if (count % 2 === 1 && source.charCodeAt(end) === chars.HASH) {
    const name = Math.max(chars.wordEnd(source, end + 1), chars.bracketedWordEnd(source, end + 1));
    if (name > end + 1) return { kind: 'escaped-directive', end: name };
  }
  return count > 1 ? { kind: 'double-escape', end: at + 2 } : { kind: 'escape', end: at + 1 };
}
