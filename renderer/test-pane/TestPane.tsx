// The right pane of Design: a request for the open method, and what came back.
import { FlaskConical, SendHorizontal, Terminal } from 'lucide-react';
import { useMemo } from 'react';
import type { ResourceView } from '../../shared/definition/api-view';
import { type EntityKey, entityKey } from '../../shared/definition/entities';
import type { HttpMethod, Method } from '../../shared/definition/rest/method';
import { CommandButton } from '../commands/CommandButton';
import { useCommands } from '../commands/use-commands';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { PaneHead } from '../components/PaneHead';
import { useToasts } from '../components/toast-store';
import { placeToShow } from '../design/design-target';
import { useMethodTrace } from '../design/last-trace';
import { useApiView, usePlace, useSelectedApiId } from '../state/hooks';
import { AnswerView } from '../trace/AnswerView';
import { curlText } from '../trace/curl-text';
import { testCommands } from './commands';
import { PersonaPicker } from './PersonaPicker';
import { RequestEditor } from './RequestEditor';
import { headerLines, pathWithQueryString } from './request-draft';
import { TargetPicker } from './TargetPicker';
import styles from './TestPane.module.css';
import { type Sender, useSender } from './use-sender';

/** Shown beside the open method; for other places it says what to choose. */
export function TestPane() {
  const apiId = useSelectedApiId();
  const view = useApiView(apiId);
  const place = usePlace(apiId);
  const shown = view === undefined ? undefined : placeToShow(view, place);
  const node = shown?.kind === 'method' ? view?.resources.get(shown.resourceId) : undefined;
  const method = shown?.kind === 'method' ? node?.methods.get(shown.httpMethod) : undefined;
  return (
    <section className={styles.pane} aria-label="Test" data-region="right">
      {apiId === undefined || node === undefined || method === undefined ? (
        <>
          <PaneHead title="Test" />
          <EmptyState
            icon={FlaskConical}
            place="inline"
            title="No method chosen"
            sentence="Choose a method in the tree to send it a request."
          />
        </>
      ) : (
        <MethodTest apiId={apiId} node={node} method={method} />
      )}
    </section>
  );
}

interface MethodTestProps {
  readonly apiId: string;
  readonly node: ResourceView;
  readonly method: Method;
}

function MethodTest({ apiId, node, method }: MethodTestProps) {
  const sender = useSender(apiId, node, method);
  const { trace } = useMethodTrace(apiId, node, method.httpMethod);
  const requestId = trace?.requestId;
  const name = `${sender.draft.verb} ${node.path}`;
  const commands = useMemo(
    () => testCommands(sender.latest, () => (requestId === undefined ? undefined : { requestId, name })),
    [sender.latest, requestId, name],
  );
  useCommands(commands);
  const key: EntityKey = entityKey('method', apiId, node.resource.id, method.httpMethod);
  return (
    <>
      <PaneHead title="Test" detail={<code>{pathWithQueryString(sender.draft, node.path)}</code>}>
        <CommandButton command="request.save-as-test" look="icon" />
        <CopyCurl sender={sender} resourcePath={node.path} />
        <CommandButton command="view.test-pane" look="icon" />
      </PaneHead>
      <div className={styles.send}>
        <TargetPicker apiId={apiId} target={sender.target} onChange={sender.setTarget} />
        <CommandButton command="request.send" label="Send" tone="primary" hasVisibleShortcut />
      </div>
      <PersonaPicker sender={sender} />
      <RequestEditor key={key} draft={sender.draft} onChange={sender.setDraft} method={method} />
      <Answer apiId={apiId} node={node} httpMethod={method.httpMethod} failure={sender.failure} />
    </>
  );
}

function Answer({
  apiId,
  node,
  httpMethod,
  failure,
}: {
  readonly apiId: string;
  readonly node: ResourceView;
  readonly httpMethod: HttpMethod;
  readonly failure: string | undefined;
}) {
  const { trace, isRunning } = useMethodTrace(apiId, node, httpMethod);
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

function CopyCurl({ sender, resourcePath }: { readonly sender: Sender; readonly resourcePath: string }) {
  const toasts = useToasts();
  const { draft, baseUrl } = sender;
  const copy = async () => {
    const url = `${baseUrl}${pathWithQueryString(draft, resourcePath)}`;
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
