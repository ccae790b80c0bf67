// What the newest 429 of a plan ran into, named: which limit, of whom.
import { Info } from 'lucide-react';
import { explainRequest } from '../../../shared/trace/explain-request';
import type { TraceSummary } from '../../../shared/trace/trace';
import { ToolButton } from '../../components/ToolButton';
import { useStudio } from '../../state/studio-context';
import { useTrace } from '../../state/use-trace';
import { showRequest } from '../../state/view-store';
import styles from './UsagePlanPage.module.css';

/** During a burst the newest changes faster than anyone reads. */
const settleMs = 400;

/** Nothing where no request was refused. */
export function LastRefusal({ requests }: { readonly requests: readonly TraceSummary[] }) {
  const { view } = useStudio();
  const newest = requests.find(({ status }) => status === 429)?.requestId;
  const { trace } = useTrace(newest, settleMs);
  if (trace === undefined || newest === undefined) return undefined;
  const denied = trace.checks?.find(({ verdict }) => verdict === 'denied');
  return (
    <div className={styles.note}>
      <Info size={13} aria-hidden="true" />
      <b>The newest 429:</b>
      <span>
        {explainRequest(trace).headline} {denied?.said}
      </span>
      <ToolButton size="small" tone="subtle" onClick={() => showRequest(view, newest)}>
        Explain
      </ToolButton>
    </div>
  );
}
