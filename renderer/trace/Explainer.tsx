// Why a request came out as it did: every check in order, the one that refused opened, and what would let it in.
import { CircleCheck, CircleDashed, CircleX, Copy, TimerReset } from 'lucide-react';
import { type ExplainedRow, explainRequest, explanationText } from '../../shared/trace/explain-request';
import type { Trace } from '../../shared/trace/trace';
import { Note } from '../components/Note';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';
import { CheckEvidence } from './CheckEvidence';
import styles from './Explainer.module.css';
import { SmallestChange } from './SmallestChange';

const icons = { passed: CircleCheck, denied: CircleX, 'not reached': CircleDashed } as const;

/** The same piece for requests that were let in: then all checks are passed. */
export function Explainer({ trace }: { readonly trace: Trace }) {
  const explanation = explainRequest(trace);
  const { headline, detail, isRefused, rows, remedy, smallestChange } = explanation;
  const passed = rows.filter(({ verdict }) => verdict === 'passed').length;
  return (
    <section className={styles.explainer} aria-label="Why this answer">
      <Note tone={isRefused ? 'error' : 'ok'} title={headline}>
        {[detail, remedy].filter(Boolean).join(' ')}
      </Note>
      <div className={styles.head}>
        <h3>Checks, in order</h3>
        <span>{isRefused ? `${passed} passed, then refused` : `${passed} passed`}</span>
      </div>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <CheckRow key={row.title} row={row} />
        ))}
      </ol>
      {smallestChange !== undefined && <SmallestChange change={smallestChange} />}
      <Actions trace={trace} text={explanationText(explanation).join('\n')} />
    </section>
  );
}

function CheckRow({ row }: { readonly row: ExplainedRow }) {
  const { title, verdict, said, check } = row;
  const Icon = icons[verdict];
  return (
    <li className={styles.row} data-verdict={verdict} aria-label={`${title} ${verdict}: ${said}`}>
      <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
      <div className={styles.words}>
        <b>{title}</b> <span>{said}</span>
        {verdict === 'denied' && check?.evidence !== undefined && <CheckEvidence evidence={check.evidence} />}
      </div>
    </li>
  );
}

function Actions({ trace, text }: { readonly trace: Trace; readonly text: string }) {
  const client = useClient();
  const toasts = useToasts();
  const { apiId, stage: stageName } = trace;
  const asked = trace.checks?.some(({ evidence }) => evidence?.kind === 'authorizer') === true;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toasts.getState().show({ tone: 'ok', title: 'Copied the explanation' });
  };
  const flush = async () => {
    try {
      await client.authorizers.flush({ apiId, stageName });
      toasts.getState().show({ tone: 'ok', title: `Authorizers of ${stageName} are asked anew` });
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      toasts.getState().show({ tone: 'error', title: 'The cache was not flushed', sentence });
    }
  };
  return (
    <div className={styles.actions}>
      <ToolButton icon={Copy} size="small" onClick={() => void copy()}>
        Copy explanation
      </ToolButton>
      {asked && trace.origin === 'invoke' && (
        <ToolButton icon={TimerReset} size="small" onClick={() => void flush()}>
          Flush authorizer cache
        </ToolButton>
      )}
    </div>
  );
}
