// Lines of a hand-written text after an edit of its syntax tree. The library lays the whole text out anew; where the
// two layouts agree before and after, the lines come back as they were written.

interface Line {
  readonly text: string;
  /** The blank lines above it. */
  readonly blanks: readonly string[];
}

/** More pairs of lines than this are not compared. */
const maxPairs = 9_000_000;

/**
 * `source` with the change from `base` (the text laid out anew before the edit) to `next` (after it) in it. The
 * caller checks that the result says what it should.
 */
export function keepSourceLines(source: string, base: string, next: string): string {
  const written = linesOf(source);
  const [before, after] = [linesOf(base).lines, linesOf(next).lines];
  const inSource = matchLines(before, written.lines, (line) => line.text.trim());
  const inNext = matchLines(before, after, (line) => line.text);
  const kept: Line[] = [];
  /** How far in a line is written that is laid out so far in, by the lines above it. */
  const indents = new Map<number, number>();
  const likeWritten = (line: Line | undefined): Line[] => (line === undefined ? [] : [indentLike(line, indents)]);
  let [sourceAt, baseAt, nextAt] = [0, 0, 0];
  const take = (sourceEnd: number, baseEnd: number, nextEnd: number) => {
    const lines = written.lines.slice(sourceAt, sourceEnd);
    if (isRun(inNext, baseAt, baseEnd, nextAt, nextEnd)) kept.push(...lines);
    // As many lines laid out anew as written: each stands for its own.
    else if (lines.length === baseEnd - baseAt) {
      const fromBase = new Map([...inNext].map(([from, to]) => [to, lines[from - baseAt]]));
      for (let at = nextAt; at < nextEnd; at++) {
        const own = fromBase.get(at);
        kept.push(...(own === undefined ? likeWritten(after[at]) : [own]));
      }
    } else kept.push(...after.slice(nextAt, nextEnd).flatMap(likeWritten));
  };
  for (const [at, line] of before.entries()) {
    const [here, there] = [inSource.get(at), inNext.get(at)];
    if (here === undefined || there === undefined) continue;
    take(here, at, there);
    kept.push(written.lines[here] ?? line);
    indents.set(indentOf(line), indentOf(written.lines[here] ?? line));
    [sourceAt, baseAt, nextAt] = [here + 1, at + 1, there + 1];
  }
  take(written.lines.length, before.length, after.length);
  return [...kept.flatMap(({ text, blanks }) => [...blanks, text]), ...written.trailing].join('\n');
}

function indentLike(line: Line, indents: ReadonlyMap<number, number>): Line {
  const indent = indentOf(line);
  return { ...line, text: ' '.repeat(indents.get(indent) ?? indent) + line.text.slice(indent) };
}

function indentOf({ text }: Line): number {
  return text.length - text.trimStart().length;
}

/** Whether the lines `from`…`end` come out as the lines `to`…`toEnd`, none more and none less. */
function isRun(matches: ReadonlyMap<number, number>, from: number, end: number, to: number, toEnd: number): boolean {
  if (end - from !== toEnd - to) return false;
  for (let at = from; at < end; at++) if (matches.get(at) !== to + at - from) return false;
  return true;
}

function linesOf(text: string): { readonly lines: Line[]; readonly trailing: string[] } {
  const lines: Line[] = [];
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

/** For lines of `from` the line of `to` each is, along a longest common subsequence. */
function matchLines(from: readonly Line[], to: readonly Line[], textOf: (line: Line) => string): Map<number, number> {
  const [before, after] = [from.map(textOf), to.map(textOf)];
  const matches = new Map<number, number>();
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) matches.set(start, start++);
  let [beforeEnd, afterEnd] = [before.length, after.length];
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    matches.set(--beforeEnd, --afterEnd);
  }
  const [rows, columns] = [beforeEnd - start, afterEnd - start];
  if (rows * columns <= maxPairs) {
    const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
    const isSame = (row: number, column: number) => before[start + row] === after[start + column];
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        const best = isSame(row, column)
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
        lengths[row]?.fill(best, column, column + 1);
      }
    }
    for (let row = 0, column = 0; row < rows && column < columns; ) {
      if (isSame(row, column)) matches.set(start + row++, start + column++);
      else if (at(row + 1, column) >= at(row, column + 1)) row++;
      else column++;
    }
  }
  return new Map([...matches].sort(([a], [b]) => a - b));
}
