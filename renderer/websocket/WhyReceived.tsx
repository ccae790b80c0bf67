// Why the gateway sent a frame to a client: an answer, a post, or its own error message.
import type { SocketFrame } from '../../shared/trace/socket-events';
import type { Trace } from '../../shared/trace/trace';
import { StatusBadge } from '../components/StatusBadge';
import { useRequests } from '../state/hooks';
import { useMirror } from '../state/studio-context';
import { messagesAround } from './message-way';
import styles from './WhyRoute.module.css';
import { WhyStep } from './WhyStep';

export interface WhyReceivedProps {
  readonly frame: SocketFrame;
  readonly trace: Trace | undefined;
}

/** Steps as for a message that was sent. */
export function WhyReceived({ frame, trace }: WhyReceivedProps) {
  const { cause } = frame;
  if (cause === 'post') return <Posted trace={trace} />;
  if (cause === 'response') {
    return (
      <WhyStep title="Answered by a two-way route" state="ok" ms={trace?.durationMs}>
        {trace?.routeKey === undefined ? (
          'It answers the message before.'
        ) : (
          <>
            <code>{trace.routeKey.routeKey}</code> has a route response, so what its endpoint answered went back.
          </>
        )}
      </WhyStep>
    );
  }
  return (
    <WhyStep title="Sent by the gateway itself" state={cause === 'error' ? 'failed' : 'ok'}>
      {trace?.failure?.reason ??
        (cause === 'error' ? 'The message before could not be served.' : 'It keeps the order.')}
    </WhyStep>
  );
}

function Posted({ trace }: { readonly trace: Trace | undefined }) {
  const requests = useRequests();
  const clients = useMirror(({ socketClients }) => socketClients);
  const around = trace === undefined ? [] : messagesAround(requests, trace);
  const nameOf = (connectionId: string | undefined) =>
    clients.find((client) => client.connectionId === connectionId)?.name ?? connectionId;
  return (
    <>
      <WhyStep title="Posted through @connections" state="ok" ms={trace?.durationMs}>
        {trace?.response.status === undefined ? 'Somebody posted it.' : <StatusBadge status={trace.response.status} />}
        {trace?.caller !== undefined && <p className={styles.note}>Signed by {trace.caller}.</p>}
      </WhyStep>
      {around.length > 0 && (
        <WhyStep title="While a message was answered" state="ok">
          {around.map(({ requestId, routeKey, connectionId }) => (
            <div key={requestId}>
              <code>{routeKey}</code> of {nameOf(connectionId)}
            </div>
          ))}
        </WhyStep>
      )}
    </>
  );
}
