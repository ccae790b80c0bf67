// How far Gatehouse honours a setting: enforced, approximated or stored only. A click tells how.
import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Fidelity } from '../../shared/fidelity/ledger';
import styles from './FidelityMark.module.css';
import { joinClasses } from './join-classes';

const words: Readonly<Record<Fidelity, { title: string; sentence: string }>> = {
  enforced: { title: 'Enforced', sentence: 'Gatehouse honours this setting as API Gateway does.' },
  approximated: { title: 'Approximated', sentence: 'Gatehouse comes close to what API Gateway does here.' },
  'stored only': {
    title: 'Stored only',
    sentence: 'Gatehouse keeps this setting and exports it; it changes nothing here.',
  },
};

export interface FidelityMarkProps {
  readonly fidelity: Fidelity;
  /** From the ledger: how it is approximated, or what it does on AWS. */
  readonly note?: string;
}

/** A mark of 10 px: a small grey dot, a half amber ring or a hollow amber ring. */
export function FidelityMark({ fidelity, note }: FidelityMarkProps) {
  const [isOpen, setOpen] = useState(false);
  const { title, sentence } = words[fidelity];
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" shadow="md" width={260}>
      <Popover.Target>
        <button
          type="button"
          className={joinClasses(styles.mark, fidelity === 'enforced' ? styles.enforced : styles.exception)}
          aria-label={title}
          title={title}
          onClick={() => setOpen(!isOpen)}
        >
          <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
            <circle
              cx="5"
              cy="5"
              r={fidelity === 'enforced' ? 2.6 : 4}
              fill={fidelity === 'enforced' ? 'currentColor' : 'none'}
              stroke="currentColor"
              strokeWidth="1.3"
            />
            {fidelity === 'approximated' && <path d="M5 1 A4 4 0 0 0 5 9 Z" fill="currentColor" />}
          </svg>
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.note}>
        <strong>{title}</strong>
        <p>{note ?? sentence}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
