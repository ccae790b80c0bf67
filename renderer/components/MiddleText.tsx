// A path or ARN that is cut in the middle where there is no room: its beginning and its end say the most.
import { joinClasses } from './join-classes';
import styles from './MiddleText.module.css';
import { tailStart } from './middle-text';

export interface MiddleTextProps {
  readonly text: string;
  readonly className?: string | undefined;
}

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
