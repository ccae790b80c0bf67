// The open connections of the selected stage in the sidebar, with what @connections can do to them.
import { MonitorSmartphone, Radio } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OpenSocket } from '../../shared/trace/socket-events';
import { Count } from '../components/Count';
import { MoreMenu } from '../components/MoreMenu';
import { type MenuPoint, PointerMenu } from '../components/PointerMenu';
import { SideList, SideRow } from '../components/SideList';
import { usePlace, useSelectedStageName } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { openPlace } from '../state/view-store';
import { ageWords } from './age-words';
import { ConnectionMenu } from './ConnectionMenu';
import styles from './ConnectionsList.module.css';
import { PostDialog } from './PostDialog';
import { useOpenSockets } from './use-open-sockets';

/** A load test opens thousands; nobody reads more than these. */
const shownSockets = 200;

/** Rows with their age; a click opens the clients, the menu calls @connections. */
export function ConnectionsList({ apiId }: { readonly apiId: string }) {
  const { view } = useStudio();
  const stageName = useSelectedStageName() ?? '';
  const sockets = useOpenSockets(apiId, stageName);
  const clients = useMirror(({ socketClients }) => socketClients);
  const isOpen = usePlace(apiId)?.kind === 'clients';
  const now = useNow(sockets.length > 0);
  const [menu, setMenu] = useState<{ readonly at: MenuPoint; readonly socket: OpenSocket }>();
  const [posting, setPosting] = useState<OpenSocket>();
  const nameOf = ({ connectionId }: OpenSocket) =>
    clients.find((each) => each.connectionId === connectionId)?.name ?? connectionId;
  const items = (socket: OpenSocket) => (
    <ConnectionMenu place={{ apiId, stageName, connectionId: socket.connectionId }} onPost={() => setPosting(socket)} />
  );
  const show = () => openPlace(view, apiId, { kind: 'clients' });
  return (
    <section className={styles.list} aria-label="WebSocket clients and connections">
      <SideList label="Connections" className={styles.rows}>
        <SideRow icon={MonitorSmartphone} name="Clients" isSelected={isOpen} isStop onOpen={show}>
          {sockets.length > 0 && <Count value={sockets.length} label={`${sockets.length} connections`} />}
        </SideRow>
        {sockets.slice(0, shownSockets).map((socket) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the row inside is the button; this hears its menu
          <div
            key={socket.connectionId}
            className={styles.socket}
            onContextMenu={(event) => {
              event.preventDefault();
              setMenu({ at: { x: event.clientX, y: event.clientY }, socket });
            }}
          >
            <SideRow
              icon={Radio}
              name={nameOf(socket)}
              title={titleOf(socket)}
              isSelected={false}
              isStop={false}
              onOpen={show}
            >
              {ageWords(now - socket.connectedAt)}
            </SideRow>
            <span className={styles.more}>
              <MoreMenu>{items(socket)}</MoreMenu>
            </span>
          </div>
        ))}
        {sockets.length > shownSockets && (
          <p className={styles.rest}>and {(sockets.length - shownSockets).toLocaleString('en-US')} more</p>
        )}
      </SideList>
      <PointerMenu at={menu?.at} onClose={() => setMenu(undefined)}>
        {menu !== undefined && items(menu.socket)}
      </PointerMenu>
      {posting !== undefined && (
        <PostDialog
          name={nameOf(posting)}
          place={{ apiId, stageName, connectionId: posting.connectionId }}
          onClose={() => setPosting(undefined)}
        />
      )}
    </section>
  );
}

function titleOf({ connectionId, sourceIp, lastRouteKey }: OpenSocket): string {
  return `${connectionId} from ${sourceIp}${lastRouteKey === undefined ? '' : `, last ${lastRouteKey}`}`;
}

/** The time, every second while it is wanted. */
function useNow(isWanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isWanted) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isWanted]);
  return now;
}
