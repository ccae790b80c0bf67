/** References: `$x`, `${x.y}`, `$x.call(1)[0]`, and the backslashes and marks that ran into their heads. */

import type { Expression, Reference, Step } from './ast';
import { BACKSLASH, DOLLAR } from './characters';
import { expect, image, nested, peek, skipWhitespace, type TokenStream, take, unexpected } from './token-stream';
import type { Token, TokenKind } from './tokens';

/** The first token of a reference, taken apart. */
interface ReferenceHead {
  /** Half of the backslashes in front. */
  readonly escapes: string;
  /** An odd backslash makes the reference plain text. */
  readonly isEscaped: boolean;
  /** Marks before the last `$`, which print. */
  readonly marks: string;
  /** From the last `$` on. */
  readonly rest: string;
  /** There is no `$`: a word that only looks like a reference, and prints as it stands. */
  readonly isBare: boolean;
  /** `$\!x`: prints nothing at all. */
  readonly isNothing: boolean;
}

/** Takes the head of a reference apart. */
export function splitHead(text: string): ReferenceHead {
  if (text.charCodeAt(0) === DOLLAR && text.lastIndexOf('$') === 0 && text.charCodeAt(1) !== BACKSLASH)
    return plainHead(text);
  const count = /^\\*/.exec(text)?.[0].length ?? 0;
  const unescaped = text.slice(count);
  const dollar = unescaped.lastIndexOf('$');
  return {
    escapes: '\\'.repeat(Math.floor(count / 2)),
    isEscaped: count % 2 === 1,
    marks: dollar > 0 ? unescaped.slice(0, dollar) : '',
    rest: dollar > 0 ? unescaped.slice(dollar) : unescaped,
    isBare: dollar < 0,
    isNothing: text.includes('\\!'),
  };
}

function plainHead(rest: string): ReferenceHead {
  return { escapes: '', isEscaped: false, marks: '', rest, isBare: false, isNothing: false };
}

/** Parses a reference whose head is the next token; `split` is that token taken apart, if that was done already. */
export function parseReference(stream: TokenStream, split?: ReferenceHead): Reference {
  const head = take(stream);
  const isFormal = head.kind === 'reference{';
  const { rest } = split ?? splitHead(image(stream, head));
  let name = rest.slice(rest.startsWith('$!') ? 2 : rest.startsWith('$') ? 1 : 0);
  if (isFormal) {
    const identifier = expect(stream, 'identifier', 'a name');
    if (rest === '${' || rest === '$!{') name = image(stream, identifier);
  }
  const steps = parseSteps(stream);
  if (isFormal) expect(stream, 'reference}', '"}" at the end of the reference');
  const end = (stream.tokens[stream.position - 1] as Token).end;
  const { place } = stream.origin;
  const literal = rest + stream.source.slice(head.end, end);
  return {
    kind: 'reference',
    name,
    targetName: rest.slice(1),
    steps,
    literal,
    unresolved: rest.startsWith('$!') ? '' : literal,
    start: place(head.end - rest.length),
    end: place(end),
  };
}

function parseSteps(stream: TokenStream): Step[] {
  const steps: Step[] = [];
  for (;;) {
    const token = peek(stream);
    if (token.kind === 'index[') steps.push(nested(stream, parseIndex));
    else if (token.kind === 'dot' && peek(stream, 1).kind === 'identifier') steps.push(nested(stream, parseMember));
    else return steps;
  }
}

function parseIndex(stream: TokenStream): Step {
  const open = take(stream);
  skipWhitespace(stream);
  const index = parseIndexValue(stream);
  skipWhitespace(stream);
  const close = expect(stream, 'index]', '"]" after the index');
  return { kind: 'index', index, start: stream.origin.place(open.start), end: stream.origin.place(close.end) };
}

function parseIndexValue(stream: TokenStream): Expression {
  switch (peek(stream).kind) {
    case 'string':
    case 'integer':
    case 'true':
    case 'false':
      return stream.grammar.literal(stream);
    case 'identifier':
    case 'reference{':
      return parseReference(stream);
    default:
      throw unexpected(stream, 'an integer, a string, a reference or a boolean as the index');
  }
}

const CALL_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'whitespace',
  'string',
  'integer',
  'float',
  '[',
  '{',
  'true',
  'false',
  'identifier',
  'reference{',
  'arguments)',
]);

function parseMember(stream: TokenStream): Step {
  const dot = take(stream);
  const identifier = take(stream);
  const name = image(stream, identifier);
  const { place } = stream.origin;
  if (peek(stream).kind !== '(' || !CALL_STARTS.has(peek(stream, 1).kind)) {
    return { kind: 'property', name, start: place(dot.start), end: place(identifier.end) };
  }
  take(stream);
  const values: Expression[] = [];
  if (peek(stream).kind !== 'arguments)') {
    values.push(stream.grammar.parameter(stream));
    while (peek(stream).kind === ',') {
      take(stream);
      values.push(stream.grammar.parameter(stream));
    }
  }
  const close = expect(stream, 'arguments)', `"," or ")" among the arguments of ${name}(…)`);
  return { kind: 'call', name, values, start: place(dot.start), end: place(close.end) };
}
