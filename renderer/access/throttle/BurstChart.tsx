// Answers of a burst over its time: a bar a slot, let in below, refused above, failed on top.
import { type BurstSlot, burstSlots } from './burst-slots';
import styles from './ThrottlePanel.module.css';
import type { BurstMoment } from './use-burst';

const slotCount = 48;
const height = 40;

/** Nothing before the first answer. */
export function BurstChart({ moments }: { readonly moments: readonly BurstMoment[] }) {
  const slots = burstSlots(moments, slotCount);
  const most = Math.max(...slots.map(sum));
  if (most === 0) return undefined;
  const [ok, refused, failed] = kinds.map((kind) => slots.reduce((total, slot) => total + slot[kind], 0));
  const label = `Answers over time: ${ok} let in, ${refused} refused, ${failed} failed`;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${slotCount * 10} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {slots.flatMap((slot, at) => {
        let top = height;
        return kinds.map((kind) => {
          const tall = (slot[kind] / most) * (height - 2);
          top -= tall;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
            <rect key={`${at} ${kind}`} className={styles[kind]} x={at * 10 + 1} y={top} width={8} height={tall} />
          );
        });
      })}
    </svg>
  );
}

const kinds = ['ok', 'refused', 'failed'] as const;

function sum({ ok, refused, failed }: BurstSlot): number {
  return ok + refused + failed;
}
