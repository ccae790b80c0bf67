// What a function returned beside the shape that API Gateway takes, the wrong fields marked on both sides.
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useMemo } from 'react';
import type { TraceShape, TraceShapeField } from '../../../../shared/trace/trace';
import { CodePane } from '../../../components/CodePane';
import { joinClasses } from '../../../components/join-classes';
import styles from './ShapeView.module.css';
import { shapeText } from './shape-text';

export interface ShapeViewProps {
  readonly shape: TraceShape;
  readonly functionName: string | undefined;
  readonly status: number | undefined;
}

const icons = { ok: CircleCheck, wrong: CircleX, unknown: CircleX, missing: CircleDashed } as const;
const spoken = { ok: 'right', wrong: 'wrong', unknown: 'not known', missing: 'left out' } as const;

/** Before and Expected, as wide as each other. */
export function ShapeView({ shape, functionName, status }: ShapeViewProps) {
  const got = useMemo(() => shapeText(shape), [shape]);
  const marks = useMemo(() => new Map([...(got?.wrongLines ?? [])].map((line) => [line, 'failed' as const])), [got]);
  return (
    <div className={styles.container}>
      <div className={styles.sides}>
        <section className={styles.card} aria-label="Before">
          <div className={styles.head}>
            <b>Before</b>
            <span>what {functionName ?? 'the function'} returned</span>
          </div>
          {got === undefined ? (
            <p className={styles.absent}>The stage does not record data: the fields at the right say what is wrong.</p>
          ) : (
            <CodePane label="What the function returned" text={got.text} language="json" marks={marks} isInline />
          )}
        </section>
        <section className={styles.card} aria-label="Expected">
          <div className={styles.head}>
            <b>Expected</b>
            <span>Lambda proxy, format 1.0</span>
          </div>
          <ul className={styles.fields}>
            {shape.fields.map((field) => (
              <FieldLine key={`${field.at} ${field.verdict}`} field={field} />
            ))}
          </ul>
          <p className={styles.foot}>After: nothing, the gateway answered {status ?? 'by itself'}.</p>
        </section>
      </div>
    </div>
  );
}

function FieldLine({ field: { at, expected, verdict, got } }: { readonly field: TraceShapeField }) {
  const Icon = icons[verdict];
  const isWrong = verdict === 'wrong' || verdict === 'unknown';
  return (
    <li className={joinClasses(styles.field, isWrong && styles.wrong, verdict === 'missing' && styles.missing)}>
      <Icon size={13} role="img" aria-label={spoken[verdict]} className={styles[verdict]} />
      <code title={at}>{at === '' ? 'the answer' : at}</code>
      <span title={expected}>
        {verdict === 'missing' ? 'optional' : isWrong ? wrongWords(expected, got) : expected}
      </span>
    </li>
  );
}

function wrongWords(expected: string, got: string | undefined): string {
  return got === undefined ? expected : `${expected}, got ${got}`;
}
