// A policy document that is edited as text: what can be read is saved when typing pauses, what cannot is kept here.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type PolicyUse, parsePolicy } from '../../../shared/policy/parse-policy';
import { PolicyFault } from '../../../shared/policy/policy-fault';
import { FieldError } from '../../components/FormRow';
import { PolicyEditor } from '../policies/PolicyEditor';
import styles from './principals.module.css';

export interface DocumentFieldProps {
  /** For screen readers: `Trust policy`. */
  readonly label: string;
  readonly kind: Extract<PolicyUse, 'resource' | 'identity' | 'trust'>;
  readonly stored: string;
  readonly onCommit: (text: string) => Promise<boolean>;
}

const pauseMs = 400;

/** While the text is broken, the document that was saved last stays in force. */
export function DocumentField({ label, kind, stored, onCommit }: DocumentFieldProps) {
  const [draft, setDraft] = useState<string>();
  const [isBroken, setBroken] = useState(false);
  const waiting = useRef<{ readonly timer: number; readonly text: string }>(undefined);
  const commit = useRef(onCommit);
  commit.current = onCommit;

  const flush = useCallback(() => {
    const { timer, text } = waiting.current ?? {};
    waiting.current = undefined;
    if (text === undefined) return;
    window.clearTimeout(timer);
    void commit.current(text);
  }, []);
  // What was typed just before leaving is saved, too.
  useEffect(() => flush, [flush]);
  useEffect(() => {
    setDraft((typed) => (typed === stored ? undefined : typed));
  }, [stored]);

  const change = (text: string) => {
    setDraft(text);
    window.clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    const isGood = isPolicy(text, kind);
    setBroken(!isGood);
    if (isGood && text !== stored) {
      waiting.current = { timer: window.setTimeout(flush, pauseMs), text };
    }
  };
  return (
    <div className={styles.document}>
      <PolicyEditor
        label={label}
        kind={kind}
        value={draft ?? readable(stored)}
        minLines={7}
        maxLines={22}
        onChange={change}
        onBlur={flush}
      />
      {isBroken && <FieldError message="Not saved: until it can be read, the document before stays in force." />}
    </div>
  );
}

function isPolicy(text: string, kind: DocumentFieldProps['kind']): boolean {
  try {
    parsePolicy(text, kind);
    return true;
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error;
    return false;
  }
}

/** Documents on one line, as the API takes them, are laid out to be read. */
function readable(text: string): string {
  if (text.includes('\n')) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
