/** Statements: text, references, directives and what lies between them. */

import type { Branch, IfStatement, PrintStatement, SetStatement, Statement } from './ast';
import { isKnownDirective, parseDirective } from './parse-directive';
import { parseExpression, parseLiteral, parseParameter } from './parse-expression';
import { parseReference, splitHead } from './parse-reference';
import {
  expect,
  type Grammar,
  image,
  nested,
  openTokenStream,
  peek,
  type SourceOrigin,
  skipWhitespace,
  type TokenStream,
  take,
  unexpected,
} from './token-stream';
import type { TokenKind } from './tokens';

/** Parses a whole template. */
export function parseTemplate(source: string): Statement[] {
  const origin: SourceOrigin = { source, place: (offset) => offset };
  return parseSource(openTokenStream(source, origin, { grammar: GRAMMAR, macroNames: new Set(), depth: 0 }));
}

/** Parses a source to its end: the template, or a double-quoted string in it. */
function parseSource(stream: TokenStream): Statement[] {
  const statements = parseStatements(stream);
  if (peek(stream).kind !== 'eof') throw unexpected(stream, 'text, a reference or a directive');
  return statements;
}

/** Parses statements up to something that can begin none, such as `#end`. */
function parseStatements(stream: TokenStream): Statement[] {
  const statements: Statement[] = [];
  while (parseStatement(stream, statements)) {
    // Every round adds what it found.
  }
  return statements;
}

function parseStatement(stream: TokenStream, into: Statement[]): boolean {
  const token = peek(stream);
  switch (token.kind) {
    case 'identifier':
      return addReference(stream, into);
    case 'text':
    case 'dot':
    case ')':
    case '(':
    case 'integer':
    case 'float':
    case 'string':
    case 'escape':
    case 'reference}':
    case 'empty-index':
      take(stream);
      addText(stream, into, printedMarks(stream) + image(stream, token), token.start, token.end);
      return true;
    case 'reference{':
      if (peek(stream, 1).kind === 'identifier') return addReference(stream, into);
      take(stream);
      addText(stream, into, printedMarks(stream) + image(stream, token), token.start, token.end);
      return true;
    case 'comment-start':
      return addComment(stream, into);
    case 'block-comment':
    case 'doc-comment':
      take(stream);
      return true;
    case 'unparsed': {
      take(stream);
      addText(stream, into, image(stream, token).slice(3, -3), token.start, token.end);
      return true;
    }
    case 'escaped-directive':
      return addEscapedDirective(stream, into);
    case 'double-escape':
      return addBackslashes(stream, into);
    case 'set':
      into.push(parseSet(stream));
      return true;
    case 'if':
      into.push(nested(stream, parseIf));
      return true;
    case 'word':
    case 'bracketed-word': {
      const statement = nested(stream, parseDirective);
      if (statement !== undefined) into.push(statement);
      return true;
    }
    default:
      return false;
  }
}

/** Adds text, to the last statement if that is text too. */
function addText(stream: TokenStream, into: Statement[], text: string, start: number, end: number): void {
  if (text === '') return;
  const last = into[into.length - 1];
  const placedEnd = stream.origin.place(end);
  if (last?.kind === 'text')
    into[into.length - 1] = { kind: 'text', text: last.text + text, start: last.start, end: placedEnd };
  else into.push({ kind: 'text', text, start: stream.origin.place(start), end: placedEnd });
}

/** The marks in front of the token just taken. */
function printedMarks(stream: TokenStream): string {
  return stream.tokens[stream.position - 1]?.marks ?? '';
}

function addReference(stream: TokenStream, into: Statement[]): boolean {
  const at = stream.position;
  const token = peek(stream);
  const head = splitHead(image(stream, token));
  if (head.rest.length < token.end - token.start) stream.shownAs.set(at, head.rest);
  const reference = parseReference(stream, head);
  if (head.isBare) addText(stream, into, head.rest, token.start, token.end);
  else if (!head.isNothing) {
    const print: PrintStatement = {
      kind: 'print',
      reference,
      prefix: head.escapes + (head.isEscaped ? '' : head.marks),
      isEscaped: head.isEscaped,
      start: reference.start,
      end: reference.end,
    };
    into.push(print);
  }
  return true;
}

