// An HTTP method in its colour; the word always stays readable.
import { joinClasses } from './join-classes';
import styles from './MethodBadge.module.css';

const coloured = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

export interface MethodBadgeProps {
  readonly method: string;
  /** `plain` in lists, `chip` once, in the pane title. */
  readonly look?: 'plain' | 'chip';
  /** `column`: 44 wide so that names align; `narrow`: DELETE becomes DEL. */
  readonly width?: 'auto' | 'column' | 'narrow';
}

/** The method's name in mono, tinted behind when it is a chip. */
export function MethodBadge({ method, look = 'plain', width = 'auto' }: MethodBadgeProps) {
  const hue = coloured.has(method) ? method : 'ANY';
  return (
    <span
      className={joinClasses(
        styles.badge,
        styles[hue],
        look === 'chip' && styles.chip,
        width === 'column' && styles.column,
      )}
    >
      {width === 'narrow' && method === 'DELETE' ? <abbr title="DELETE">DEL</abbr> : method}
    </span>
  );
}
