/**
 * The lexer. What a character means depends on where it stands (a bracket after a reference, blanks before
 * `#set`, a dot before a letter), so the lexer keeps a mode and a stack of modes, and the parser tells it only
 * what it alone can know: that a word is a directive, and that a `#set` is over.
 */

import * as chars from './characters';
import { scanArguments, scanDirective, scanIndex } from './scan-expression';
import { scanMark, scanReference, scanText } from './scan-text';
import type { LexerMode, ScanStep, Token, TokenKind } from './tokens';

/** Says what is wrong at an offset; the parser makes a `TemplateError` of it. */
type LexerFailure = (message: string, offset: number) => Error;

export interface Lexer {
  /** Reads the next token. */
  next(): Token;
  /** Whether a `(` comes next, after any white space. */
  hasParenthesisAhead(): boolean;
  /** The word just read is followed by arguments. */
  enterDirective(): void;
  /** The word just read has no arguments: back to where it stood. */
  leaveDirective(): void;
  /** The parentheses of a `#set` are closed. */
  leaveSet(): void;
}

interface SavedMode {
  readonly mode: LexerMode;
  readonly opened: number;
  readonly closed: number;
}

function isComment(mode: LexerMode): boolean {
  return mode === 'line-comment' || mode === 'block-comment' || mode === 'doc-comment';
}

/** A lexer over a source text. */
export function openLexer(source: string, failure: LexerFailure): Lexer {
  const stack: SavedMode[] = [];
  let mode: LexerMode = 'text';
  let at = 0;
  // Parentheses of the directive or reference being read.
  let opened = 0;
  let closed = 0;
  let isInSet = false;

  function push(next: LexerMode): void {
    stack.push({ mode, opened, closed });
    opened = 0;
    mode = next;
  }

  function pop(): boolean {
    const saved = stack.pop();
    if (saved === undefined) {
      opened = 0;
      mode = 'text';
      return false;
    }
    opened = saved.opened;
    closed = saved.closed;
    mode = saved.mode;
    return true;
  }

  /** A parenthesis closes the innermost mode that has one open. */
  function closeParenthesis(): void {
    for (;;) {
      if (opened > 0) {
        if (opened === closed + 1) pop();
        else closed++;
        return;
      }
      if (!pop()) return;
    }
  }

  function next(): Token {
    let start = at;
    let marks = '';
    for (;;) {
      if (at >= source.length) {
        // A mark at the very end starts nothing that could be printed: the engine refuses it.
        if (at > start) throw unfinished(start);
        return { kind: 'eof', start: at, end: at, marks };
      }
      if (mode === 'unparsed') return unparsedToken(start, marks);
      if (isComment(mode)) {
        const token = commentToken(marks);
        start = at;
        if (token !== undefined) return token;
        continue;
      }
      const mark = scanMark(source, at, mode);
      if (mark !== undefined) {
        at = mark.end;
        enterMark(mark.opens);
        continue;
      }
      const found = scan();
      if (found === undefined) {
        endMark();
        marks += printedMarks(source.slice(start, at));
        start = at;
        continue;
      }
      at = found.end;
      const token: Token = { kind: found.kind, start, end: at, marks };
      act(found.kind);
      return token;
    }
  }

  /** Nothing that fits follows: a reference ends, and a mark has started nothing. Elsewhere that is an error. */
  function endMark(): void {
    if (mode !== 'reference' && mode !== 'property' && mode !== 'hash') {
      throw failure(`"${source[at]}" cannot stand here.`, at);
    }
    pop();
  }

  function scan(): ScanStep | undefined {
    switch (mode) {
      case 'text':
        return scanText(source, at);
      case 'reference':
      case 'property':
        return scanReference(source, at, mode);
      case 'arguments':
        return scanArguments(source, at);
      case 'index':
        return scanIndex(source, at);
      default:
        return scanDirective(source, at, mode === 'hash');
    }
  }

  function enterMark(opens: LexerMode): void {
    if (opens === 'reference' && mode === 'reference') pop();
    if (opens === 'hash' && (mode === 'reference' || mode === 'property')) pop();
    push(opens);
  }

  /** What reading a token changes about where the lexer stands. */
  function act(kind: TokenKind): void {
    switch (kind) {
      case 'set':
        push('directive');
        isInSet = true;
        opened++;
        return;
      case 'index[':
        push('index');
        return;
      case 'index]':
      case 'reference}':
      case 'end':
      case 'else':
        pop();
        return;
      case 'if':
      case 'elseif':
        mode = 'directive';
        return;
      case 'dot':
        mode = 'property';
        return;
      case '(':
        opened++;
        if (mode === 'property') mode = 'arguments';
        return;
      case 'arguments)':
        mode = 'reference';
        return;
      case ')':
        closeParenthesis();
        return;
      case 'comment-start':
        if (mode === 'reference') pop();
        push('line-comment');
        return;
      case 'integer':
      case 'float':
      case 'string':
        if ((mode === 'directive' || mode === 'hash') && opened === 0 && !isInSet) pop();
        return;
    }
  }

  /** The end of a comment, or nothing after one character more of it. */
  function commentToken(marks: string): Token | undefined {
    const start = at;
    const code = source.charCodeAt(at);
    if (mode === 'line-comment') {
      if (code === chars.LF || code === chars.CR) {
        at += code === chars.CR && source.charCodeAt(at + 1) === chars.LF ? 2 : 1;
        pop();
        return { kind: 'comment-end', start, end: at, marks };
      }
    } else if (code === chars.STAR && source.charCodeAt(at + 1) === chars.HASH) {
      const kind = mode === 'doc-comment' ? 'doc-comment' : 'block-comment';
      at += 2;
      pop();
      return { kind, start, end: at, marks };
    }
    const mark = scanMark(source, at, mode);
    at = mark === undefined ? at + 1 : mark.end;
    if (mark !== undefined && at >= source.length) throw unfinished(start);
    return undefined;
  }

  function unparsedToken(start: number, marks: string): Token {
    const end = source.indexOf(']]#', at);
    if (end === -1) throw failure('"#[[" is never closed: "]]#" was expected.', start);
    at = end + 3;
    pop();
    return { kind: 'unparsed', start, end: at, marks };
  }

  function unfinished(start: number): Error {
    const image = source.slice(start, at);
    return failure(`The template ends with "${image}", which must be followed by something.`, start);
  }

  return {
    next,
    hasParenthesisAhead() {
      let ahead = at;
      while (/[ \t\r\n]/.test(source.charAt(ahead))) ahead++;
      return source[ahead] === '(';
    },
    enterDirective() {
      mode = 'directive';
    },
    leaveDirective() {
      pop();
    },
    leaveSet() {
      isInSet = false;
    },
  };
}

/** Of marks that started nothing, `$`, `#` and backslashes before a `$` are printed; a `!` is lost. */
function printedMarks(image: string): string {
  if (image.length < 2) return image;
  return image.replace(/(\\+\$).?|[^#$]/gs, (_all, escaped: string | undefined) => escaped ?? '');
}
