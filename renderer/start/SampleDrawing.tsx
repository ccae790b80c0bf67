// The small drawing of a sample: the method-execution diagram with what the sample shows lit.
import { joinClasses } from '../components/join-classes';
import styles from './SampleDrawing.module.css';

const boxes = [
  { x: 28, y: 4 },
  { x: 70, y: 4 },
  { x: 70, y: 25 },
  { x: 28, y: 25 },
] as const;

export interface SampleDrawingProps {
  /** The word in the box at the end. */
  readonly endpoint: string;
  /** Boxes to light, 0 to 3 as the request goes. */
  readonly litBoxes: readonly number[];
}

/** Decoration beside the sample's name. */
export function SampleDrawing({ endpoint, litBoxes }: SampleDrawingProps) {
  return (
    <svg className={styles.drawing} width="100%" height="44" viewBox="0 0 150 44" aria-hidden="true">
      <rect className={styles.box} x="1" y="7" width="16" height="30" rx="2.5" />
      {boxes.map(({ x, y }, index) => (
        <rect
          key={`${x},${y}`}
          className={joinClasses(styles.box, litBoxes.includes(index) && styles.lit)}
          x={x}
          y={y}
          width="34"
          height="15"
          rx="2.5"
        />
      ))}
      <path className={styles.line} d="M19 11.5h7M64 11.5h4M106 11.5h7M113 32.5h-7M68 32.5h-4M26 32.5h-7" />
      <rect className={styles.box} x="115" y="7" width="32" height="30" rx="2.5" />
      <text className={styles.word} x="131" y="25" textAnchor="middle">
        {endpoint}
      </text>
    </svg>
  );
}
