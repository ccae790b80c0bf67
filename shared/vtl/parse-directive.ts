/** Directives with a name: `#foreach`, `#define`, `#literal`, `#macro`, `#stop`, `#break`, and the unknown ones. */

import type { Expression, Statement } from './ast';
import { parseLiteral, parseParameter } from './parse-expression';
import { parseReference } from './parse-reference';
import {
  expect,
  image,
  literalText,
  parseError,
  peek,
  skipWhitespace,
  type TokenStream,
  take,
  unexpected,
} from './token-stream';
import type { Token } from './tokens';

/** What stands in a directive's parentheses: a value, or a word such as `in`. */
interface Parameter {
  readonly token: Token;
  /** Nothing for a word. */
  readonly value: Expression | undefined;
}

const BLOCK_DIRECTIVES: ReadonlySet<string> = new Set(['foreach', 'define', 'literal', 'macro']);
const LINE_DIRECTIVES: ReadonlySet<string> = new Set(['stop', 'break']);

/** Whether a name is that of a directive other than `#if`, `#else`, `#elseif`, `#end` and `#set`. */
export function isKnownDirective(name: string): boolean {
  return BLOCK_DIRECTIVES.has(name) || LINE_DIRECTIVES.has(name);
}

/** Parses a directive whose name is the next token; nothing if it does nothing. */
export function parseDirective(stream: TokenStream): Statement | undefined {
  const first = stream.position;
  const head = take(stream);
  const name = head.kind === 'word' ? image(stream, head).slice(1) : image(stream, head).slice(2, -1);
  stream.lexer.enterDirective();
  if (!stream.lexer.hasParenthesisAhead()) {
    stream.lexer.leaveDirective();
    return directiveWithoutParentheses(stream, name, head);
  }
  const parameters = parseParameters(stream, name);
  const isBlock = BLOCK_DIRECTIVES.has(name) || (!LINE_DIRECTIVES.has(name) && name.startsWith('@'));
  if (!isBlock) return lineDirective(stream, name, head, parameters, first);
  const bodyStart = stream.position;
  const body = stream.grammar.statements(stream);
  const bodyEnd = stream.position;
  const end = expect(stream, 'end', `#end, which closes #${name},`);
  const place = { start: stream.origin.place(head.start), end: stream.origin.place(end.end) };
  switch (name) {
    case 'foreach':
      return { kind: 'foreach', ...foreachParameters(stream, head, parameters), body, ...place };
    case 'define':
      return { kind: 'define', name: defineName(stream, head, parameters), body, ...place };
    case 'macro':
      // AWS assumed: macros are not registered; the definition prints nothing and a call prints its own source.
      stream.macroNames.add(macroName(stream, head, parameters));
      return undefined;
    case 'literal': {
      const only = parameters[0];
      if (only !== undefined) return { kind: 'text', text: image(stream, only.token), ...place };
      if (bodyStart === bodyEnd)
        throw parseError(stream, 'Something was expected between #literal() and #end.', end.start);
      return { kind: 'text', text: literalText(stream, bodyStart, bodyEnd, true), ...place };
    }
    default:
      return { kind: 'text', text: literalText(stream, first, stream.position, false), ...place };
  }
}

function directiveWithoutParentheses(stream: TokenStream, name: string, head: Token): Statement {
  const place = { start: stream.origin.place(head.start), end: stream.origin.place(head.end) };
  if (name === 'stop') return { kind: 'stop', ...place };
  if (name === 'break') return { kind: 'break', loop: undefined, ...place };
  if (BLOCK_DIRECTIVES.has(name)) throw parseError(stream, `"(" was expected after #${name}.`, head.end);
  return { kind: 'text', text: image(stream, head), ...place };
}

/** Values and words, separated by blanks or commas. */
function parseParameters(stream: TokenStream, name: string): Parameter[] {
  skipWhitespace(stream);
  take(stream);
  const parameters: Parameter[] = [];
  for (;;) {
    skipWhitespace(stream);
    if (peek(stream).kind === ')') break;
    if (peek(stream).kind === ',') {
      take(stream);
      skipWhitespace(stream);
    }
    parameters.push(parseOne(stream, name, parameters.length));
  }
  take(stream);
  return parameters;
}

function parseOne(stream: TokenStream, name: string, index: number): Parameter {
  const token = peek(stream);
  if (token.kind === 'word') {
    const mayBeWord = name === 'macro' ? index === 0 : name === 'foreach' ? index === 1 : !isKnownDirective(name);
    if (!mayBeWord) throw unexpected(stream, `a value in #${name}(…)`);
    take(stream);
    return { token, value: undefined };
  }
  if (name === 'macro' && index === 0) throw unexpected(stream, 'the name of the macro');
  if (token.kind === 'identifier' || token.kind === 'reference{') {
    const at = stream.position;
    const reference = parseReference(stream);
    stream.shownAs.set(at, reference.literal.slice(0, image(stream, token).length));
    return { token, value: reference };
  }
  if (token.kind === '[' || token.kind === '{') return { token, value: parseParameter(stream) };
  return { token, value: parseLiteral(stream) };
}

function lineDirective(
  stream: TokenStream,
  name: string,
  head: Token,
  parameters: readonly Parameter[],
  first: number,
): Statement {
  const last = stream.tokens[stream.position - 1] as Token;
  const place = { start: stream.origin.place(head.start), end: stream.origin.place(last.end) };
  if (name === 'stop') return { kind: 'stop', ...place };
  if (name === 'break') {
    if (parameters.length > 1)
      throw parseError(stream, '#break takes one loop at most, such as $foreach.parent.', head.start);
    return { kind: 'break', loop: parameters[0]?.value, ...place };
  }
  return { kind: 'text', text: literalText(stream, first, stream.position, false), ...place };
}

function foreachParameters(stream: TokenStream, head: Token, parameters: readonly Parameter[]) {
  const [element, , source] = parameters;
  if (parameters.length !== 3 || element === undefined || source?.value === undefined) {
    throw parseError(stream, '#foreach was expected to read #foreach($element in $source).', head.start);
  }
  return { element: parameterName(stream, element), source: source.value };
}

function defineName(stream: TokenStream, head: Token, parameters: readonly Parameter[]): string {
  const [only] = parameters;
  if (only === undefined || parameters.length !== 1) {
    throw parseError(stream, '#define was expected to read #define($name).', head.start);
  }
  return parameterName(stream, only);
}

function macroName(stream: TokenStream, head: Token, parameters: readonly Parameter[]): string {
  const [name] = parameters;
  if (name === undefined) throw parseError(stream, 'The name of the macro was expected in #macro(…).', head.start);
  return image(stream, name.token);
}

/** The name that a loop or a `#define` gives a value to. Anything but a reference makes a name nobody can read. */
function parameterName(stream: TokenStream, parameter: Parameter): string {
  return parameter.value?.kind === 'reference' ? parameter.value.name : image(stream, parameter.token).slice(1);
}
