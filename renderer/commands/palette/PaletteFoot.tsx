// The foot of the palette: which keys do what.
import styles from './Palette.module.css';

/** Keys to choose and run, and the signs that narrow the search. */
export function PaletteFoot({ hasPrefixes }: { readonly hasPrefixes: boolean }) {
  return (
    <div className={styles.foot}>
      <span className={styles.hint}>
        <kbd>↑</kbd>
        <kbd>↓</kbd> choose
      </span>
      <span className={styles.hint}>
        <kbd>↵</kbd> run
      </span>
      {hasPrefixes && (
        <span className={styles.prefixes}>
          <span className={styles.hint}>
            <kbd>/</kbd> paths
          </span>
          <span className={styles.hint}>
            <kbd>#</kbd> stages
          </span>
        </span>
      )}
    </div>
  );
}
