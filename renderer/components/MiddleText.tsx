// A path or ARN that is cut in the middle where there is no room: its beginning and its end say the most.
import { joinClasses } from './join-classes';
import styles from './MiddleText.module.css';

export interface MiddleTextProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/** The end that is never cut: the last part of a path, as long as that is short enough. */
const longestTail = 28;

/** One line; the whole text is in the tooltip. */
export function MiddleText({ text, className }: MiddleTextProps) {
  const at = tailStart(text);
  return (
    <span className={joinClasses(styles.text, className)} title={text}>
      <span className={styles.head}>{text.slice(0, at)}</span>
      <span className={styles.tail}>{text.slice(at)}</span>
    </span>
  );
}

/** Where the uncut end of `text` begins. */
export function tailStart(text: string): number {
  const slash = Math.max(text.lastIndexOf('/', text.length - 2), text.lastIndexOf('\\'), text.lastIndexOf(':'));
  return slash > 0 && text.length - slash <= longestTail ? slash : Math.max(text.length - 12, 0);
}
