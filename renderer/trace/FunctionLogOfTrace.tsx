// What the function of a request logged for it, below the execution log.
import { SquareFunction } from 'lucide-react';
import type { TraceFunctionCall } from '../../shared/trace/trace';
import { ToolButton } from '../components/ToolButton';
import { LogLines } from '../functions/log/LogLines';
import { useFunctionLog } from '../functions/log/use-function-log';
import { useStudio } from '../state/studio-context';
import { openBackend } from '../state/view-store';
import styles from './FunctionLogOfTrace.module.css';

/** Lines that come late are added as they come. */
export function FunctionLogOfTrace({ call }: { readonly call: TraceFunctionCall }) {
  const { view } = useStudio();
  const { functionName, requestId } = call;
  const { lines, refusal } = useFunctionLog(functionName, requestId);
  return (
    <section className={styles.log} aria-label={`Log of ${functionName}`}>
      <div className={styles.head}>
        <SquareFunction size={13} aria-hidden="true" />
        <b>{functionName}</b>
        <ToolButton
          size="small"
          tone="subtle"
          onClick={() => openBackend(view, { kind: 'function', functionName, tab: 'log', requestId })}
        >
          Open log
        </ToolButton>
      </div>
      {refusal !== undefined && <p className={styles.none}>{refusal}</p>}
      {lines?.length === 0 && <p className={styles.none}>It logged nothing for this request.</p>}
      {lines !== undefined && lines.length > 0 && (
        <LogLines label={`Lines of ${functionName}`} lines={lines} hasTime={false} />
      )}
    </section>
  );
}
