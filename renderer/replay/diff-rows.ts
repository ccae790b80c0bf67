// Two bodies beside each other, line by line: what is the same stands on one height, long runs of it are folded.
import { changedLines } from '../design/forms/values/changed-lines';

export interface DiffLine {
  /** 1-based. */
  readonly at: number;
  readonly text: string;
}

export type DiffRow =
  | { readonly kind: 'same'; readonly before: DiffLine; readonly after: DiffLine }
  /** A side is absent where it has no such line. */
  | { readonly kind: 'changed'; readonly before?: DiffLine; readonly after?: DiffLine }
  | { readonly kind: 'folded'; readonly count: number };

/** Lines of what is the same that stay around a change. */
const around = 3;

/** The rows of `before` and `after`, JSON laid out first. Members keep the order of `before`: their order says nothing. */
export function diffRows(before: string, after: string): readonly DiffRow[] {
  const [left, right] = laidOut(before, after).map((text) => (text === '' ? [] : text.split('\n')));
  if (left === undefined || right === undefined) return [];
  const { removed, added } = changedLines(left.join('\n'), right.join('\n'));
  const rows: DiffRow[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const gone = Math.min(run(removed, row), left.length - row);
    const come = Math.min(run(added, column), right.length - column);
    for (let at = 0; at < Math.max(gone, come); at += 1) {
      rows.push({
        kind: 'changed',
        ...(at < gone && { before: { at: row + at + 1, text: left[row + at] ?? '' } }),
        ...(at < come && { after: { at: column + at + 1, text: right[column + at] ?? '' } }),
      });
    }
    row += gone;
    column += come;
    if (gone + come > 0) continue;
    rows.push({
      kind: 'same',
      before: { at: row + 1, text: left[row] ?? '' },
      after: { at: column + 1, text: right[column] ?? '' },
    });
    row += 1;
    column += 1;
  }
  return folded(rows);
}

/** How many lines from index `from` on are among `lines`. */
function run(lines: ReadonlySet<number>, from: number): number {
  let count = 0;
  while (lines.has(from + count + 1)) count += 1;
  return count;
}

function folded(rows: readonly DiffRow[]): DiffRow[] {
  const shown = rows.map((_row, at) => rows.slice(Math.max(0, at - around), at + around + 1).some(isChange));
  const result: DiffRow[] = [];
  for (const [at, row] of rows.entries()) {
    const last = result.at(-1);
    if (shown[at] === true) result.push(row);
    else if (last?.kind === 'folded') result[result.length - 1] = { kind: 'folded', count: last.count + 1 };
    else result.push({ kind: 'folded', count: 1 });
  }
  return result;
}

function isChange({ kind }: DiffRow): boolean {
  return kind === 'changed';
}

function laidOut(before: string, after: string): readonly [string, string] {
  try {
    const old: unknown = JSON.parse(before);
    return [JSON.stringify(old, undefined, 2), JSON.stringify(ordered(JSON.parse(after), old), undefined, 2)];
  } catch {
    return [before, after]; // one of them is no JSON
  }
}

/** `value` with its members in the order of `like`, those that `like` has not at the end. */
function ordered(value: unknown, like: unknown): unknown {
  if (Array.isArray(value)) return value.map((item, at) => ordered(item, Array.isArray(like) ? like[at] : undefined));
  if (!isRecord(value) || !isRecord(like)) return value;
  const known = Object.keys(like).filter((name) => Object.hasOwn(value, name));
  const names = [...known, ...Object.keys(value).filter((name) => !Object.hasOwn(like, name))];
  const likeOf = (name: string) => (Object.hasOwn(like, name) ? like[name] : undefined);
  return Object.fromEntries(names.map((name) => [name, ordered(value[name], likeOf(name))]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
