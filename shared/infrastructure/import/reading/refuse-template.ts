// Refusals of a template: with the file, line and column, and the line itself.
import { StudioError } from '../../../contract/errors';

export interface Position {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** A text with the name it goes by in messages. */
export interface SourceText {
  readonly fileName: string;
  readonly text: string;
}

/** IMPORT_REFUSED at a place of the text; `path` is the member, dotted. */
export function refuseTemplate(source: SourceText, message: string, at?: Position, path?: string): StudioError {
  return new StudioError('IMPORT_REFUSED', message, {
    file: source.fileName,
    ...(at !== undefined && { line: at.line, column: at.column, excerpt: excerptOf(source.text, at) }),
    ...(path !== undefined && path !== '' && { path }),
  });
}

/** The position of an offset in a text. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

function excerptOf(text: string, { line, column }: Position): string {
  const source = text.split(/\r\n|\n|\r/, line)[line - 1] ?? '';
  const from = Math.max(0, column - 61);
  const indent = source.slice(from, column - 1).replace(/[^\t]/g, ' ');
  return `${source.slice(from, from + 120)}\n${indent}^`;
}
