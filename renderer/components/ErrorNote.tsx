// A failed call inside a pane: what happened, where, what to do, and a way to try again.
import { RotateCw } from 'lucide-react';
import { StudioError } from '../../shared/contract/errors';
import styles from './ErrorNote.module.css';
import { describeError } from './error-words';
import { Note } from './Note';
import { ToolButton } from './ToolButton';

export interface ErrorNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Shows anything thrown by a call of the contract. */
export function ErrorNote({ error, onRetry }: ErrorNoteProps) {
  const { title, sentence, remedy, place } = describeError(error);
  const excerpt = error instanceof StudioError ? error.details.excerpt : undefined;
  return (
    <Note
      tone="error"
      title={title}
      {...(onRetry !== undefined && {
        actions: (
          <ToolButton size="small" icon={RotateCw} onClick={onRetry}>
            Try again
          </ToolButton>
        ),
      })}
    >
      {sentence}
      {place !== undefined && !sentence.includes(place) && <span className={styles.place}> {place}</span>}
      {remedy !== undefined && ` ${remedy}`}
      {excerpt !== undefined && <pre className={styles.excerpt}>{excerpt}</pre>}
    </Note>
  );
}
