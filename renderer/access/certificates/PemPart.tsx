// Certificates as text, to read and to copy.
import { Copy } from 'lucide-react';
import { CodePane } from '../../components/CodePane';
import { SectionHead } from '../../components/SectionHead';
import { ToolButton } from '../../components/ToolButton';
import { useEdits } from '../use-edits';
import styles from './certificates.module.css';

export interface PemPartProps {
  readonly pem: string;
  /** `Certificate`, or `Certificates` where a chain comes with it. */
  readonly what: string;
  readonly detail?: string;
}

/** The part of a page that shows them. */
export function PemPart({ pem, what, detail }: PemPartProps) {
  const edits = useEdits();
  return (
    <section className={styles.group} aria-label="PEM">
      <SectionHead title="PEM" {...(detail !== undefined && { detail })}>
        <ToolButton size="small" icon={Copy} onClick={() => void edits.copy(pem, what)}>
          Copy
        </ToolButton>
      </SectionHead>
      <div className={styles.frame}>
        <CodePane label={`${what} in PEM`} text={pem.trimEnd()} language="text" hasNumbers={false} isInline isTight />
      </div>
    </section>
  );
}
