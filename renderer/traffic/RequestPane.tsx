// One recorded request: what happened, every step with its values, the answer; replay and copy as cURL.
import { ExternalLink, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type EntityKey, entityKey, parseEntityKey } from '../../shared/definition/entities';
import type { HttpMethod } from '../../shared/definition/rest/method';
import type { Trace } from '../../shared/trace/trace';
import { CacheVerdict } from '../cache/CacheVerdict';
import { CommandButton } from '../commands/CommandButton';
import { ErrorNote } from '../components/ErrorNote';
import { IconAction } from '../components/IconAction';
import { MethodBadge } from '../components/MethodBadge';
import { Note } from '../components/Note';
import { PaneTitle } from '../components/PaneHead';
import { StatusBadge } from '../components/StatusBadge';
import { ToolButton } from '../components/ToolButton';
import { timeWords } from '../design/diagram/time-words';
import { remedyOf } from '../design/remedies/remedies';
import { useEntity } from '../state/hooks';
import { useClient, useStudio } from '../state/studio-context';
import { openBackend, openPlace } from '../state/view-store';
import { AnswerView } from '../trace/AnswerView';
import { hasAccessStory } from '../trace/access-story';
import { Explainer } from '../trace/Explainer';
import styles from './RequestPane.module.css';

/** Reads the trace of the row that is chosen. */
export function RequestPane({ requestId }: { readonly requestId: string }) {
  const client = useClient();
  const { view } = useStudio();
  const [trace, setTrace] = useState<Trace>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let isWanted = true;
    client.requests.read({ requestId }).then(
      (read) => isWanted && setTrace(read),
      (error: unknown) => isWanted && setFailure(error),
    );
    return () => {
      isWanted = false;
    };
  }, [client, requestId]);
  const close = (
    <IconAction icon={X} label="Close the request" onClick={() => view.setState({ requestId: undefined })} />
  );
  return (
    <section className={styles.pane} aria-label="Request" data-region="right">
      {failure !== undefined && <PaneTitle actions={close}>{null}</PaneTitle>}
      {failure !== undefined && <ErrorNote error={failure} />}
      {trace !== undefined && <RequestView trace={trace} close={close} />}
    </section>
  );
}

function RequestView({ trace, close }: { readonly trace: Trace; readonly close: React.ReactNode }) {
  const { request, response } = trace;
  return (
    <>
      <PaneTitle
        actions={
          <>
            <CommandButton command="request.replay" label="Replay" />
            <CommandButton command="replay.run" look="icon" />
            <CommandButton command="request.save-as-test" look="icon" />
            <CommandButton command="request.copy-as-curl" look="icon" />
            {close}
          </>
        }
      >
        <StatusBadge status={response.status ?? 0} look="chip" />
        <MethodBadge method={request.method ?? ''} />
        <code className={styles.path} title={request.url}>
          {request.url}
        </code>
        <span className={styles.quiet}>{timeWords(trace.durationMs)}</span>
      </PaneTitle>
      {hasAccessStory(trace) ? (
        <div className={styles.why}>
          <Explainer trace={trace} />
        </div>
      ) : (
        <Verdict trace={trace} />
      )}
      {trace.cache !== undefined && <CacheVerdict visit={trace.cache} />}
      <AnswerView trace={trace} first="timeline" />
    </>
  );
}

/** What broke, where and what to do; nothing where the request went through. */
function Verdict({ trace }: { readonly trace: Trace }) {
  const { view } = useStudio();
  const key = methodKeyOf(trace);
  const method = useEntity(key);
  const { failure, route } = trace;
  if (failure === undefined) return null;
  const remedy = method === undefined ? undefined : remedyOf(trace, method);
  const action = remedy?.action;
  const open = () => {
    if (action !== undefined && 'backend' in action) {
      openBackend(view, action.backend);
      return;
    }
    if (route === undefined || method === undefined) return;
    openPlace(view, trace.apiId, {
      kind: 'method',
      resourceId: route.resourceId,
      httpMethod: method.httpMethod,
      ...(action !== undefined && { box: action.box }),
    });
  };
  return (
    <div className={styles.verdict}>
      <Note
        tone={(trace.response.status ?? 0) >= 500 ? 'error' : 'warning'}
        title={remedy?.title ?? failure.reason ?? failure.responseType}
        actions={
          method !== undefined && (
            <ToolButton icon={ExternalLink} size="small" onClick={open}>
              {action?.label ?? 'Open method'}
            </ToolButton>
          )
        }
      >
        {remedy?.advice ?? `Gateway response ${failure.responseType}.`}{' '}
        {failure.message !== null && `The client saw “${failure.message}”.`}
      </Note>
    </div>
  );
}

/** The method entity that served the request; the trace names it by its key. */
function methodKeyOf(trace: Trace): `method:${string}` {
  const given = trace.route?.methodKey ?? '';
  if (given.startsWith('method:')) return given as `method:${string}`;
  const { ids } = parseEntityKey(`method:${given}` as EntityKey);
  return entityKey('method', trace.apiId, trace.route?.resourceId ?? '', (ids.at(-1) ?? 'GET') as HttpMethod);
}
