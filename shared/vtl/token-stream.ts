/** The tokens of one source as the parser asks for them, with its errors and its nesting. */

import type { Expression, Statement } from './ast';
import { Lexer } from './lexer';
import { PARSE_DEPTH } from './limits';
import { TemplateError } from './template-error';
import { describeToken, type Token, type TokenKind } from './tokens';

/** Where a source stands in the template: itself, or a string literal inside it. */
export interface SourceOrigin {
  /** The whole template. */
  readonly source: string;
  /** The offset in the whole template of an offset in this source. */
  readonly place: (offset: number) => number;
}

/** The rules that call each other in a circle: a statement holds expressions, and a string holds statements. */
export interface Grammar {
  /** A whole source, to its end. */
  readonly source: (stream: TokenStream) => Statement[];
  /** Statements up to something that can begin none. */
  readonly statements: (stream: TokenStream) => Statement[];
  /** An argument or element, with white space around it. */
  readonly parameter: (stream: TokenStream) => Expression;
  /** A string, a number or a boolean. */
  readonly literal: (stream: TokenStream) => Expression;
}

/** Reading state of one source. */
export interface TokenStream {
  readonly source: string;
  readonly origin: SourceOrigin;
  readonly lexer: Lexer;
  readonly grammar: Grammar;
  /** Names of `#macro`s seen so far: a backslash before their calls is taken away. */
  readonly macroNames: Set<string>;
  /** How deep blocks, parentheses and literals are nested. */
  depth: number;
  /** The tokens read so far and the position in them. */
  readonly tokens: Token[];
  position: number;
  /** Other texts for tokens by their position, once escapes were resolved. */
  readonly shownAs: Map<number, string>;
}

/** Opens a source. A string inside a template shares grammar, macro names and depth with what it stands in. */
export function openTokenStream(
  source: string,
  origin: SourceOrigin,
  around: Pick<TokenStream, 'grammar' | 'macroNames' | 'depth'>,
): TokenStream {
  const { grammar, macroNames, depth } = around;
  const lexer = new Lexer(
    source,
    (message, offset) => new TemplateError('parse', message, origin.source, origin.place(offset)),
  );
  return { source, origin, lexer, grammar, macroNames, depth, tokens: [], position: 0, shownAs: new Map() };
}

/** The token `ahead` places from here, without taking it. */
export function peek(stream: TokenStream, ahead = 0): Token {
  const { tokens } = stream;
  const wanted = stream.position + ahead;
  return wanted < tokens.length ? (tokens[wanted] as Token) : readUpTo(stream, wanted);
}

function readUpTo(stream: TokenStream, wanted: number): Token {
  while (stream.tokens.length <= wanted) stream.tokens.push(stream.lexer.next());
  return stream.tokens[wanted] as Token;
}

/** Takes the next token, whatever it is. */
export function take(stream: TokenStream): Token {
  const token = peek(stream);
  stream.position++;
  return token;
}

/** Takes the next token, which must be of a kind; `what` says in plain words what was expected. */
export function expect(stream: TokenStream, kind: TokenKind, what: string): Token {
  const token = peek(stream);
  if (token.kind !== kind) throw unexpected(stream, what);
  stream.position++;
  return token;
}

export function skipWhitespace(stream: TokenStream): void {
  if (peek(stream, 0).kind === 'whitespace') stream.position++;
}

/** The text of a token. */
export function image(stream: TokenStream, token: Token): string {
  return stream.source.slice(token.start, token.end);
}

/** An error about the next token. */
export function unexpected(stream: TokenStream, what: string): TemplateError {
  const token = peek(stream);
  const found = describeToken(token.kind, image(stream, token));
  return parseError(stream, `${capitalised(what)} was expected, but ${found} was found.`, token.start);
}

export function parseError(stream: TokenStream, message: string, offset: number): TemplateError {
  return new TemplateError('parse', message, stream.origin.source, stream.origin.place(offset));
}

/** Goes one level deeper for the time of `read`; too deep is an error, before the stack overflows. */
export function nested<T>(stream: TokenStream, read: (stream: TokenStream) => T): T {
  if (stream.depth >= PARSE_DEPTH) {
    throw parseError(stream, `Nothing can be nested more than ${PARSE_DEPTH} levels deep.`, peek(stream).start);
  }
  stream.depth++;
  const result = read(stream);
  stream.depth--;
  return result;
}

/** The text of the tokens from one position up to another, with the marks before each if `withMarks`. */
export function literalText(stream: TokenStream, from: number, to: number, withMarks: boolean): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const token = stream.tokens[at] as Token;
    if (withMarks && token.kind === 'block-comment') continue;
    text += (withMarks ? token.marks : '') + (stream.shownAs.get(at) ?? image(stream, token));
  }
  return text;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
