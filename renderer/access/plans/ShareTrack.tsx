// The track of a meter on one line with its words: how much of something is used, or left.
import { joinClasses } from '../../components/join-classes';
import styles from './UsagePlanPage.module.css';

export interface ShareTrackProps {
  readonly value: number;
  readonly max: number;
  /** The number in words; it stands beside the track as well. */
  readonly label: string;
  /** `used` turns amber from 80 % and red at 100 %; `left` turns red when less than one in ten is left. */
  readonly of: 'used' | 'left';
  readonly look?: 'normal' | 'small';
}

/** A track without words of its own. */
export function ShareTrack({ value, max, label, of, look = 'normal' }: ShareTrackProps) {
  const share = max <= 0 ? (of === 'used' ? 1 : 0) : Math.min(Math.max(value / max, 0), 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter cannot be drawn in three levels
    <span
      className={joinClasses(styles.track, look === 'small' && styles.small)}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.round(value * 10) / 10}
    >
      <span className={styles.fill} data-level={levelOf(share, of)} style={{ width: `${share * 100}%` }} />
    </span>
  );
}

function levelOf(share: number, of: 'used' | 'left'): 'low' | 'high' | 'full' {
  if (of === 'left') return share < 0.15 ? 'full' : 'low';
  if (share >= 1) return 'full';
  return share >= 0.8 ? 'high' : 'low';
}
