// One box of the method-execution diagram: state by icon and border, title, time, two lines.
import { CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react';
import type { Ref } from 'react';
import { joinClasses } from '../../components/join-classes';
import type { BoxModel } from './diagram-model';
import styles from './MethodDiagram.module.css';
import { timeWords } from './time-words';
import { WordLine } from './WordLine';
import { plainText } from './words';

export interface DiagramBoxProps {
  readonly box: BoxModel;
  readonly isSelected: boolean;
  /** The one box of the diagram that Tab reaches. */
  readonly isStop: boolean;
  /** The time strip points at it. */
  readonly isMarked: boolean;
  readonly panelId: string;
  readonly onChoose: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A box of 68 px; a tab whose panel is the form below. */
export function DiagramBox({ box, isSelected, isStop, isMarked, panelId, onChoose, ref }: DiagramBoxProps) {
  return (
    <button
      ref={ref}
      type="button"
      role="tab"
      className={joinClasses(
        styles.box,
        styles[box.name],
        styles[box.state],
        isSelected && styles.selected,
        isMarked && styles.marked,
      )}
      data-box={box.name}
      data-state={box.state}
      aria-selected={isSelected}
      aria-controls={isSelected ? panelId : undefined}
      aria-label={spoken(box)}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
    >
      <span className={styles.head}>
        <StateIcon state={box.state} />
        <span className={styles.title}>{box.title}</span>
        {box.ms !== undefined && <span className={styles.ms}>{timeWords(box.ms)}</span>}
      </span>
      {box.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a box has two lines, each in its place
        <WordLine key={index} words={line} className={styles.line} />
      ))}
    </button>
  );
}

/** The icon of a box's state; nothing at rest. */
export function StateIcon({ state }: { readonly state: BoxModel['state'] }) {
  const size = { size: 13, strokeWidth: 2, 'aria-hidden': true } as const;
  switch (state) {
    case 'rest':
      return undefined;
    case 'running':
      return <LoaderCircle {...size} className={styles.turning} />;
    case 'passed':
      return <CircleCheck {...size} className={styles.ok} />;
    case 'failed':
      return <CircleX {...size} className={styles.error} />;
    case 'not-reached':
      return <CircleDashed {...size} className={styles.quiet} />;
  }
}

function spoken(box: BoxModel): string {
  const state = box.state === 'rest' ? [] : [box.state.replace('-', ' ')];
  const time = box.ms === undefined ? [] : [timeWords(box.ms)];
  const lines = box.lines.map(plainText).filter((line) => line !== '' && line !== 'not reached');
  return [box.title, ...state, ...time, ...lines].join(', ');
}
