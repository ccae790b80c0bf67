// The time that charts show: the last minutes or hours, or between two moments.
import { Select } from '@mantine/core';
import { useState } from 'react';
import styles from './MetricsDashboard.module.css';
import type { MetricsRange } from './use-metrics';

const choices = [
  { label: 'Last 5 min', rangeMs: 300_000 },
  { label: 'Last 10 min', rangeMs: 600_000 },
  { label: 'Last 30 min', rangeMs: 1_800_000 },
  { label: 'Last hour', rangeMs: 3_600_000 },
  { label: 'Last 3 h', rangeMs: 10_800_000 },
  { label: 'Last 12 h', rangeMs: 43_200_000 },
  { label: 'Last day', rangeMs: 86_400_000 },
] as const;

export interface RangePickerProps {
  readonly range: MetricsRange;
  readonly onChange: (range: MetricsRange) => void;
}

/** A list; `Custom` shows two fields beside it. */
export function RangePicker({ range, onChange }: RangePickerProps) {
  const { rangeMs, to } = range;
  const [moments, setMoments] = useState<readonly [string, string]>(['', '']);
  const isCustom = to !== undefined;
  const setMoment = (next: readonly [string, string]) => {
    setMoments(next);
    const [from, until] = next.map((text) => Date.parse(text));
    // what is kept of metrics is three days
    if (from !== undefined && until !== undefined && until - from >= 60_000)
      onChange({ rangeMs: Math.min(until - from, 3 * 86_400_000), to: until });
  };
  const choose = (value: string | null) => {
    if (value === 'custom') {
      const now = Date.now();
      setMoments([localText(now - rangeMs), localText(now)]);
      onChange({ rangeMs, to: now });
    } else onChange({ rangeMs: Number(value) });
  };
  return (
    <span className={styles.range}>
      {isCustom &&
        (['From', 'Until'] as const).map((label, at) => (
          <input
            key={label}
            type="datetime-local"
            aria-label={label}
            className={styles.moment}
            value={moments[at] ?? ''}
            onChange={({ target }) => setMoment(at === 0 ? [target.value, moments[1]] : [moments[0], target.value])}
          />
        ))}
      <Select
        aria-label="Time range"
        w={128}
        allowDeselect={false}
        value={isCustom ? 'custom' : String(rangeMs)}
        onChange={choose}
        data={[
          ...choices.map(({ label, rangeMs: ms }) => ({ value: String(ms), label })),
          { value: 'custom', label: 'Custom' },
        ]}
      />
    </span>
  );
}

/** As `datetime-local` fields write it. */
function localText(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}
