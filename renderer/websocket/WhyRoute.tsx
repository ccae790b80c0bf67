// Why a frame went where it went: the expression, its value, the routes, the integration, what was posted and answered.
import { Check, Minus, X } from 'lucide-react';
import { integrationOf, type V2ApiView } from '../../shared/definition/v2/v2-view';
import type { SocketFrame } from '../../shared/trace/socket-events';
import type { Trace } from '../../shared/trace/trace';
import { IconAction } from '../components/IconAction';
import { joinClasses } from '../components/join-classes';
import { PaneHead } from '../components/PaneHead';
import { ToolButton } from '../components/ToolButton';
import { isTwoWay } from '../design/v2/diagram/route-lines';
import { v2EndpointWords } from '../design/v2/diagram/v2-endpoint-words';
import { logClock } from '../shell/panels/log-clock';
import { useStudio } from '../state/studio-context';
import { useTrace } from '../state/use-trace';
import { openPlace, showRequest } from '../state/view-store';
import { FrameText } from './FrameText';
import { messageWay } from './message-way';
import { PostsMeanwhile } from './PostsMeanwhile';
import { routeChoices } from './route-choice';
import { WhyReceived } from './WhyReceived';
import styles from './WhyRoute.module.css';
import { WhyList, WhyStep } from './WhyStep';

export interface WhyRouteProps {
  readonly view: V2ApiView;
  readonly frame: SocketFrame;
  readonly onClose: () => void;
}

/** The pane at the right of the clients. */
export function WhyRoute({ view, frame, onClose }: WhyRouteProps) {
  const { view: viewStore } = useStudio();
  const { requestId, direction, selection, at } = frame;
  const reading = useTrace(requestId);
  // the trace of the frame before stays until this one's is read
  const trace = reading.trace?.requestId === requestId ? reading.trace : undefined;
  const title = direction === 'in' ? 'Why this route' : 'Why this frame';
  const route = view.routes.find(({ routeKey }) => routeKey === selection?.routeKey);
  return (
    <aside className={styles.pane} aria-label={title}>
      <PaneHead
        title={title}
        detail={`${logClock(at)}${trace === undefined ? '' : `, ${trace.durationMs.toFixed(trace.durationMs < 10 ? 1 : 0)} ms`}`}
      >
        <IconAction icon={X} label="Close" onClick={onClose} />
      </PaneHead>
      <div className={styles.body}>
        {direction === 'in' ? (
          <Sent view={view} frame={frame} trace={trace} />
        ) : (
          <WhyReceived frame={frame} trace={trace} />
        )}
        <div className={styles.actions}>
          {requestId !== undefined && (
            <ToolButton size="small" onClick={() => showRequest(viewStore, requestId)}>
              Show the request
            </ToolButton>
          )}
          {route !== undefined && (
            <ToolButton
              size="small"
              tone="subtle"
              onClick={() => openPlace(viewStore, view.api.id, { kind: 'route', routeId: route.id })}
            >
              Open the route
            </ToolButton>
          )}
        </div>
      </div>
    </aside>
  );
}

function Sent({ view, frame, trace }: Omit<WhyRouteProps, 'onClose'> & { readonly trace: Trace | undefined }) {
  const { selection } = frame;
  if (selection === undefined) return <p className={styles.quiet}>The stage was gone when the message came.</p>;
  const route = view.routes.find(({ routeKey }) => routeKey === selection.routeKey);
  const endpoint = v2EndpointWords(route && integrationOf(view, route));
  const way = messageWay(trace);
  return (
    <>
      <WhyStep title="Read the expression" state={selection.value === null ? 'failed' : 'ok'}>
        <code className={styles.read}>
          <span>{selection.expression}</span> ={' '}
          {selection.value === null ? 'nothing' : <b>{JSON.stringify(selection.value)}</b>}
        </code>
      </WhyStep>
      <WhyStep
        title="Choose the route"
        state={selection.routeKey === null ? 'failed' : 'ok'}
        ms={trace?.steps.find(({ name }) => name === 'select-route')?.durationMs}
      >
        <WhyList>
          {routeChoices(view, selection).map(({ routeKey, isChosen, verdict }) => (
            <li key={routeKey} className={joinClasses(isChosen && styles.chosen)}>
              {isChosen ? <Check size={13} aria-hidden="true" /> : <Minus size={13} aria-hidden="true" />}
              <code className={styles.key}>{routeKey}</code>
              <span className={styles.verdict}>{verdict}</span>
            </li>
          ))}
        </WhyList>
        {selection.routeKey === null && <p className={styles.note}>None takes it, and there is no $default.</p>}
      </WhyStep>
      {way.refusal !== undefined && (
        <WhyStep title="Check the message" state="failed">
          {way.refusal}
        </WhyStep>
      )}
      {route !== undefined && (
        <WhyStep title="Call the integration" state={way.integration} ms={trace?.integration?.latencyMs}>
          {endpoint.title} <code>{endpoint.name}</code>
          {way.fault !== undefined && <p className={styles.note}>{way.fault}</p>}
        </WhyStep>
      )}
      {trace !== undefined && <PostsMeanwhile trace={trace} />}
      {route !== undefined && (
        <WhyStep title="Answer the sender" state={way.answer}>
          <Answer trace={trace} isTwoWay={isTwoWay(view, route)} />
        </WhyStep>
      )}
    </>
  );
}

/** What the trace says was sent back; before it is read, what the definition says. */
function Answer({ trace, isTwoWay }: { readonly trace: Trace | undefined; readonly isTwoWay: boolean }) {
  const sent = trace?.socket?.sent ?? [];
  if (sent.length === 0) {
    if (!isTwoWay) return 'No route response is set, so nothing is sent back.';
    return trace === undefined
      ? 'The route is two-way: what the endpoint answers goes back.'
      : 'Nothing was sent back.';
  }
  return sent.map(({ bytes, text, isBase64 }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: answers of one message have no other identity
    <div key={index} className={styles.answer}>
      {text !== undefined && isBase64 !== true && <FrameText text={text} isWhole />}
      {bytes.toLocaleString('en-US')} B{' '}
      {trace?.failure === undefined ? 'by the route response' : 'by the gateway itself'}
    </div>
  ));
}
