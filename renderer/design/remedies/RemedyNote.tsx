// The note over the values of a failed box: what happened, where, what to do, and what the client saw.
import { ArrowRight } from 'lucide-react';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import styles from './RemedyNote.module.css';
import type { Remedy, RemedyAction } from './remedies';

export interface RemedyNoteProps {
  readonly remedy: Remedy;
  readonly onAct: (action: RemedyAction) => void;
}

/** An alert with the button that leads to the cause. */
export function RemedyNote({ remedy, onAct }: RemedyNoteProps) {
  const { title, advice, wire, excerpt, action } = remedy;
  return (
    <div className={styles.note}>
      <Note
        tone="error"
        title={title}
        {...(action !== undefined && {
          actions: (
            <ToolButton size="small" icon={ArrowRight} onClick={() => onAct(action)}>
              {action.label}
            </ToolButton>
          ),
        })}
      >
        {advice}
        {wire !== undefined && ` The client saw “${wire}”.`}
        {excerpt !== undefined && <pre className={styles.excerpt}>{excerpt}</pre>}
      </Note>
    </div>
  );
}
