// Segments of 24 px: modes of one view. A radio group with one tab stop.
import { type KeyboardEvent, useRef } from 'react';
import { joinClasses } from './join-classes';
import { neighbour } from './roving';
import styles from './Segments.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, all visible. */
export function Segments<Value extends string>({ label, options, value, onChange, isDisabled }: SegmentsProps<Value>) {
  const group = useRef<HTMLDivElement>(null);
  const at = options.findIndex((option) => option.value === value);
  const move = (event: KeyboardEvent) => {
    const next = neighbour(options, at, event.key, 'both');
    const option = next === undefined ? undefined : options[next];
    if (next === undefined || option === undefined || isDisabled) return;
    event.preventDefault();
    onChange(option.value);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div className={styles.group} role="radiogroup" aria-label={label} ref={group} onKeyDown={move}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot carry the look and the roving focus
        <button
          key={option.value}
          type="button"
          role="radio"
          className={joinClasses(styles.segment, option.value === value && styles.on)}
          aria-checked={option.value === value}
          disabled={isDisabled}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.label}
          {option.count !== undefined && <span className={styles.count}>{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
