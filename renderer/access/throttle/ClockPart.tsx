// The virtual clock: what time it is for quotas, tokens and time-to-lives, and jumps forward.
import { FastForward } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ClockState } from '../../../shared/contract/usage';
import { ToolButton } from '../../components/ToolButton';
import { useStudio } from '../../state/studio-context';
import { spanWords } from '../limits/limit-words';
import { useLimits } from '../limits/use-limits';
import styles from './ThrottlePanel.module.css';
import { clockWords, useAdvance } from './use-advance';

const jumps = [
  { label: '1 min', seconds: 60 },
  { label: '1 h', seconds: 3_600 },
  { label: '1 day', seconds: 86_400 },
  { label: '30 days', seconds: 30 * 86_400 },
] as const;

/** It never goes back. */
export function ClockPart() {
  const { client, connection } = useStudio();
  const { limits } = useLimits();
  const { advance, isBusy } = useAdvance();
  const [clock, setClock] = useState<ClockState>();
  useEffect(() => {
    let isWanted = true;
    // The time itself comes with the limits; this only says how far it was moved.
    client.clock.read({}).then(
      (state) => isWanted && setClock(state),
      () => isWanted && setClock(undefined),
    );
    const stop = connection.listen((event) => {
      if (event.name === 'clock.changed') setClock(event.payload);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [client, connection]);
  const now = limits?.at ?? clock?.now;
  const next = (limits?.quotas ?? []).map(({ endsAt }) => endsAt).sort((a, b) => a - b)[0];
  const moved = clock?.advancedSeconds ?? 0;
  return (
    <>
      <div className={styles.head}>
        <h3>Clock</h3>
        <span className={styles.clock}>{now === undefined ? '–' : clockWords(now)}</span>
        <span className={styles.quiet}>{moved > 0 ? `${spanWords(moved * 1_000)} ahead` : 'real time'}</span>
      </div>
      <div className={styles.jumps}>
        {jumps.map(({ label, seconds }) => (
          <ToolButton
            key={label}
            size="small"
            disabledReason={isBusy ? 'the clock is moving' : undefined}
            onClick={() => void advance(seconds)}
          >
            +{label}
          </ToolButton>
        ))}
        {next !== undefined && now !== undefined && (
          <ToolButton
            size="small"
            icon={FastForward}
            isBusy={isBusy}
            onClick={() => void advance(Math.max(1, Math.ceil((next - now) / 1_000)))}
          >
            Next period
          </ToolButton>
        )}
      </div>
      <span className={styles.quiet}>Quotas, tokens and time-to-lives follow this clock. It never goes back.</span>
    </>
  );
}