/** A line comment; marks that ran into it (`$##`) print. */
function addComment(stream: TokenStream, into: Statement[]): boolean {
  const token = take(stream);
  const text = image(stream, token);
  addText(stream, into, text.slice(0, text.indexOf('##')), token.start, token.end);
  if (peek(stream).kind === 'comment-end') take(stream);
  return true;
}

/** `\#if`: of an odd run of backslashes, half are printed, and the directive's head becomes text. */
function addEscapedDirective(stream: TokenStream, into: Statement[]): boolean {
  const token = take(stream);
  const text = image(stream, token);
  const hash = text.indexOf('#');
  const word = text.slice(hash + 1);
  const name = word.startsWith('{') ? word.slice(1, -1) : word;
  const isKnown = isKnownDirective(name) || CONTROL_NAMES.has(name) || stream.macroNames.has(name);
  const shown = isKnown ? text.slice(0, Math.floor((hash - 1) / 2)) + text.slice(hash) : text;
  stream.shownAs.set(stream.position - 1, shown);
  addText(stream, into, shown, token.start, token.end);
  return true;
}

const CONTROL_NAMES: ReadonlySet<string> = new Set(['if', 'elseif', 'else', 'end', 'set']);
const CONTROL_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['if', 'elseif', 'else', 'end']);

/** Pairs of backslashes: each prints one before a directive, two before anything else. */
function addBackslashes(stream: TokenStream, into: Statement[]): boolean {
  const first = take(stream);
  let last = first;
  while (peek(stream).kind === 'double-escape') last = take(stream);
  const next = peek(stream);
  const name = image(stream, next).slice(1);
  const isDirective = CONTROL_KINDS.has(next.kind) || isKnownDirective(name) || stream.macroNames.has(name);
  const count = (last.end - first.start) / 2;
  addText(stream, into, (isDirective ? '\\' : '\\\\').repeat(count), first.start, last.end);
  return true;
}

function parseSet(stream: TokenStream): SetStatement {
  const start = take(stream);
  skipWhitespace(stream);
  const kind = peek(stream).kind;
  if (kind !== 'identifier' && kind !== 'reference{') throw unexpected(stream, 'the name to set, such as $x,');
  const target = parseReference(stream);
  skipWhitespace(stream);
  expect(stream, '=', '"=" after the name to set');
  const value = parseExpression(stream);
  const close = expect(stream, ')', '")" at the end of #set(…)');
  stream.lexer.leaveSet();
  const { place } = stream.origin;
  return { kind: 'set', target, value, start: place(hashOf(stream, start.start)), end: place(close.end) };
}

/** `#set` takes the blanks before it along; its place is the `#`. */
function hashOf(stream: TokenStream, start: number): number {
  return stream.source.indexOf('#', start);
}

function parseIf(stream: TokenStream): IfStatement {
  const start = peek(stream).start;
  const branches: Branch[] = [];
  do branches.push(parseBranch(stream));
  while (peek(stream).kind === 'elseif');
  let otherwise: Statement[] | undefined;
  if (peek(stream).kind === 'else') {
    take(stream);
    otherwise = parseStatements(stream);
  }
  const end = expect(stream, 'end', '#end, which closes #if,');
  const { place } = stream.origin;
  return { kind: 'if', branches, otherwise, start: place(start), end: place(end.end) };
}

function parseBranch(stream: TokenStream): Branch {
  const head = take(stream);
  skipWhitespace(stream);
  expect(stream, '(', `"(" and the condition after ${image(stream, head)}`);
  const condition = parseExpression(stream);
  const close = expect(stream, ')', '")" after the condition');
  const body = parseStatements(stream);
  return { condition, body, start: stream.origin.place(head.start), end: stream.origin.place(close.end) };
}

const GRAMMAR: Grammar = {
  source: parseSource,
  statements: parseStatements,
  parameter: parseParameter,
  literal: parseLiteral,
};
