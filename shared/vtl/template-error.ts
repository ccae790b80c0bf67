/** The one error a template can end in: what went wrong, where, and the source line with a caret. */

import { lineAndColumn, sourceExcerpt } from './source-position';

/** `parse`: the text is no template; `render`: a call failed; `limit`: the template ran away. */
export type TemplateErrorKind = 'parse' | 'render' | 'limit';

/** A template that cannot be read or cannot be rendered. Positions count from 1. */
export class TemplateError extends Error {
  readonly kind: TemplateErrorKind;
  readonly line: number;
  readonly column: number;
  /** The source line and, under it, a caret. */
  readonly excerpt: string;

  constructor(kind: TemplateErrorKind, message: string, source: string, offset: number) {
    super(message);
    this.name = 'TemplateError';
    this.kind = kind;
    const place = lineAndColumn(source, offset);
    this.line = place.line;
    this.column = place.column;
    this.excerpt = sourceExcerpt(source, offset);
  }
}

/**
 * A failure inside a method, an operator or a limit, which do not know where they stand in the template. The
 * compiled node that called them turns it into a `TemplateError` with a place.
 */
export class EvaluationError extends Error {
  readonly kind: 'render' | 'limit';

  constructor(message: string, kind: 'render' | 'limit' = 'render') {
    super(message);
    this.name = 'EvaluationError';
    this.kind = kind;
  }
}
