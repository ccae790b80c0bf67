// A text of both sides beside each other, with the lines that differ tinted.
import { useMemo } from 'react';
import { type DiffLine, type DiffRow, diffRows } from './diff-rows';
import styles from './TextDiff.module.css';

export interface TextDiffProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Said where both are empty. */
  readonly nothing: string;
}

/** Base64 is compared and shown as what it is. */
export function TextDiff({ label, before, after, nothing }: TextDiffProps) {
  const rows = useMemo(() => diffRows(before, after), [before, after]);
  if (rows.length === 0) return <p className={styles.nothing}>{nothing}</p>;
  return (
    <table className={styles.diff} aria-label={label}>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are their places
          <Row key={at} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  if (row.kind === 'folded') {
    return (
      <tr className={styles.folded}>
        <td colSpan={4}>{row.count === 1 ? '1 line is' : `${row.count} lines are`} the same</td>
      </tr>
    );
  }
  return (
    <tr>
      <Cell line={row.before} look={row.kind === 'changed' ? 'removed' : undefined} />
      <Cell line={row.after} look={row.kind === 'changed' ? 'added' : undefined} />
    </tr>
  );
}

function Cell({ line, look }: { readonly line: DiffLine | undefined; readonly look: 'removed' | 'added' | undefined }) {
  const tint = line === undefined ? 'missing' : look;
  const Words = look === 'removed' ? 'del' : look === 'added' ? 'ins' : 'span';
  return (
    <>
      <td className={styles.number} data-look={tint}>
        {line?.at}
      </td>
      <td className={styles.text} data-look={tint}>
        {line !== undefined && <Words>{line.text}</Words>}
      </td>
    </>
  );
}
