// One replayed request: both answers side by side, by phases, headers, body and what the endpoint is sent.
import { useEffect, useRef, useState } from 'react';
import type { ReplayedPair, ReplayedSide } from '../../shared/contract/replay';
import type { AnswerDifference } from '../../shared/replay/compare-answers';
import { Segments } from '../components/Segments';
import { StatusBadge } from '../components/StatusBadge';
import { timeWords } from '../design/diagram/time-words';
import { HeaderDiff } from './HeaderDiff';
import styles from './PairView.module.css';
import { PhaseTable } from './PhaseTable';
import { TextDiff } from './TextDiff';

type Look = 'phases' | 'body' | 'headers' | 'sent';

/** Begins with what differs. */
export function PairView({ pair: { before, after, differences } }: { readonly pair: ReplayedPair }) {
  const count = (part: AnswerDifference['part']) => differences.filter((each) => each.part === part).length;
  const counts = { phases: 0, body: count('body'), headers: count('header'), sent: count('endpoint request') };
  const [look, setLook] = useState<Look>(firstLook(before, after, counts));
  const section = useRef<HTMLElement>(null);
  // in a low window it would begin below the dialog's edge
  // braces, for it answers a promise in newer browsers
  useEffect(() => {
    void section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const option = (value: Look, label: string) => ({ value, label, ...(counts[value] > 0 && { count: counts[value] }) });
  return (
    <section ref={section} className={styles.pair} aria-label="Both answers">
      <div className={styles.columns}>
        <SideHead title="From" side={before} />
        <SideHead title="To" side={after} />
      </div>
      <Segments
        label="Compare"
        value={look}
        onChange={setLook}
        options={[
          option('phases', 'Phases'),
          option('body', 'Body'),
          option('headers', 'Headers'),
          option('sent', 'Sent to endpoint'),
        ]}
      />
      <div className={styles.content}>
        {look === 'phases' && <PhaseTable before={before} after={after} />}
        {look === 'body' && (
          <TextDiff label="Body" before={before.body} after={after.body} nothing="Both answers have no body." />
        )}
        {look === 'headers' && (
          <HeaderDiff
            label="Headers"
            before={before.headers}
            after={after.headers}
            different={namesOf(differences, 'header', '')}
          />
        )}
        {look === 'sent' && <Sent before={before} after={after} differences={differences} />}
      </div>
    </section>
  );
}

/** Where a side was refused, the phases say by whom. */
function firstLook(before: ReplayedSide, after: ReplayedSide, counts: Readonly<Record<Look, number>>): Look {
  if (before.failure?.step !== after.failure?.step) return 'phases';
  const found = (['body', 'sent', 'headers'] as const).find((look) => counts[look] > 0);
  return found ?? 'phases';
}

function namesOf(differences: readonly AnswerDifference[], part: AnswerDifference['part'], prefix: string) {
  const named = differences.filter((each) => each.part === part && each.at.startsWith(prefix));
  return new Set(named.map(({ at }) => at.slice(prefix.length).toLowerCase()));
}

function SideHead({ title, side }: { readonly title: string; readonly side: ReplayedSide }) {
  const { status, route, failure, durationMs, notes } = side;
  return (
    <div className={styles.side}>
      <div className={styles.sideHead}>
        <b>{title}</b> <StatusBadge status={status} look="chip" /> <code>{route ?? 'no method'}</code>
        <span className={styles.quiet}>{timeWords(durationMs)}</span>
      </div>
      {failure !== undefined && <p className={styles.warning}>{failure.reason ?? failure.responseType}</p>}
      {notes.map((note) => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
    </div>
  );
}

interface SentProps {
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
  readonly differences: readonly AnswerDifference[];
}

function Sent({ before, after, differences }: SentProps) {
  const [a, b] = [before.sent, after.sent];
  if (a === undefined && b === undefined) return <p className={styles.quiet}>Neither side calls an endpoint.</p>;
  return (
    <>
      <TextDiff
        label="Request line"
        before={a === undefined ? '' : `${a.method} ${a.url}`}
        after={b === undefined ? '' : `${b.method} ${b.url}`}
        nothing=""
      />
      <HeaderDiff
        label="Headers to the endpoint"
        before={a?.headers ?? []}
        after={b?.headers ?? []}
        different={namesOf(differences, 'endpoint request', 'header ')}
      />
      <TextDiff
        label="Body to the endpoint"
        before={a?.body ?? ''}
        after={b?.body ?? ''}
        nothing="Neither sends a body."
      />
    </>
  );
}
