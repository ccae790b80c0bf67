// What the template has written before the stop. The last piece is lit; a click on a part goes to the step that wrote it.
import { Link2 } from 'lucide-react';
import { type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { joinClasses } from '../../../components/join-classes';
import { byteWords } from '../../diagram/time-words';
import styles from './Debugger.module.css';
import { nextWriting, piecesAt } from './seen-values';
import type { DebugSession } from './use-debugger';

/** Grows with each step, and shrinks when one goes back. */
export function OutputSoFar({ session }: { readonly session: DebugSession }) {
  const { walk, at, isAtEnd, from } = session;
  const pieces = useMemo(() => (walk === undefined ? [] : piecesAt(walk, at)), [walk, at]);
  const last = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end comes into view whenever it moves
  useEffect(() => {
    // what it returns is no clean-up: newer browsers give a promise
    last.current?.scrollIntoView({ block: 'nearest' });
  }, [pieces]);
  if (walk === undefined) return <section className={styles.pane} aria-label="Output so far" />;
  const { error, output, isCut, steps } = walk.recording;
  const written = pieces.reduce((sum, { text }) => sum + text.length, 0);
  const next = nextWriting(walk, at).trim();
  return (
    <section className={styles.pane} aria-label="Output so far">
      <div className={styles.head}>
        <b>Output so far</b>
        <span className={styles.quiet}>
          <Link2 size={12} aria-hidden="true" /> click a part to find its line
        </span>
      </div>
      {isAtEnd && error !== undefined && (
        <div className={styles.failure} role="alert">
          <b>
            Line {error.line}, column {error.column}
          </b>
          <span>{error.message}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a short cut for the pointer; keys step back */}
      <pre className={styles.written} onClick={(event) => goToPiece(event, session)}>
        {pieces.map(({ step, text }, index) => (
          <span
            key={step}
            data-step={step < 0 ? undefined : step}
            ref={index === pieces.length - 1 ? last : undefined}
            className={joinClasses(styles.piece, step >= from && step >= 0 && from < at && styles.lit)}
          >
            {text}
          </span>
        ))}
      </pre>
      <div className={styles.foot}>
        <span className={styles.next}>
          {isAtEnd
            ? error === undefined
              ? 'all written'
              : 'nothing is sent'
            : next === ''
              ? 'next: writes nothing'
              : `next: writes ${shortly(next)}`}
        </span>
        <span>
          {byteWords(written)}
          {error === undefined && ` of ${byteWords(output.length)}`}
        </span>
        <span>
          step {Math.min(at + 1, steps.length)} of {isCut ? `the first ${steps.length}` : steps.length}
        </span>
      </div>
    </section>
  );
}

function goToPiece({ target }: MouseEvent, { goTo }: DebugSession): void {
  const step = target instanceof HTMLElement ? target.dataset.step : undefined;
  // who marks a part to copy it means to stay
  if (step !== undefined && window.getSelection()?.isCollapsed !== false) goTo(Number(step));
}

function shortly(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 48 ? `${line.slice(0, 48)}…` : line;
}
