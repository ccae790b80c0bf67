// A row of a form that shows a value to copy: an ARN, an id, a URL.
import { Copy } from 'lucide-react';
import { FormRow } from '../components/FormRow';
import { IconAction } from '../components/IconAction';
import { MiddleText } from '../components/MiddleText';
import styles from './CopyRow.module.css';
import { useEdits } from './use-edits';

export interface CopyRowProps {
  readonly label: string;
  readonly text: string;
  /** In place of the text, where it is a secret. */
  readonly shown?: string;
}

/** The value in the fixed font, cut in the middle where there is no room. */
export function CopyRow({ label, text, shown }: CopyRowProps) {
  const edits = useEdits();
  return (
    <FormRow label={label}>
      <code className={styles.value}>{shown ?? <MiddleText text={text} />}</code>
      <IconAction size="small" icon={Copy} label={`Copy ${label}`} onClick={() => void edits.copy(text, label)} />
    </FormRow>
  );
}
