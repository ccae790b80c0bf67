// What goes over the wire for the sample: the whole integration request, or what the client gets in the end.
import { SendHorizontal } from 'lucide-react';
import type { Trace, TraceMessage } from '../../../shared/trace/trace';
import { CodePane } from '../../components/CodePane';
import { languageOf } from '../../components/code/tokenize';
import { EmptyState } from '../../components/EmptyState';
import { Note } from '../../components/Note';
import { StatusBadge } from '../../components/StatusBadge';
import { ToolButton } from '../../components/ToolButton';
import { HeaderTable } from '../../trace/AnswerView';
import { bodyText } from '../../trace/message-text';
import { statusText } from '../../trace/status-text';
import { stepsOfBox } from '../diagram/diagram-model';
import type { SampleBox } from './sample-record';
import styles from './TemplatePage.module.css';

export interface SentPaneProps {
  readonly box: SampleBox;
  readonly trace: Trace | undefined;
  readonly isRunning: boolean;
  /** Template or sample have changed since it was sent. */
  readonly isStale: boolean;
  readonly failure: string | undefined;
  /** True where sending reaches nothing but a mock. */
  readonly isMock: boolean;
  readonly onSend: () => void;
}

/** The trace of the last sending tells it: nothing is made up. */
export function SentPane({ box, trace, isRunning, isStale, failure, isMock, onSend }: SentPaneProps) {
  const isRequest = box === 'integration-request';
  const title = isRequest ? 'What the endpoint receives' : 'What the client receives';
  const message = trace === undefined ? undefined : isRequest ? integrationRequestOf(trace) : trace.response;
  return (
    <section className={styles.pane} aria-label={title}>
      <div className={styles.head}>
        <b>{title}</b>
        {isStale && message !== undefined && <span className={styles.stale}>before your last change</span>}
        <span className={styles.end}>
          <ToolButton size="small" icon={SendHorizontal} isBusy={isRunning} shortcut="Mod+Enter" onClick={onSend}>
            {isRequest ? 'Send sample' : 'Send request'}
          </ToolButton>
        </span>
      </div>
      {failure !== undefined && (
        <div className={styles.note}>
          <Note tone="error">{failure}</Note>
        </div>
      )}
      {message === undefined ? (
        trace === undefined ? (
          <EmptyState
            icon={SendHorizontal}
            place="inline"
            title="Not sent yet"
            sentence={
              isMock
                ? 'Sending shows method, headers and body as they go over the wire. A mock reaches nothing.'
                : 'Sending calls the endpoint as the Test pane does, and shows method, headers and body on the wire.'
            }
          />
        ) : (
          <div className={styles.note}>
            <Note tone="error" title="The request did not get that far.">
              {trace.failure?.reason ?? trace.failure?.message}
            </Note>
          </div>
        )
      ) : (
        <Message message={message} isStale={isStale} />
      )}
    </section>
  );
}

function Message({ message, isStale }: { readonly message: TraceMessage; readonly isStale: boolean }) {
  const { method, url, status, headers = [], body } = message;
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const text = body === undefined ? '' : bodyText(body);
  return (
    <div className={styles.message} data-stale={isStale || undefined}>
      <div className={styles.start}>
        {status !== undefined && <StatusBadge status={status} look="chip" text={statusText(status)} />}
        {method !== undefined && <b>{method}</b>}
        {url !== undefined && <code>{url}</code>}
        {method === undefined && status === undefined && url === undefined && (
          <span className={styles.quiet}>A mock reads the template’s output itself.</span>
        )}
      </div>
      {headers.length > 0 && <HeaderTable headers={headers.map(([name, value]) => [name, shortMask(value)])} />}
      {text === '' ? (
        <p className={styles.none}>No body.</p>
      ) : (
        <CodePane label="Body on the wire" text={text} language={languageOf(type)} isTight isInline />
      )}
    </div>
  );
}

/** A masked key is as long as the key: a few stars say as much. */
function shortMask(value: string): string {
  return value.replace(/\*{9,}/g, '********');
}

/** The last thing that the integration-request steps made; absent where the request ended before. */
function integrationRequestOf(trace: Trace): TraceMessage | undefined {
  return stepsOfBox(trace, 'integration-request')
    .flatMap((step) => step.after ?? [])
    .at(-1);
}
