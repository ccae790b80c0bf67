// Writes an edited document without touching the lines that the edit did not: the library lays the whole text out
// anew, this puts the lines as they were written by hand back where they say the same.

interface ContentLine {
  readonly text: string;
  /** The blank lines above it. */
  readonly blanks: readonly string[];
}

/** More pairs of lines than this are not compared. */
const maxPairs = 1_000_000;

/**
 * `next` with the lines of `source` wherever `next` agrees with `base`, which is `source` laid out anew.
 * Where the lines do not pair up, `next` as it is. The caller checks that the result says what it should.
 */
export function keepLines(source: string, base: string, next: string): string {
  if (source === base) return next;
  const written = contentLines(source);
  const laidOut = contentLines(base);
  const wanted = contentLines(next);
  if (written.lines.length !== laidOut.lines.length) return next;
  const matches = matchLines(
    laidOut.lines.map(({ text }) => text),
    wanted.lines.map(({ text }) => text),
  );
  const indents = new Map(
    laidOut.lines.map(({ text }, at) => [indentOf(text), indentOf(written.lines[at]?.text ?? '')]),
  );
  const kept = wanted.lines.map((line, at) => written.lines[matches.get(at) ?? -1] ?? indentLike(line, indents));
  return [...kept.flatMap(({ text, blanks }) => [...blanks, text]), ...written.trailing].join('\n');
}

/** A new line as far in as the lines around it are, where those were written further in or out than laid out. */
function indentLike(line: ContentLine, indents: ReadonlyMap<number, number>): ContentLine {
  const indent = indentOf(line.text);
  return { ...line, text: ' '.repeat(indents.get(indent) ?? indent) + line.text.slice(indent) };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function contentLines(text: string): { readonly lines: ContentLine[]; readonly trailing: string[] } {
  const lines: ContentLine[] = [];
  let blanks: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') blanks.push(line);
    else {
      lines.push({ text: line, blanks });
      blanks = [];
    }
  }
  return { lines, trailing: blanks };
}

/** For each line of `after` the line of `before` it is, along a longest common subsequence. */
function matchLines(before: readonly string[], after: readonly string[]): Map<number, number> {
  const matches = new Map<number, number>();
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) matches.set(start, start++);
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    matches.set(--afterEnd, --beforeEnd);
  }
  const rows = beforeEnd - start;
  const columns = afterEnd - start;
  if (rows * columns > maxPairs) return matches;

  const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isSame = before[start + row] === after[start + column];
      const length = isSame ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
      lengths[row]?.fill(length, column, column + 1);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (before[start + row] === after[start + column]) matches.set(start + column++, start + row++);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return matches;
}
