// Why a message took its route: the expression, its value, the routes, the integration, what went back.
import { CircleCheck, CircleX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { integrationOf, type V2ApiView } from '../../shared/definition/v2/v2-view';
import type { SocketFrame } from '../../shared/trace/socket-events';
import type { Trace } from '../../shared/trace/trace';
import { IconAction } from '../components/IconAction';
import { joinClasses } from '../components/join-classes';
import { PaneHead } from '../components/PaneHead';
import { StatusBadge } from '../components/StatusBadge';
import { ToolButton } from '../components/ToolButton';
import { isTwoWay } from '../design/v2/diagram/route-lines';
import { v2EndpointWords } from '../design/v2/diagram/v2-endpoint-words';
import { useRequests } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { useTrace } from '../state/use-trace';
import { showRequest } from '../state/view-store';
import { routeChoices } from './route-choice';
import styles from './WhyRoute.module.css';

export interface WhyRouteProps {
  readonly view: V2ApiView;
  readonly frame: SocketFrame;
  readonly onClose: () => void;
}

/** The pane at the right of the clients. */
export function WhyRoute({ view, frame, onClose }: WhyRouteProps) {
  const { view: viewStore } = useStudio();
  const { trace } = useTrace(frame.requestId);
  const { requestId } = frame;
  return (
    <aside className={styles.pane} aria-label="Why this route">
      <PaneHead title="Why this route" detail={trace && `${trace.durationMs.toFixed(1)} ms`}>
        <IconAction icon={X} label="Close" onClick={onClose} />
      </PaneHead>
      <div className={styles.body}>
        {frame.direction === 'in' ? (
          <Sent view={view} frame={frame} trace={trace} />
        ) : (
          <p className={styles.quiet}>{receivedWords(frame)}</p>
        )}
        {requestId !== undefined && (
          <ToolButton size="small" onClick={() => showRequest(viewStore, requestId)}>
            Show the request
          </ToolButton>
        )}
      </div>
    </aside>
  );
}

function Sent({ view, frame, trace }: Omit<WhyRouteProps, 'onClose'> & { readonly trace: Trace | undefined }) {
  const { selection } = frame;
  if (selection === undefined) return <p className={styles.quiet}>The stage was gone when the message came.</p>;
  const route = view.routes.find(({ routeKey }) => routeKey === selection.routeKey);
  const isTwo = route !== undefined && isTwoWay(view, route);
  const endpoint = v2EndpointWords(route && integrationOf(view, route));
  return (
    <>
      <Step title="Read the expression" isOk={selection.value !== null}>
        <code>
          {selection.expression} = {selection.value === null ? 'nothing' : JSON.stringify(selection.value)}
        </code>
      </Step>
      <Step title="Choose the route" isOk={selection.routeKey !== null}>
        <ul className={styles.routes}>
          {routeChoices(view, selection).map(({ routeKey, isChosen, verdict }) => (
            <li key={routeKey} className={joinClasses(isChosen && styles.chosen)}>
              <code>{routeKey}</code>
              <span>{verdict}</span>
            </li>
          ))}
        </ul>
        {selection.routeKey === null && <p className={styles.quiet}>None takes it, and there is no $default.</p>}
      </Step>
      {route !== undefined && (
        <Step title="Call the integration" isOk={trace?.failure === undefined} ms={trace?.integration?.latencyMs}>
          {endpoint.title} <code>{endpoint.name}</code>
          {trace?.failure !== undefined && <p className={styles.quiet}>{trace.failure.reason}</p>}
        </Step>
      )}
      {trace !== undefined && <PostsMeanwhile trace={trace} />}
      {route !== undefined && (
        <Step title="Answer the sender" isOk>
          {isTwo
            ? 'The route is two-way: what the endpoint answers goes back.'
            : 'No route response is set, so nothing is sent back.'}
        </Step>
      )}
    </>
  );
}

/** Calls of `@connections` that came while the integration ran. */
function PostsMeanwhile({ trace }: { readonly trace: Trace }) {
  const clients = useMirror(({ socketClients }) => socketClients);
  const end = trace.startedAt + trace.durationMs;
  const calls = useRequests().filter(
    (row) =>
      row.apiId === trace.apiId &&
      row.requestId !== trace.requestId &&
      row.method === 'POST' &&
      row.startedAt >= trace.startedAt &&
      row.startedAt <= end,
  );
  if (calls.length === 0) return null;
  return (
    <Step title="Posts to connections meanwhile" isOk={calls.every(({ status }) => status < 300)}>
      <ul className={styles.routes}>
        {calls.map(({ requestId, connectionId, status }) => (
          <li key={requestId}>
            <code>{clients.find((client) => client.connectionId === connectionId)?.name ?? connectionId}</code>
            <StatusBadge status={status} />
          </li>
        ))}
      </ul>
    </Step>
  );
}

interface StepProps {
  readonly title: string;
  readonly isOk: boolean;
  readonly ms?: number | undefined;
  readonly children: ReactNode;
}

function Step({ title, isOk, ms, children }: StepProps) {
  return (
    <section className={styles.step} aria-label={title}>
      {isOk ? (
        <CircleCheck size={14} className={styles.ok} aria-hidden="true" />
      ) : (
        <CircleX size={14} className={styles.error} aria-hidden="true" />
      )}
      <div className={styles.told}>
        <h3>
          {title}
          {ms !== undefined && <span className={styles.ms}>{ms.toFixed(1)} ms</span>}
        </h3>
        <div>{children}</div>
      </div>
    </section>
  );
}

function receivedWords({ cause }: SocketFrame): string {
  switch (cause) {
    case 'response':
      return 'The answer of a two-way route to the message that this request came from.';
    case 'post':
      return 'Somebody posted it to this connection through @connections.';
    case 'error':
      return 'The gateway’s own message: the request failed.';
    default:
      return 'The gateway sent it.';
  }
}
