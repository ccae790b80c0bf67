// The preflight and the call itself, in order, with what the browser made of each.
import { CircleCheck, CircleX } from 'lucide-react';
import type { CorsCall } from '../../shared/contract/cors';
import { MethodBadge } from '../components/MethodBadge';
import { StatusBadge } from '../components/StatusBadge';
import { useStudio } from '../state/studio-context';
import { showRequest } from '../state/view-store';
import styles from './CorsDoctor.module.css';

/** A click opens the request in Traffic. */
export function CorsCalls({ calls }: { readonly calls: readonly CorsCall[] }) {
  const { view } = useStudio();
  return (
    <ol className={styles.calls}>
      {calls.map(({ kind, method, status, durationMs, requestId, fault, side, responseHeaders }) => (
        <li key={requestId}>
          <button
            type="button"
            className={styles.call}
            onClick={() => {
              view.setState({ overlay: undefined });
              showRequest(view, requestId);
            }}
          >
            {fault === undefined ? (
              <CircleCheck size={14} className={styles.ok} aria-label="passed" />
            ) : (
              <CircleX size={14} className={styles.error} aria-label="blocked" />
            )}
            <b>{kind === 'preflight' ? 'Preflight' : 'The call'}</b>
            <MethodBadge method={method} />
            <StatusBadge status={status} />
            <span className={styles.quiet}>
              answered by the {side}, {durationMs.toFixed(0)} ms
            </span>
          </button>
          <ul className={styles.headers}>
            {responseHeaders
              .filter(([name]) => name.toLowerCase().startsWith('access-control-'))
              .map(([name, value]) => (
                <li key={`${name} ${value}`}>
                  <code>
                    {name}: {value}
                  </code>
                </li>
              ))}
          </ul>
          {fault !== undefined && <p className={styles.fault}>{fault.sentence}</p>}
        </li>
      ))}
    </ol>
  );
}
