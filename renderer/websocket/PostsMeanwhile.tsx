// What was posted through @connections while a message was answered, connection by connection.
import type { Trace } from '../../shared/trace/trace';
import { StatusBadge } from '../components/StatusBadge';
import { useRequests } from '../state/hooks';
import { useMirror } from '../state/studio-context';
import { postsDuring } from './message-way';
import styles from './WhyRoute.module.css';
import { WhyList, WhyStep } from './WhyStep';

/** Nothing where nothing was posted. */
export function PostsMeanwhile({ trace }: { readonly trace: Trace }) {
  const clients = useMirror(({ socketClients }) => socketClients);
  const posts = postsDuring(useRequests(), trace);
  if (posts.length === 0) return null;
  const gone = posts.filter(({ status }) => status === 410);
  const nameOf = (connectionId: string | undefined) =>
    clients.find((client) => client.connectionId === connectionId)?.name;
  return (
    <WhyStep
      title="Posts to connections meanwhile"
      state={posts.every(({ status }) => status < 300 || status === 410) ? 'ok' : 'failed'}
    >
      <WhyList>
        {posts.map(({ requestId, connectionId, status }) => (
          <li key={requestId}>
            {nameOf(connectionId) !== undefined && <span className={styles.key}>{nameOf(connectionId)}</span>}
            <code className={styles.id} title={connectionId}>
              {connectionId}
            </code>
            <span className={styles.verdict}>
              <StatusBadge status={status} />
            </span>
          </li>
        ))}
      </WhyList>
      {gone.length > 0 && (
        <p className={styles.note}>
          {gone.map(({ connectionId }) => nameOf(connectionId) ?? connectionId).join(', ')} had gone: the function
          should forget the connection id when a post answers 410.
        </p>
      )}
    </WhyStep>
  );
}
