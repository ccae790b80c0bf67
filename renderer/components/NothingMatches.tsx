// In place of a list that a filter left nothing of.
import { SearchX } from 'lucide-react';
import styles from './NothingMatches.module.css';

/** Says so, to screen readers too. */
export function NothingMatches() {
  return (
    <p className={styles.nothing} role="status">
      <SearchX size={14} strokeWidth={1.8} aria-hidden="true" />
      Nothing matches.
    </p>
  );
}
