// The note over the values of a failed box: what happened, where, what to do, and what the client saw.
import { ArrowRight } from 'lucide-react';
import { Note } from '../../components/Note';
import { ToolButton } from '../../components/ToolButton';
import { useStudio } from '../../state/studio-context';
import { openBackend } from '../../state/view-store';
import styles from './RemedyNote.module.css';
import type { BoxAction, Remedy } from './remedies';

export interface RemedyNoteProps {
  readonly remedy: Remedy;
  /** Opens a box of the method. */
  readonly onAct: (action: BoxAction) => void;
}

/** An alert with the button that leads to the cause. */
export function RemedyNote({ remedy, onAct }: RemedyNoteProps) {
  const { view } = useStudio();
  const { title, advice, wire, excerpt, action } = remedy;
  return (
    <div className={styles.note}>
      <Note
        tone="error"
        title={title}
        {...(action !== undefined && {
          actions: (
            <ToolButton
              size="small"
              icon={ArrowRight}
              onClick={() => ('backend' in action ? openBackend(view, action.backend) : onAct(action))}
            >
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
