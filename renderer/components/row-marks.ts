// Rows of a table that are marked to do something with several: what clicks and keys make of the marks.

export type MarkDeed =
  /** A checkbox, Space, or a click with Ctrl or Cmd. */
  | 'toggle'
  /** A click or an arrow with Shift: everything between the last row that was touched and this one. */
  | 'reach';

/** The marks after `deed` on the row at `index`; `anchor` is the row touched before. */
export function marksAfter(
  deed: MarkDeed,
  keys: readonly string[],
  marked: ReadonlySet<string>,
  index: number,
  anchor: number,
): ReadonlySet<string> {
  const key = keys[index];
  if (key === undefined) return marked;
  if (deed === 'toggle')
    return marked.has(key) ? new Set([...marked].filter((one) => one !== key)) : new Set([...marked, key]);
  const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)];
  return new Set([...marked, ...keys.slice(Math.max(0, from), to + 1)]);
}

/** What the checkbox over all rows shows. */
export function marksShown(keys: readonly string[], marked: ReadonlySet<string>): 'none' | 'some' | 'all' {
  const count = keys.filter((key) => marked.has(key)).length;
  if (count === 0) return 'none';
  return count === keys.length ? 'all' : 'some';
}
