/** Lines, columns and excerpts of a template's source. */

/** A place in a source text, counted from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

const EXCERPT_WIDTH = 120;

/** The line and column of an offset. LF, CR LF and a lone CR each end a line. */
export function lineAndColumn(source: string, offset: number): SourcePlace {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, source.length);
  for (let at = 0; at < end; at++) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) {
      line++;
      lineStart = at + 1;
    }
  }
  return { line, column: end - lineStart + 1 };
}

/** The same as `lineAndColumn` for many offsets of one source, which is looked through once. */
export function indexLines(source: string): (offset: number) => SourcePlace {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** The source line that holds an offset and a second line with a caret under it; long lines are cut around it. */
export function sourceExcerpt(source: string, offset: number): string {
  const at = Math.min(offset, source.length);
  let start = at;
  while (start > 0 && !isLineBreak(source.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < source.length && !isLineBreak(source.charCodeAt(end))) end++;
  const from = Math.max(start, at - EXCERPT_WIDTH / 2);
  const text = source.slice(from, Math.min(end, from + EXCERPT_WIDTH));
  // Tabs stay tabs, so that the caret stands under its character whatever the tab width.
  const indent = source.slice(from, at).replace(/[^\t]/g, ' ');
  return `${text}\n${indent}^`;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
