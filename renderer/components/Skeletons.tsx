// What stands in a place while its content is on the way: nothing at first, then bars in the final shape.
import { useEffect, useState } from 'react';
import styles from './Skeletons.module.css';

const widths = ['82%', '56%', '68%', '44%', '74%'];

export interface SkeletonsProps {
  /** What is loading, for screen readers. */
  readonly label: string;
  readonly rows?: number;
  /** Height of one row, the same as the rows that will come. */
  readonly rowHeight?: number;
}

/** Grey bars; shown only when the content takes longer than 150 ms. */
export function Skeletons({ label, rows = 3, rowHeight = 26 }: SkeletonsProps) {
  const isLate = useIsLate(150);
  return (
    <div className={styles.rows} role="status" aria-label={label} aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={index} className={styles.row} style={{ height: rowHeight }}>
          {isLate && <span className={styles.bar} style={{ width: widths[index % widths.length] }} />}
        </div>
      ))}
    </div>
  );
}

/** True once `delayMs` have passed since the component came. */
export function useIsLate(delayMs: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isLate;
}
