// Before and after of a box in the last request, side by side, with what changed tinted.
import { History } from 'lucide-react';
import { useMemo } from 'react';
import type { Trace } from '../../../../shared/trace/trace';
import { CodePane, type LineMark } from '../../../components/CodePane';
import { EmptyState } from '../../../components/EmptyState';
import type { BoxName } from '../../../state/view-store';
import { byteWords } from '../../diagram/time-words';
import { boxValues, changedValues, type ValueSide } from './box-values';
import type { ChangedLines } from './changed-lines';
import styles from './ValuesView.module.css';

export interface ValuesViewProps {
  readonly trace: Trace | undefined;
  readonly box: BoxName;
}

/** Two panes; a side that never came to be says so. */
export function ValuesView({ trace, box }: ValuesViewProps) {
  const values = useMemo(() => (trace === undefined ? {} : boxValues(trace, box)), [trace, box]);
  const { before, after } = values;
  // a request and its answer have nothing to compare
  const changed = useMemo(() => (box === 'endpoint' ? undefined : changedValues(values)), [values, box]);
  if (trace === undefined) {
    return (
      <EmptyState
        place="inline"
        icon={History}
        title="No request yet"
        sentence="Send one in the Test pane: what went into this box and what came out will stand here."
      />
    );
  }
  return (
    <div className={styles.container}>
      <div className={styles.sides}>
        <Side title="Before" side={before} marks={marksOf(changed?.removed, 'removed')} absent="Not reached." />
        <Side title="After" side={after} marks={marksOf(changed?.added, 'added')} absent={absentWords(trace, box)} />
      </div>
    </div>
  );
}

interface SideProps {
  readonly title: string;
  readonly side: ValueSide | undefined;
  readonly marks: ReadonlyMap<number, LineMark>;
  readonly absent: string;
}

function Side({ title, side, marks, absent }: SideProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <b>{title}</b>
        {side !== undefined && (
          <span className={styles.caption}>
            {side.caption}
            {side.bytes !== undefined && `, ${byteWords(side.bytes)}`}
          </span>
        )}
      </div>
      {side === undefined ? (
        <p className={styles.absent}>{absent}</p>
      ) : (
        <CodePane label={`${title}: ${side.caption}`} language="json" text={side.text} marks={marks} isInline />
      )}
    </section>
  );
}

function marksOf(lines: ChangedLines['added'] | undefined, mark: LineMark): ReadonlyMap<number, LineMark> {
  return new Map([...(lines ?? [])].map((line) => [line, mark]));
}

function absentWords(trace: Trace, box: BoxName): string {
  if (trace.failure !== undefined) return `Nothing: the gateway answered ${trace.response.status ?? 'by itself'}.`;
  return box === 'endpoint' ? 'A mock has no endpoint.' : 'Unchanged, or the stage does not record data.';
}
