// The keys of a shortcut as small caps beside a label: `Ctrl K`.
import { isMacPlatform, shortcutKeys } from '../commands/shortcut';
import { joinClasses } from './join-classes';
import styles from './Shortcut.module.css';

/** Shows `shortcut` (`Mod+K`) in one frame, or with `isSplit` in one frame a key. Hidden from screen readers. */
export function Shortcut({ shortcut, isSplit = false, tone }: ShortcutProps) {
  const keys = shortcutKeys(shortcut, isMacPlatform());
  const caps = isSplit ? keys : [keys.join(' ')];
  return (
    <span className={styles.keys} aria-hidden="true">
      {caps.map((cap) => (
        <kbd key={cap} className={joinClasses(styles.key, tone !== undefined && styles[tone])}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}

export interface ShortcutProps {
  readonly shortcut: string;
  readonly isSplit?: boolean;
  /** Where the ground is not the usual one: a primary button, a tooltip. */
  readonly tone?: 'onAccent' | 'onTip';
}
