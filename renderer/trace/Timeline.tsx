// A request's steps in order: icon, name, bar, time. A chosen step shows its values before and after.
import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { Trace, TraceFunctionCall, TraceStep } from '../../shared/trace/trace';
import { CodePane } from '../components/CodePane';
import { neighbour } from '../components/roving';
import { timeWords } from '../design/diagram/time-words';
import { FunctionLinks } from '../design/forms/shape/FunctionLinks';
import { DebugTemplate } from './DebugTemplate';
import { messageText } from './message-text';
import styles from './Timeline.module.css';
import { WaterfallRow } from './WaterfallRow';

const icons = { passed: CircleCheck, failed: CircleX, skipped: CircleDashed } as const;
const outcomes = { passed: 'passed', failed: 'failed', skipped: 'not reached' } as const;

/** All steps; those not reached stay listed. */
export function Timeline({ trace }: { readonly trace: Trace }) {
  const failedAt = trace.steps.findIndex(({ outcome }) => outcome === 'failed');
  const [chosen, setChosen] = useState<number | undefined>(failedAt < 0 ? undefined : failedAt);
  const stop = chosen ?? 0;
  return (
    <div
      className={styles.timeline}
      role="listbox"
      aria-label="Steps"
      onKeyDown={(event) => {
        const next = neighbour(trace.steps, stop, event.key, 'vertical');
        if (next === undefined) return;
        event.preventDefault();
        setChosen(next);
        event.currentTarget.querySelectorAll<HTMLElement>('[role="option"]')[next]?.focus();
      }}
    >
      {trace.steps.map((step, at) => (
        <StepRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a trace never move
          key={at}
          trace={trace}
          step={step}
          totalMs={trace.durationMs}
          isChosen={at === chosen}
          isStop={at === stop}
          call={step.phase === 'integration' ? trace.function : undefined}
          onChoose={() => setChosen(at === chosen ? undefined : at)}
        />
      ))}
    </div>
  );
}

interface StepRowProps {
  readonly trace: Trace;
  readonly step: TraceStep;
  readonly totalMs: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  /** The function this step called. */
  readonly call: TraceFunctionCall | undefined;
  readonly onChoose: () => void;
}

function StepRow({ trace, step, totalMs, isChosen, isStop, call, onChoose }: StepRowProps) {
  const Icon = icons[step.outcome];
  const words = [step.decided, step.changed].filter((word) => word !== undefined).join(', ');
  const left = Math.min(96, (step.startMs / Math.max(totalMs, 0.001)) * 100);
  const width = Math.max(4, Math.min(100 - left, (step.durationMs / Math.max(totalMs, 0.001)) * 100));
  return (
    <>
      <WaterfallRow
        label={`${step.name} ${outcomes[step.outcome]} ${words}`}
        className={styles.columns}
        {...{ left, width, isChosen, isStop, onChoose }}
        time={step.outcome === 'skipped' ? '' : timeWords(step.durationMs)}
      >
        <Icon size={13} className={styles[step.outcome]} aria-hidden="true" />
        <span className={styles.name}>{step.name.replaceAll('-', ' ')}</span>
        <span className={styles.words} title={words}>
          {words}
        </span>
      </WaterfallRow>
      {isChosen && call !== undefined && (
        <div className={styles.links}>
          <FunctionLinks call={call} />
        </div>
      )}
      {isChosen && <DebugTemplate trace={trace} step={step} />}
      {isChosen && (step.before !== undefined || step.after !== undefined) && (
        <div className={styles.values}>
          {step.before !== undefined && (
            <CodePane
              label={`Before ${step.name}`}
              text={messageText(step.before)}
              language="json"
              isTight
              isInline
              hasNumbers={false}
            />
          )}
          {step.after !== undefined && (
            <CodePane
              label={`After ${step.name}`}
              text={messageText(step.after)}
              language="json"
              isTight
              isInline
              hasNumbers={false}
            />
          )}
        </div>
      )}
    </>
  );
}
