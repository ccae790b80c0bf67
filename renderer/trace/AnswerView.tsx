// The answer of a request: status, time and size, then body, headers, timeline, segments and log.
import { Copy } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { testInvokeLog } from '../../shared/trace/execution-log';
import type { Trace } from '../../shared/trace/trace';
import { CodePane } from '../components/CodePane';
import { languageOf } from '../components/code/tokenize';
import { IconAction } from '../components/IconAction';
import { StatusBadge } from '../components/StatusBadge';
import { TabBar } from '../components/TabBar';
import { byteWords, timeWords } from '../design/diagram/time-words';
import styles from './AnswerView.module.css';
import { Explainer } from './Explainer';
import { FunctionLogOfTrace } from './FunctionLogOfTrace';
import { bodyText } from './message-text';
import { SegmentView } from './SegmentView';
import { statusText } from './status-text';
import { Timeline } from './Timeline';

export type AnswerTab = 'body' | 'headers' | 'timeline' | 'segments' | 'log' | 'why';

export interface AnswerViewProps {
  readonly trace: Trace;
  /** The tab that is open at first. */
  readonly first?: AnswerTab;
  /** A tab with the checks of who may call, where the request met any. */
  readonly hasExplanation?: boolean;
  /** Actions at the right of the status line. */
  readonly actions?: ReactNode;
}

/** Keeps the chosen tab while requests come and go. */
export function AnswerView({ trace, first = 'body', hasExplanation = false, actions }: AnswerViewProps) {
  const [chosen, setView] = useState<AnswerTab>(first);
  const isExplained = hasExplanation && trace.checks !== undefined && trace.checks.length > 0;
  const view = chosen === 'why' && !isExplained ? first : chosen;
  const panelId = useId();
  const { response } = trace;
  const status = response.status ?? 0;
  const headers = response.headers ?? [];
  return (
    <div className={styles.answer}>
      <div className={styles.line}>
        <StatusBadge status={status} look="chip" text={statusText(status)} />
        <span>{timeWords(trace.durationMs)}</span>
        <span className={styles.quiet}>{byteWords(response.body?.bytes ?? 0)}</span>
        <span className={styles.end}>
          <span className={styles.quiet}>
            {trace.origin === 'test' ? 'working copy' : `deployment ${trace.deploymentId}`}
          </span>
          <IconAction
            icon={Copy}
            label="Copy body"
            size="small"
            onClick={() => void navigator.clipboard.writeText(response.body?.text ?? '')}
          />
          {actions}
        </span>
      </div>
      <TabBar
        label="Answer"
        panelId={panelId}
        selected={view}
        onSelect={setView}
        tabs={[
          { id: 'body', label: 'Body' },
          { id: 'headers', label: 'Headers', count: headers.length },
          { id: 'timeline', label: 'Timeline' },
          { id: 'segments', label: 'Segments' },
          { id: 'log', label: 'Log' },
          ...(isExplained ? [{ id: 'why', label: 'Access' } as const] : []),
        ]}
      />
      <div className={styles.panel} id={panelId} role="tabpanel" aria-label={view}>
        {view === 'body' && <Body trace={trace} />}
        {view === 'headers' && <HeaderTable headers={headers} />}
        {view === 'timeline' && <Timeline key={trace.requestId} trace={trace} />}
        {view === 'segments' && <SegmentView key={trace.requestId} trace={trace} />}
        {view === 'why' && <Explainer trace={trace} />}
        {view === 'log' && (
          <>
            <CodePane
              label="Execution log"
              text={testInvokeLog(trace)}
              language="text"
              isTight
              isInline={trace.function !== undefined}
            />
            {trace.function !== undefined && <FunctionLogOfTrace key={trace.requestId} call={trace.function} />}
          </>
        )}
      </div>
    </div>
  );
}

function Body({ trace }: { readonly trace: Trace }) {
  const { body, headers = [] } = trace.response;
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  if (body === undefined || body.bytes === 0) return <p className={styles.none}>The answer has no body.</p>;
  if (body.isBase64 === true) return <p className={styles.none}>{byteWords(body.bytes)} that are no text.</p>;
  return (
    <>
      {body.isTruncated === true && <p className={styles.none}>The first part of {byteWords(body.bytes)}.</p>}
      <CodePane label="Response body" text={bodyText(body)} language={languageOf(contentType)} />
    </>
  );
}

/** Header lines as they went over the wire. */
export function HeaderTable({ headers }: { readonly headers: readonly (readonly [string, string])[] }) {
  return (
    <table className={styles.headers}>
      <tbody>
        {headers.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: header lines may repeat and never move
          <tr key={at}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
