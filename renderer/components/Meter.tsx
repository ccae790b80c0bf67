// How full something is: a bar of 6 px (quotas 8), always with the number.
import { OctagonX, TriangleAlert } from 'lucide-react';
import { joinClasses } from './join-classes';
import styles from './Meter.module.css';

export interface MeterProps {
  readonly value: number;
  readonly max: number;
  /** The number in words: `6 of 10 tokens`. Say when it refills. */
  readonly text: string;
  readonly look?: 'normal' | 'quota';
}

/** Accent, amber from 80 %, red at 100 %. */
export function Meter({ value, max, text, look = 'normal' }: MeterProps) {
  const share = max <= 0 ? 1 : Math.min(Math.max(value / max, 0), 1);
  const level = share >= 1 ? 'full' : share >= 0.8 ? 'high' : 'low';
  return (
    <div className={joinClasses(styles.meter, styles[level])}>
      <span className={styles.text}>
        {level === 'full' && <OctagonX size={12} aria-hidden="true" />}
        {level === 'high' && <TriangleAlert size={12} aria-hidden="true" />}
        {text}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn in three levels */}
      <div
        className={joinClasses(styles.track, look === 'quota' && styles.quota)}
        role="meter"
        aria-label={text}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
      >
        <div className={styles.fill} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
