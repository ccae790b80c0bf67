// The last runs of an authorizer: one is open, and another may be compared with it.
import { GitCompare } from 'lucide-react';
import { useState } from 'react';
import { IconAction } from '../../components/IconAction';
import { joinClasses } from '../../components/join-classes';
import { SectionHead } from '../../components/SectionHead';
import { StatusBadge } from '../../components/StatusBadge';
import styles from './AuthorizerLab.module.css';
import type { LabRun } from './lab-input';
import { differences } from './run-facts';

export interface RunHistoryProps {
  /** Newest first. */
  readonly runs: readonly LabRun[];
  readonly shown: LabRun;
  readonly onShow: (run: LabRun) => void;
}

/** Nothing while there is one run only. */
export function RunHistory({ runs, shown, onShow }: RunHistoryProps) {
  const [other, setOther] = useState<number>();
  const compared = runs.find(({ number }) => number === other && number !== shown.number);
  if (runs.length < 2) return undefined;
  return (
    <section aria-label="Last runs">
      <SectionHead title="Last runs" count={runs.length} />
      <ul className={styles.runs}>
        {runs.map((each) => {
          const { number, at, request, run } = each;
          const isShown = number === shown.number;
          return (
            <li key={number}>
              <button
                type="button"
                className={joinClasses(styles.run, isShown && styles.shown)}
                aria-current={isShown ? 'true' : undefined}
                onClick={() => onShow(each)}
              >
                <span className={styles.number}>{number}</span>
                <StatusBadge status={run.refusal?.status ?? 200} text={run.refusal?.responseType ?? 'let in'} />
                <code>{request}</code>
                <span className={styles.quiet}>{run.principalId ?? ''}</span>
                <span className={styles.time}>{Math.round(run.latencyMs)} ms</span>
                <time className={styles.time}>{new Date(at).toLocaleTimeString('en-GB')}</time>
              </button>
              <IconAction
                icon={GitCompare}
                size="small"
                label={`Compare run ${number} with the open one`}
                isOn={number === compared?.number}
                onClick={() => setOther(number === other ? undefined : number)}
                {...(isShown && { disabledReason: 'it is the open one' })}
              />
            </li>
          );
        })}
      </ul>
      {compared !== undefined && <Comparison before={compared} after={shown} />}
    </section>
  );
}

function Comparison({ before, after }: { readonly before: LabRun; readonly after: LabRun }) {
  const found = differences(before.run, after.run);
  if (found.length === 0) {
    return <p className={styles.same}>{`Runs ${before.number} and ${after.number} came to the same.`}</p>;
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Differs in</th>
          <th scope="col">Run {before.number}</th>
          <th scope="col">Run {after.number}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((each) => (
          <tr key={each.name}>
            <th scope="row">{each.name}</th>
            <td>{each.before}</td>
            <td>{each.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
