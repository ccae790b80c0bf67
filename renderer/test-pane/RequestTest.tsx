// A request that is written, sent and answered: what the Test pane shows of a method or route.
import { SendHorizontal, Terminal } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton } from '../commands/CommandButton';
import { useCommands } from '../commands/use-commands';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { PaneHead } from '../components/PaneHead';
import { useToasts } from '../components/toast-store';
import type { MethodTrace } from '../design/last-trace';
import { AnswerView } from '../trace/AnswerView';
import { curlText } from '../trace/curl-text';
import { testCommands } from './commands';
import { PersonaPicker } from './PersonaPicker';
import { RequestEditor } from './RequestEditor';
import { headerLines, pathWithQueryString } from './request-draft';
import { TargetPicker } from './TargetPicker';
import styles from './TestPane.module.css';
import { type Sender, type SendSubject, useSender } from './use-sender';

export interface RequestTestProps {
  readonly subject: SendSubject;
  /** The verb that is taken, or `ANY`. */
  readonly httpMethod: string;
  /** The last request that was served. */
  readonly last: MethodTrace;
}

/** Head, target, request and answer. */
export function RequestTest({ subject, httpMethod, last }: RequestTestProps) {
  const { apiId, key, path } = subject;
  const sender = useSender(subject);
  const requestId = last.trace?.requestId;
  const name = `${sender.draft.verb} ${path}`;
  const commands = useMemo(
    () => testCommands(sender.latest, () => (requestId === undefined ? undefined : { requestId, name })),
    [sender.latest, requestId, name],
  );
  useCommands(commands);
  return (
    <>
      <PaneHead title="Test" detail={<code>{pathWithQueryString(sender.draft, path)}</code>}>
        <CommandButton command="request.save-as-test" look="icon" />
        <CopyCurl sender={sender} path={path} />
        <CommandButton command="view.test-pane" look="icon" />
      </PaneHead>
      <div className={styles.send}>
        <TargetPicker apiId={apiId} target={sender.target} onChange={sender.setTarget} />
        <CommandButton command="request.send" label="Send" tone="primary" hasVisibleShortcut />
      </div>
      <PersonaPicker sender={sender} />
      <RequestEditor key={key} draft={sender.draft} onChange={sender.setDraft} httpMethod={httpMethod} />
      <Answer last={last} failure={sender.failure} />
    </>
  );
}

function Answer({ last, failure }: { readonly last: MethodTrace; readonly failure: string | undefined }) {
  const { trace, isRunning } = last;
  if (failure !== undefined) {
    return <EmptyState icon={SendHorizontal} place="inline" title="Nothing came back" sentence={failure} />;
  }
  if (trace === undefined) {
    return (
      <EmptyState
        icon={SendHorizontal}
        place="inline"
        title={isRunning ? 'Waiting for the answer' : 'No answer yet'}
        sentence="Send a request: the answer appears here, and the diagram shows its way."
      />
    );
  }
  return <AnswerView trace={trace} hasExplanation />;
}

function CopyCurl({ sender, path }: { readonly sender: Sender; readonly path: string }) {
  const toasts = useToasts();
  const { draft, baseUrl } = sender;
  const copy = async () => {
    const url = `${baseUrl}${pathWithQueryString(draft, path)}`;
    await navigator.clipboard.writeText(
      curlText({ method: draft.verb, url, headers: headerLines(draft), body: draft.body }),
    );
    toasts.getState().show({ tone: 'ok', title: 'Copied as cURL', sentence: url });
  };
  return (
    <IconAction
      icon={Terminal}
      label="Copy as cURL"
      onClick={() => void copy()}
      {...(baseUrl === undefined && { disabledReason: 'deploy the API first' })}
    />
  );
}
