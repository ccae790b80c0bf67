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

interface SavedMode {
  readonly mode: LexerMode;
  readonly opened: number;
  readonly closed: number;
}

function isComment(mode: LexerMode): boolean {
  return mode === 'line-comment' || mode === 'block-comment' || mode === 'doc-comment';
}

/** Reads a source token by token. A class because reading is what most of the parsing time goes into. */
export class Lexer {
  private readonly stack: SavedMode[] = [];
  private mode: LexerMode = 'text';
  private at = 0;
  // Parentheses of the directive or reference being read.
  private opened = 0;
  private closed = 0;
  private isInSet = false;

  constructor(
    private readonly source: string,
    private readonly failure: LexerFailure,
  ) {}

  /** Reads the next token. */
  next(): Token {
    const { source } = this;
    let start = this.at;
    let marks = '';
    for (;;) {
      if (this.at >= source.length) {
        // A mark at the very end starts nothing that could be printed: the engine refuses it.
        if (this.at > start) throw this.unfinished(start);
        return { kind: 'eof', start: this.at, end: this.at, marks };
      }
      if (this.mode === 'unparsed') return this.unparsedToken(start, marks);
      if (isComment(this.mode)) {
        const token = this.commentToken(start, marks);
        start = this.at;
        if (token !== undefined) return token;
        continue;
      }
      const mark = mayBeMark(source.charCodeAt(this.at)) ? scanMark(source, this.at, this.mode) : undefined;
      if (mark !== undefined) {
        this.at = mark.end;
        this.enterMark(mark.opens);
        continue;
      }
      const found = this.scan();
      if (found !== undefined) return this.tokenOf(found, start, marks);
      this.endMark();
      if (this.at > start) marks += printedMarks(source.slice(start, this.at));
      start = this.at;
    }
  }

  /** Whether a `(` comes next, after any white space. */
  hasParenthesisAhead(): boolean {
    let ahead = this.at;
    while (isBlank(this.source.charCodeAt(ahead))) ahead++;
    return this.source.charCodeAt(ahead) === 40;
  }

  /** The word just read is followed by arguments. */
  enterDirective(): void {
    this.mode = 'directive';
  }

  /** The word just read has no arguments: back to where it stood. */
  leaveDirective(): void {
    this.pop();
  }

  /** The parentheses of a `#set` are closed. */
  leaveSet(): void {
    this.isInSet = false;
  }

  private tokenOf(found: ScanStep, start: number, marks: string): Token {
    // A dot that a name follows swallows the marks before it: "$!.a" prints ".a".
    const from = found.kind === 'dot' ? this.at : start;
    this.at = found.end;
    this.act(found.kind);
    return { kind: found.kind, start: from, end: found.end, marks };
  }

  private push(next: LexerMode): void {
    this.stack.push({ mode: this.mode, opened: this.opened, closed: this.closed });
    this.opened = 0;
    this.mode = next;
  }

  private pop(): boolean {
    const saved = this.stack.pop();
    if (saved === undefined) {
      this.opened = 0;
      this.mode = 'text';
      return false;
    }
    this.opened = saved.opened;
    this.closed = saved.closed;
    this.mode = saved.mode;
    return true;
  }

  /** A parenthesis closes the innermost mode that has one open. */
  private closeParenthesis(): void {
    for (;;) {
      if (this.opened > 0) {
        if (this.opened === this.closed + 1) this.pop();
        else this.closed++;
        return;
      }
      if (!this.pop()) return;
    }
  }

  /** Nothing that fits follows: a reference ends, and a mark has started nothing. Elsewhere that is an error. */
  private endMark(): void {
    if (this.mode !== 'reference' && this.mode !== 'property' && this.mode !== 'hash') {
      throw this.failure(`"${this.source[this.at]}" cannot stand here.`, this.at);
    }
    this.pop();
  }

