// What the editor offers while typing; the owner of a text says what there is.

export interface CompletionOffer {
  /** What is typed and shown: `$input.params(name)`. */
  readonly label: string;
  /** What is inserted; `$0` or `${1:name}` mark places as in snippets where `isSnippet`. */
  readonly insert: string;
  readonly isSnippet?: boolean;
  readonly kind: 'function' | 'variable' | 'directive' | 'value';
  /** One line beside the label. */
  readonly detail?: string;
  readonly documentation?: string;
}

/** Offers for the text before the cursor on its line. */
export type CompletionSource = (before: string) => readonly CompletionOffer[];

/** What is said about the name at a place: the line and the column counted from 1. */
export type HoverSource = (line: string, column: number) => HoverWords | undefined;

export interface HoverWords {
  /** Columns of the name, the last one excluded. */
  readonly startColumn: number;
  readonly endColumn: number;
  /** The name as code. */
  readonly title: string;
  readonly sentence: string;
}

/** A problem shown under the text, counted from 1. */
export interface EditorProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** What would put it right: a deed, and the whole text after it. */
  readonly fixes?: readonly { readonly title: string; readonly text: string }[];
}
