// One step of why a frame went where it went: done, failed, or never reached.
import { CircleCheck, CircleDashed, CircleX, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './WhyStep.module.css';

export type StepState = 'ok' | 'failed' | 'unreached';

export interface WhyStepProps {
  readonly title: string;
  readonly state: StepState;
  readonly ms?: number | undefined;
  readonly children: ReactNode;
}

const icons: Readonly<Record<StepState, LucideIcon>> = { ok: CircleCheck, failed: CircleX, unreached: CircleDashed };
const words: Readonly<Record<StepState, string>> = { ok: 'done', failed: 'failed', unreached: 'not reached' };

/** Joined to the step below by a line. */
export function WhyStep({ title, state, ms, children }: WhyStepProps) {
  const Icon = icons[state];
  return (
    <section className={styles.step} aria-label={title}>
      <Icon size={14} className={styles[state]} role="img" aria-label={words[state]} />
      <div className={styles.told}>
        <h3>
          {title}
          {ms !== undefined && <span className={styles.ms}>{ms.toFixed(1)} ms</span>}
        </h3>
        <div>{children}</div>
      </div>
    </section>
  );
}

/** A framed list of routes or connections. */
export function WhyList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}
