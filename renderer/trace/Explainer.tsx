// Why a request came out as it did: every check in order, the one that refused opened, and what would let it in.
import { Copy, SquareTerminal, TimerReset } from 'lucide-react';
import { type Explanation, explainRequest, explanationText } from '../../shared/trace/explain-request';
import type { Trace } from '../../shared/trace/trace';
import { Note } from '../components/Note';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useGateway } from '../state/hooks';
import { useClient } from '../state/studio-context';
import { CheckRow } from './CheckRow';
import styles from './Explainer.module.css';
import { SmallestChange } from './SmallestChange';

/** The same piece for requests that were let in: then all checks are passed. */
export function Explainer({ trace }: { readonly trace: Trace }) {
  const { port } = useGateway();
  const explanation = explainRequest(trace, port === undefined ? undefined : `http://127.0.0.1:${port}`);
  const { headline, detail, isRefused, rows, remedy, smallestChange } = explanation;
  return (
    <section className={styles.explainer} aria-label="Why this answer">
      <Note tone={isRefused ? 'error' : 'ok'} title={headline}>
        {[detail, remedy].filter(Boolean).join(' ')}
      </Note>
      <div className={styles.head}>
        <h3>Checks, in order</h3>
        <span>{countWords(rows, isRefused)}</span>
      </div>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <CheckRow key={`${trace.requestId} ${row.title}`} row={row} />
        ))}
      </ol>
      {smallestChange !== undefined && <SmallestChange change={smallestChange} />}
      <Actions trace={trace} explanation={explanation} />
    </section>
  );
}

/** `3 passed, 1 denied, the rest not reached`. */
function countWords(rows: Explanation['rows'], isRefused: boolean): string {
  const count = (wanted: string) => rows.filter(({ verdict }) => verdict === wanted).length;
  const denied = count('denied') > 0 ? `${count('denied')} denied` : 'then refused';
  const rest = count('not reached') > 0 ? ['the rest not reached'] : [];
  return [`${count('passed')} passed`, ...(isRefused ? [denied, ...rest] : [])].join(', ');
}

function Actions({ trace, explanation }: { readonly trace: Trace; readonly explanation: Explanation }) {
  const client = useClient();
  const toasts = useToasts();
  const { apiId, stage: stageName } = trace;
  const asked = trace.checks?.some(({ evidence }) => evidence?.kind === 'authorizer') === true;
  const { code } = explanation;
  const copy = async (text: string, title: string) => {
    await navigator.clipboard.writeText(text);
    toasts.getState().show({ tone: 'ok', title });
  };
  const copied = code?.kind === 'shell' ? 'Copied as commands of the aws CLI' : 'Copied the changed policy';
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
      {code !== undefined && (
        <ToolButton icon={SquareTerminal} size="small" onClick={() => void copy(code.text, copied)}>
          Copy for the code
        </ToolButton>
      )}
      <ToolButton
        icon={Copy}
        size="small"
        onClick={() => void copy(explanationText(explanation).join('\n'), 'Copied the explanation')}
      >
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
