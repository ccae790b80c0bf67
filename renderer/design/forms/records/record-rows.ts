// Records of the definition as rows of the key-value editor: the part of the name that never changes is left out.
import type { KeyValueRow } from '../../../components/key-value-rows';

/** The rows of a record, names without `prefix`. Names that do not begin with it are shown whole. */
export function rowsOf(record: Readonly<Record<string, string>> | undefined, prefix: string): KeyValueRow[] {
  return Object.entries(record ?? {}).map(([name, value]) => ({
    name: name.startsWith(prefix) ? name.slice(prefix.length) : name,
    value,
  }));
}

/** The record of rows: nameless ones are left out, of equal names the last one counts. */
export function recordOf(rows: readonly KeyValueRow[], prefix: string): Record<string, string> {
  return Object.fromEntries(
    rows.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [wholeName(name.trim(), prefix), value]),
  );
}

/** `header.X` with its prefix; a name that was pasted whole keeps it once. */
export function wholeName(name: string, prefix: string): string {
  return name.startsWith(prefix) ? name : prefix + name;
}

/** Whether two lists of rows say the same. */
export function isSameRows(left: readonly KeyValueRow[], right: readonly KeyValueRow[]): boolean {
  return (
    left.length === right.length &&
    left.every((row, at) => row.name === right[at]?.name && row.value === right[at]?.value)
  );
}
