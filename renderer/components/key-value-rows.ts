// Rows of the key-value editor and the lines that can be pasted into it.
import type { ReactNode } from 'react';

export interface KeyValueRow {
  readonly name: string;
  readonly value: string;
  /** False where the row is kept but switched off. */
  readonly isOn?: boolean;
}

/** Names of two parts: a choice of the caller's before the field, and what is typed in it. */
export interface NameParts {
  readonly lead: (row: KeyValueRow, set: (name: string) => void) => ReactNode;
  /** What of the name the field shows. */
  readonly shown: (name: string) => string;
  /** The name after typing; `before` is what it was. */
  readonly whole: (typed: string, before: string) => string;
}

/** The rows of a pasted text: `name: value`, `name=value`, tab-separated, or query form `a=1&b=2`. */
export function parsePastedRows(text: string): readonly KeyValueRow[] {
  const trimmed = text.trim();
  const isQuery = !trimmed.includes('\n') && /^\??[^\s=&:]+=[^\s&]*(?:&[^\s=&]+=?[^\s&]*)+$/.test(trimmed);
  const lines = isQuery ? trimmed.replace(/^\?/, '').split('&') : trimmed.split(/\r?\n/);
  return lines.flatMap((line) => {
    const row = parseLine(line.trim());
    if (row === undefined) return [];
    return [isQuery ? { name: decode(row.name), value: decode(row.value) } : row];
  });
}

/** True where a pasted text is more than one plain value: several lines, or one line with its name. */
export function isPastedTable(text: string): boolean {
  const rows = parsePastedRows(text);
  return rows.length > 1 || (rows.length === 1 && rows[0]?.value !== '' && text.trim().includes(':'));
}

/** Rows of a record, in its order. */
export function rowsOfRecord(record: Readonly<Record<string, string>> | undefined): readonly KeyValueRow[] {
  return Object.entries(record ?? {}).map(([name, value]) => ({ name, value }));
}

/** The record of rows: switched-off and nameless rows are left out, of equal names the last one counts. */
export function recordOfRows(rows: readonly KeyValueRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows.filter((row) => row.isOn !== false && row.name !== '').map((row) => [row.name, row.value]),
  );
}

/** Names that stand in more than one row. */
export function repeatedNames(rows: readonly KeyValueRow[], isCaseSensitive: boolean): ReadonlySet<string> {
  const fold = (name: string) => (isCaseSensitive ? name : name.toLowerCase());
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of rows) {
    if (name === '') continue;
    if (seen.has(fold(name))) repeated.add(fold(name));
    seen.add(fold(name));
  }
  return new Set(rows.map(({ name }) => name).filter((name) => repeated.has(fold(name))));
}

function parseLine(line: string): KeyValueRow | undefined {
  if (line === '') return undefined;
  const tab = line.indexOf('\t');
  const colon = line.indexOf(':', 1);
  const equals = line.indexOf('=');
  const at = tab > 0 ? tab : colon > 0 && (equals < 0 || colon < equals) ? colon : equals;
  if (at <= 0) return { name: line, value: '' };
  return { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    // not percent-encoded after all: what was pasted is what is meant
    return text;
  }
}
