// How a test came out, as a shape with a name; colour only repeats it.
import { CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { joinClasses } from '../components/join-classes';
import styles from './VerdictMark.module.css';

export type Verdict = 'passed' | 'failed' | 'error' | 'skipped' | 'running';

const shapes: Readonly<Record<Verdict, LucideIcon>> = {
  passed: CircleCheck,
  failed: CircleX,
  error: TriangleAlert,
  skipped: CircleDashed,
  running: LoaderCircle,
};

/** The words for each verdict. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'failed',
  error: 'not sent',
  skipped: 'skipped',
  running: 'running',
};

export function VerdictMark({ verdict, size = 13 }: { readonly verdict: Verdict; readonly size?: number }) {
  const Shape = shapes[verdict];
  return (
    <Shape
      size={size}
      strokeWidth={2}
      className={joinClasses(styles.mark, styles[verdict])}
      role="img"
      aria-label={verdictWords[verdict]}
    />
  );
}
