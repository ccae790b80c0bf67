// The search box of the header: a button that opens the palette.
import { Search } from 'lucide-react';
import { useCommand } from '../../commands/use-commands';
import { Shortcut } from '../../components/Shortcut';
import { useWidthClass } from '../../components/width-class';
import styles from './Header.module.css';

/** Says what the palette can do and with which keys it opens. */
export function SearchBox() {
  const palette = useCommand('palette.open');
  const width = useWidthClass();
  const isShort = width === 'slim' || width === 'drawer';
  if (palette === undefined) return null;
  return (
    <button
      type="button"
      className={styles.search}
      aria-label="Search or run a command"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K"
      onClick={palette.run}
    >
      <Search size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.searchWords}>{isShort ? 'Search' : 'Search or run a command'}</span>
      {palette.shortcut !== undefined && <Shortcut shortcut={palette.shortcut} />}
    </button>
  );
}
