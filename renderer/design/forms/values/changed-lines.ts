// Which lines of two texts differ, for the tints of Before and After.

export interface ChangedLines {
  /** 1-based lines of the first text that the second lacks. */
  readonly removed: ReadonlySet<number>;
  readonly added: ReadonlySet<number>;
}

/** Beyond this many lines a side the comparison is left out: nobody reads it, and it would cost a frame. */
const mostLines = 600;

/** Compares by the longest common run of lines; a comma at the end of a line does not count. */
export function changedLines(before: string, after: string): ChangedLines {
  const left = before.split('\n').map(withoutComma);
  const right = after.split('\n').map(withoutComma);
  const removed = new Set<number>();
  const added = new Set<number>();
  if (left.length > mostLines || right.length > mostLines) return { removed, added };
  const lengths = commonLengths(left, right);
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    if (row < left.length && column < right.length && left[row] === right[column]) {
      row++;
      column++;
    } else if (at(lengths, row, column + 1) >= at(lengths, row + 1, column) && column < right.length) {
      added.add(++column);
    } else if (row < left.length) {
      removed.add(++row);
    } else {
      added.add(++column);
    }
  }
  return { removed, added };
}

/** `lengths[row][column]`: the longest common run of what follows from there. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let row = left.length - 1; row >= 0; row--) {
    const line = lengths[row];
    if (line === undefined) continue;
    for (let column = right.length - 1; column >= 0; column--) {
      line[column] =
        left[row] === right[column]
          ? at(lengths, row + 1, column + 1) + 1
          : Math.max(at(lengths, row + 1, column), at(lengths, row, column + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly Uint16Array[], row: number, column: number): number {
  return lengths[row]?.[column] ?? 0;
}

function withoutComma(line: string): string {
  return line.replace(/,\s*$/, '');
}
