// What the endpoint answered in the last request, in a line.
import type { Trace } from '../../../../shared/trace/trace';
import { SectionHead } from '../../../components/SectionHead';
import { StatusBadge } from '../../../components/StatusBadge';
import { clockWords, timeWords } from '../../diagram/time-words';
import styles from './IntegrationForms.module.css';

export interface LastAnswerProps {
  readonly trace: Trace | undefined;
  /** What the endpoint is called where the trace names no address. */
  readonly title: string;
}

/** Nothing where no endpoint was called. */
export function LastAnswer({ trace, title }: LastAnswerProps) {
  if (trace?.integration === undefined) return undefined;
  const { status, latencyMs, endpoint } = trace.integration;
  return (
    <>
      <SectionHead title="Last answer" detail={clockWords(trace.startedAt)} />
      <div className={styles.answer}>
        {status !== undefined && <StatusBadge status={status} look="chip" />}
        <span>{timeWords(latencyMs)}</span>
        <span className={styles.address} title={endpoint}>
          {endpoint ?? title}
        </span>
      </div>
    </>
  );
}
