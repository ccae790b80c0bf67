// A fault in a file of the workspace, with its place for people.
import type { FileProblem } from '../../../shared/contract/workspace';
import { lineAndColumn, sourceExcerpt } from '../../../shared/vtl/source-position';

/** The problem at `offset` of `source`, which is the text of `file`. */
export function problemAt(file: string, source: string, offset: number, message: string): FileProblem {
  return { file, ...lineAndColumn(source, offset), message, excerpt: sourceExcerpt(source, offset) };
}

/** A problem with a file as a whole. */
export function problemWith(file: string, message: string): FileProblem {
  return { file, line: 1, column: 1, message, excerpt: '' };
}