  private scan(): ScanStep | undefined {
    switch (this.mode) {
      case 'text':
        return scanText(this.source, this.at);
      case 'reference':
      case 'property':
        return scanReference(this.source, this.at, this.mode);
      case 'arguments':
        return scanArguments(this.source, this.at);
      case 'index':
        return scanIndex(this.source, this.at);
      default:
        return scanDirective(this.source, this.at, this.mode === 'hash');
    }
  }

  private enterMark(opens: LexerMode): void {
    if (opens === 'reference' && this.mode === 'reference') this.pop();
    if (opens === 'hash' && (this.mode === 'reference' || this.mode === 'property')) this.pop();
    this.push(opens);
  }

  /** What reading a token changes about where the lexer stands. */
  private act(kind: TokenKind): void {
    switch (kind) {
      // Most tokens change nothing, and are asked for first.
      case 'identifier':
      case 'whitespace':
      case 'text':
        return;
      case 'set':
        this.push('directive');
        this.isInSet = true;
        this.opened++;
        return;
      case 'index[':
        this.push('index');
        return;
      case 'index]':
      case 'reference}':
      case 'end':
      case 'else':
        this.pop();
        return;
      case 'if':
      case 'elseif':
        this.mode = 'directive';
        return;
      case 'dot':
        this.mode = 'property';
        return;
      case '(':
        this.opened++;
        if (this.mode === 'property') this.mode = 'arguments';
        return;
      case 'arguments)':
        this.mode = 'reference';
        return;
      case ')':
        this.closeParenthesis();
        return;
      case 'comment-start':
        if (this.mode === 'reference') this.pop();
        this.push('line-comment');
        return;
      case 'integer':
      case 'float':
      case 'string':
        if ((this.mode === 'directive' || this.mode === 'hash') && this.opened === 0 && !this.isInSet) this.pop();
        return;
    }
  }

  /** The end of a comment, or nothing after one character more of it. */
  private commentToken(before: number, marks: string): Token | undefined {
    const start = this.at;
    const code = this.source.charCodeAt(this.at);
    if (this.mode === 'line-comment') {
      if (code === chars.LF || code === chars.CR) {
        this.at += code === chars.CR && this.source.charCodeAt(this.at + 1) === chars.LF ? 2 : 1;
        this.pop();
        return { kind: 'comment-end', start, end: this.at, marks };
      }
    } else if (code === chars.STAR && this.source.charCodeAt(this.at + 1) === chars.HASH) {
      const kind = this.mode === 'doc-comment' ? 'doc-comment' : 'block-comment';
      const hash = start - (kind === 'doc-comment' ? 3 : 2);
      this.at += 2;
      this.pop();
      // Before an empty comment, and before no other, marks that start nothing stay whole: "$!#**#" prints "$!".
      if (before < hash) return { kind: 'text', start: before, end: hash, marks };
      return { kind, start, end: this.at, marks };
    }
    const mark = scanMark(this.source, this.at, this.mode);
    this.at = mark === undefined ? this.at + 1 : mark.end;
    if (mark !== undefined && this.at >= this.source.length) throw this.unfinished(start);
    return undefined;
  }

  private unparsedToken(start: number, marks: string): Token {
    const end = this.source.indexOf(']]#', this.at);
    if (end === -1) throw this.failure('"#[[" is never closed: "]]#" was expected.', start);
    this.at = end + 3;
    this.pop();
    return { kind: 'unparsed', start, end: this.at, marks };
  }

  private unfinished(start: number): Error {
    const image = this.source.slice(start, this.at);
    return this.failure(`The template ends with "${image}", which must be followed by something.`, start);
  }
}

function mayBeMark(code: number): boolean {
  return code === chars.DOLLAR || code === chars.HASH || code === chars.BACKSLASH;
}

function isBlank(code: number): boolean {
  return code === chars.SPACE || code === chars.TAB || code === chars.LF || code === chars.CR;
}

/** Of marks that started nothing, `$`, `#` and backslashes before a `$` are printed; a `!` is lost. */
function printedMarks(image: string): string {
  if (image.length < 2) return image;
  return image.replace(/(\\+\$).?|[^#$]/gs, (_all, escaped: string | undefined) => escaped ?? '');
}
