// One check of a request: its verdict, what was compared, its time, and the evidence where it says more.
import { ChevronRight, CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useId, useState } from 'react';
import type { AccessCheck } from '../../shared/trace/access-check';
import type { ExplainedRow } from '../../shared/trace/explain-request';
import { timeWords } from '../design/diagram/time-words';
import { CheckEvidence } from './CheckEvidence';
import styles from './Explainer.module.css';

const icons = { passed: CircleCheck, denied: CircleX, 'not reached': CircleDashed } as const;

export interface CheckRowProps {
  readonly row: ExplainedRow;
  /** Shows the evidence of a passed check at first too; that of a denied one always shows at first. */
  readonly isOpen?: boolean;
}

/** An item of a list with the class `rows`; a button opens and closes its evidence. */
export function CheckRow({ row, isOpen: isOpenAtFirst = false }: CheckRowProps) {
  const { title, verdict, said, check } = row;
  const [isOpen, setIsOpen] = useState(isOpenAtFirst || verdict === 'denied');
  const evidenceId = useId();
  const Icon = icons[verdict];
  const evidence = check?.evidence;
  const words = (
    <>
      <b>{title}</b> <span>{said}</span>
    </>
  );
  return (
    <li className={styles.row} data-verdict={verdict} aria-label={`${title} ${verdict}: ${said}`}>
      <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.words}>
        {evidence === undefined ? (
          words
        ) : (
          <button
            type="button"
            className={styles.opener}
            aria-expanded={isOpen}
            aria-controls={isOpen ? evidenceId : undefined}
            onClick={() => setIsOpen(!isOpen)}
          >
            {words}
            <ChevronRight size={13} className={styles.chevron} aria-hidden="true" />
          </button>
        )}
      </div>
      <span className={styles.time}>{timeOf(row.durationMs, check)}</span>
      {isOpen && evidence !== undefined && (
        <div id={evidenceId} className={styles.opened}>
          <CheckEvidence evidence={evidence} />
        </div>
      )}
    </li>
  );
}

/** `0.1 ms`; a kept result took no time that would tell anything. */
function timeOf(durationMs: number | undefined, check: AccessCheck | undefined): string {
  if (check?.name === 'authorizer' && check.evidence?.kind === 'authorizer' && check.evidence.isCached) return 'cached';
  return durationMs === undefined ? '' : timeWords(durationMs);
}
