// The execution log of one request: the newest of the selected API, or the one chosen in the traffic.
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import type { Trace } from '../../shared/trace/trace';
import { CodePane, type LineMark } from '../components/CodePane';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { MethodBadge } from '../components/MethodBadge';
import { StatusBadge } from '../components/StatusBadge';
import { ToolButton } from '../components/ToolButton';
import { logClock } from '../shell/panels/log-clock';
import styles from '../shell/panels/panels.module.css';
import { useRequests, useSelectedApiId } from '../state/hooks';
import { useStudio, useView } from '../state/studio-context';
import { useTrace } from '../state/use-trace';
import { showLogs } from '../state/view-store';
import tailStyles from './LogPanel.module.css';
import { useAccessLines } from './use-access-lines';

/** Under load the newest request changes faster than anyone reads: one is taken when it stays this long. */
const settleMs = 200;

/** Lines with their time and level. */
export function RequestLog() {
  const apiId = useSelectedApiId();
  const requests = useRequests();
  const chosen = useView(({ requestId }) => requestId);
  const newest = requests.find((request) => request.apiId === apiId)?.requestId;
  const { trace, error } = useTrace(chosen ?? newest, settleMs);
  if (error !== undefined) return <ErrorNote error={error} />;
  if (trace === undefined) {
    return (
      <EmptyState
        icon={ScrollText}
        place="inline"
        title="No log yet"
        sentence="Send a request: the execution log of the newest one is shown here."
      />
    );
  }
  return <LogLines trace={trace} />;
}

function LogLines({ trace }: { readonly trace: Trace }) {
  const { request, response, startedAt, log } = trace;
  const text = useMemo(
    () => log.map(({ at, level, text: words }) => `${logClock(at)}  ${level.padEnd(5)}  ${words}`).join('\n'),
    [log],
  );
  const marks = useMemo(() => errorMarks(trace), [trace]);
  const { view } = useStudio();
  const accessLines = useAccessLines(trace);
  const ids = [trace.requestId, ...(trace.function === undefined ? [] : [trace.function.requestId])].join(',');
  return (
    <div className={styles.panel}>
      <div className={styles.request}>
        <StatusBadge status={response.status ?? 0} />
        <MethodBadge method={request.method ?? ''} />
        <code>{request.url}</code>
        <span className={styles.quiet}>{logClock(startedAt)}</span>
        <ToolButton size="small" tone="subtle" onClick={() => showLogs(view, `request:${ids}`)}>
          In all logs
        </ToolButton>
      </div>
      {accessLines.map(({ id, text: line }) => (
        <p key={id} className={tailStyles.access} title={line}>
          <span className={styles.quiet}>Access log</span> <code>{line}</code>
        </p>
      ))}
      {log.length === 0 ? (
        <p className={styles.none}>
          {trace.protocol === 'HTTP'
            ? 'HTTP APIs write an access log only. The settings of the stage have its format.'
            : 'The stage writes no execution log. Its settings choose the level.'}
        </p>
      ) : (
        <CodePane label="Execution log" text={text} language="text" marks={marks} isTight />
      )}
    </div>
  );
}

/** A log entry may have several lines; all lines of an error are marked. */
function errorMarks({ log }: Trace): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>();
  let line = 1;
  for (const { level, text } of log) {
    const lines = text.split('\n').length;
    if (level === 'ERROR') for (let at = line; at < line + lines; at++) marks.set(at, 'failed');
    line += lines;
  }
  return marks;
}
