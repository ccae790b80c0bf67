/** The words of a template and the places in which the lexer can stand. */

/** What a token is. Punctuation is named by itself. */
export type TokenKind =
  | 'eof'
  | 'text'
  | 'escape'
  | 'double-escape'
  | 'escaped-directive'
  | 'empty-index'
  | 'comment-start'
  | 'comment-end'
  | 'block-comment'
  | 'doc-comment'
  | 'unparsed'
  | 'set'
  | 'if'
  | 'elseif'
  | 'else'
  | 'end'
  | 'word'
  | 'bracketed-word'
  | 'identifier'
  | 'true'
  | 'false'
  | 'integer'
  | 'float'
  | 'string'
  | 'whitespace'
  | 'dot'
  | 'index['
  | 'index]'
  | 'reference{'
  | 'reference}'
  | 'arguments)'
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | ':'
  | '..'
  | '='
  | Operator;

/** The operators of expressions; the words (`eq`, `and`, …) are read as their signs. */
export type Operator = '+' | '-' | '*' | '/' | '%' | '&&' | '||' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '!';

/** One token. Its text is `source.slice(start, end)`. */
export interface Token {
  readonly kind: TokenKind;
  /** Where the token begins, with the `$`, `#` and backslashes that led into it. */
  readonly start: number;
  end: number;
  /** Marks that turned out to start nothing just before this token: they print with text and nowhere else. */
  readonly marks: string;
}

/** What was found at a character and where it ends. */
export interface ScanStep {
  readonly kind: TokenKind;
  readonly end: number;
}

/** Where the lexer stands, which decides what the next characters can be. */
export type LexerMode =
  /** Running text. */
  | 'text'
  /** After a `#`, before it is known what follows. */
  | 'hash'
  /** In the parentheses of a directive. */
  | 'directive'
  /** After a `$` and its name. */
  | 'reference'
  /** After the dot of a reference. */
  | 'property'
  /** In the parentheses of a method call. */
  | 'arguments'
  /** In the square brackets of a reference. */
  | 'index'
  | 'line-comment'
  | 'block-comment'
  | 'doc-comment'
  | 'unparsed';

/** How a token kind reads in an error message. */
export function describeToken(kind: TokenKind, image: string): string {
  if (kind === 'eof') return 'the end of the template';
  if (kind === 'whitespace') return 'white space';
  const shown = image.length > 40 ? `${image.slice(0, 40)}…` : image;
  return `"${shown.replace(/\r?\n|\r/g, '⏎')}"`;
}
