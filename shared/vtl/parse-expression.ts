/** Expressions: operators by precedence, literals, lists, ranges and maps. */

import type { Chain, Expression, Link } from './ast';
import { parseReference } from './parse-reference';
import { parseString } from './parse-string';
import { expect, image, nested, peek, skipWhitespace, type TokenStream, take, unexpected } from './token-stream';
import type { Operator, TokenKind } from './tokens';
import { doubleValue, integerValue } from './value-kinds';

type BinaryOperator = Exclude<Operator, '!'>;

/** How tight an operator binds, from 1 for the loosest; 0 for what is no operator. */
function precedence(kind: TokenKind): number {
  switch (kind) {
    // What most often ends an operand is asked for first.
    case ')':
    case ',':
      return 0;
    case '||':
      return 1;
    case '&&':
      return 2;
    case '==':
    case '!=':
      return 3;
    case '<':
    case '>':
    case '<=':
    case '>=':
      return 4;
    case '+':
    case '-':
      return 5;
    case '*':
    case '/':
    case '%':
      return 6;
    default:
      return 0;
  }
}

/** Parses an expression with any operators. */
export function parseExpression(stream: TokenStream): Expression {
  return parseAbove(stream, 1);
}

/** Parses operands joined by operators of at least this precedence; those of one precedence become one chain. */
function parseAbove(stream: TokenStream, loosest: number): Expression {
  let left = parseUnary(stream);
  for (;;) {
    const level = precedence(peek(stream).kind);
    if (level < loosest || level === 0) return left;
    const rest: Link[] = [];
    while (precedence(peek(stream).kind) === level) {
      const operator = take(stream).kind as BinaryOperator;
      const from = peek(stream).start;
      const operand = parseAbove(stream, level + 1);
      const literal = stream.source.slice(from, stream.tokens[stream.position - 1]?.end);
      rest.push({ operator, operand, literal, start: operand.start });
    }
    const last = rest[rest.length - 1] as Link;
    const chain: Chain = { kind: 'chain', first: left, rest, start: left.start, end: last.operand.end };
    left = chain;
  }
}

function parseUnary(stream: TokenStream): Expression {
  skipWhitespace(stream);
  if (peek(stream).kind !== '!') return parsePrimary(stream);
  const sign = take(stream);
  const operand = nested(stream, parseUnary);
  return { kind: 'not', operand, start: stream.origin.place(sign.start), end: operand.end };
}

function parsePrimary(stream: TokenStream): Expression {
  if (peek(stream).kind !== '(') return parseParameter(stream);
  take(stream);
  const inner = nested(stream, parseExpression);
  expect(stream, ')', '")"');
  skipWhitespace(stream);
  return inner;
}

/** Parses a literal or a reference, with white space around it: an argument, an element, an operand. */
export function parseParameter(stream: TokenStream): Expression {
  skipWhitespace(stream);
  const value = parseOperand(stream);
  skipWhitespace(stream);
  return value;
}

function parseOperand(stream: TokenStream): Expression {
  switch (peek(stream).kind) {
    case '[':
      return nested(stream, parseList);
    case '{':
      return nested(stream, parseMap);
    case 'identifier':
      return parseArgumentReference(stream);
    case 'reference{':
      return parseReference(stream);
    default:
      return parseLiteral(stream);
  }
}

/** A reference, or, without a `$`, a bare word, which as an argument stands for null. */
function parseArgumentReference(stream: TokenStream): Expression {
  const isBare = !image(stream, peek(stream)).includes('$');
  const reference = parseReference(stream);
  return isBare ? { kind: 'literal', value: null, start: reference.start, end: reference.end } : reference;
}

/** Parses a string, a number or a boolean. */
export function parseLiteral(stream: TokenStream): Expression {
  const token = peek(stream);
  const start = stream.origin.place(token.start);
  const end = stream.origin.place(token.end);
  switch (token.kind) {
    case 'string':
      return parseString(stream);
    case 'integer':
      take(stream);
      return { kind: 'literal', value: readInteger(image(stream, token)), start, end };
    case 'float':
      take(stream);
      return { kind: 'literal', value: doubleValue(Number(image(stream, token))), start, end };
    case 'true':
    case 'false':
      take(stream);
      return { kind: 'literal', value: token.kind === 'true', start, end };
    default:
      throw unexpected(stream, 'a value (a string, a number, a boolean, a list, a map or a reference)');
  }
}

function readInteger(text: string) {
  if (text.length < 10) return Number.parseInt(text, 10) || 0;
  return text.startsWith('-') ? integerValue(-BigInt(text.slice(1))) : integerValue(BigInt(text));
}

function parseList(stream: TokenStream): Expression {
  const open = take(stream);
  const start = stream.origin.place(open.start);
  if (peek(stream).kind === ']') return { kind: 'list', items: [], start, end: stream.origin.place(take(stream).end) };
  const first = parseParameter(stream);
  if (peek(stream).kind === '..') return parseRange(stream, first, start);
  const items = [first];
  while (peek(stream).kind === ',') {
    take(stream);
    items.push(parseParameter(stream));
  }
  const close = expect(stream, ']', '"," or "]" in the list');
  return { kind: 'list', items, start, end: stream.origin.place(close.end) };
}

function parseRange(stream: TokenStream, from: Expression, start: number): Expression {
  const isBound = from.kind === 'reference' || isInteger(from);
  if (!isBound) throw unexpected(stream, '"," or "]" (the bounds of a range are integers or references)');
  take(stream);
  skipWhitespace(stream);
  const kind = peek(stream).kind;
  if (kind !== 'integer' && kind !== 'identifier' && kind !== 'reference{') {
    throw unexpected(stream, 'an integer or a reference as the end of the range');
  }
  const to = kind === 'integer' ? parseLiteral(stream) : parseReference(stream);
  skipWhitespace(stream);
  const close = expect(stream, ']', '"]" at the end of the range');
  return { kind: 'range', from, to, start, end: stream.origin.place(close.end) };
}

function isInteger(expression: Expression): boolean {
  if (expression.kind !== 'literal') return false;
  const { value } = expression;
  return (
    typeof value === 'number' || (typeof value === 'object' && (value?.kind === 'long' || value?.kind === 'biginteger'))
  );
}

function parseMap(stream: TokenStream): Expression {
  const open = take(stream);
  const start = stream.origin.place(open.start);
  const entries: [Expression, Expression][] = [];
  skipWhitespace(stream);
  if (!isMapEnd(peek(stream).kind)) {
    entries.push(parseEntry(stream));
    while (peek(stream).kind === ',') {
      take(stream);
      entries.push(parseEntry(stream));
    }
  }
  if (!isMapEnd(peek(stream).kind)) throw unexpected(stream, '"," or "}" in the map');
  return { kind: 'map', entries, start, end: stream.origin.place(take(stream).end) };
}

function parseEntry(stream: TokenStream): [Expression, Expression] {
  const key = parseParameter(stream);
  expect(stream, ':', '":" after the key');
  return [key, parseParameter(stream)];
}

/** A brace right after a reference is read as the reference's own. */
function isMapEnd(kind: TokenKind): boolean {
  return kind === '}' || kind === 'reference}';
}
