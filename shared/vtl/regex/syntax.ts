/** The tree of a Java regular expression. */

/** Whether a code point belongs to a class. */
export type CodeTest = (code: number) => boolean;

export type RegexNode =
  | { readonly kind: 'empty' }
  /** One UTF-16 unit. */
  | { readonly kind: 'unit'; readonly unit: number }
  /** One code point of a class. */
  | { readonly kind: 'class'; readonly test: CodeTest }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | RepeatNode
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | LookNode
  | { readonly kind: 'backreference'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly kind: 'assertion'; readonly test: Assertion };

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: RegexNode;
  readonly minimum: number;
  readonly maximum: number;
  readonly mode: 'greedy' | 'lazy';
}

interface LookNode {
  readonly kind: 'look';
  readonly isAhead: boolean;
  readonly isNegative: boolean;
  readonly body: RegexNode;
}

/** What may be asked about a place between two characters. */
export type Assertion =
  | 'start'
  | 'end'
  | 'end-before-break'
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'no-word-boundary'
  | 'search-start';

export interface ParsedRegex {
  readonly root: RegexNode;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}
