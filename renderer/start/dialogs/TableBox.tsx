// The frame of a table in a dialog: as high as its rows, up to a limit, and never a row and a half less.
import type { ReactNode } from 'react';
import styles from './dialogs.module.css';

/** Height of a row and of the head; the frame's own lines come on top. */
const rowHeight = 28;

export interface TableBoxProps {
  /** Rows that there are. */
  readonly rows: number;
  /** Rows shown at once; the others are scrolled to. */
  readonly most: number;
  readonly children: ReactNode;
}

/** Half a row more than it can show says that there are others. */
export function TableBox({ rows, most, children }: TableBoxProps) {
  const shown = rows > most ? most + 0.5 : rows;
  return (
    <div className={styles.table} style={{ height: (shown + 1) * rowHeight + 2 }}>
      {children}
    </div>
  );
}
