// The open connections of the selected stage in the sidebar, with what @connections can do to them.
import { Menu } from '@mantine/core';
import { Radio } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { SocketCall } from '../../shared/contract/sockets';
import type { OpenSocket } from '../../shared/trace/socket-events';
import { Count } from '../components/Count';
import { errorToast } from '../components/error-toast';
import { type MenuPoint, PointerMenu } from '../components/PointerMenu';
import { SideList, SideRow } from '../components/SideList';
import { useToasts } from '../components/toast-store';
import { usePlace, useSelectedStageName } from '../state/hooks';
import { useMirror, useStudio } from '../state/studio-context';
import { openPlace } from '../state/view-store';
import { ageWords } from './age-words';
import styles from './ConnectionsList.module.css';
import { PostDialog } from './PostDialog';
import { useOpenSockets } from './use-open-sockets';

/** Rows with their age; a click opens the clients, the menu calls @connections. */
export function ConnectionsList({ apiId }: { readonly apiId: string }) {
  const { view, client } = useStudio();
  const toasts = useToasts();
  const stageName = useSelectedStageName() ?? '';
  const sockets = useOpenSockets(apiId, stageName);
  const clients = useMirror(({ socketClients }) => socketClients);
  const isOpen = usePlace(apiId)?.kind === 'clients';
  const now = useNow(sockets.length > 0);
  const [menu, setMenu] = useState<{ readonly at: MenuPoint; readonly socket: OpenSocket }>();
  const [posting, setPosting] = useState<OpenSocket>();
  const nameOf = ({ connectionId }: OpenSocket) =>
    clients.find((each) => each.connectionId === connectionId)?.name ?? connectionId;
  const call = async (
    deed: (place: { apiId: string; stageName: string; connectionId: string }) => Promise<SocketCall>,
  ) => {
    if (menu === undefined) return;
    try {
      const { status, body } = await deed({ apiId, stageName, connectionId: menu.socket.connectionId });
      const title = `@connections answered ${status}`;
      toasts
        .getState()
        .show({ tone: status < 300 ? 'ok' : 'error', title, sentence: body === '' ? 'Without a body.' : body });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <section className={styles.list} aria-label="WebSocket clients and connections">
      <SideList label="Connections">
        <SideRow
          icon={Radio}
          name="Clients"
          isSelected={isOpen}
          isStop
          onOpen={() => openPlace(view, apiId, { kind: 'clients' })}
        >
          {sockets.length > 0 && <Count value={sockets.length} label={`${sockets.length} connections`} />}
        </SideRow>
        {sockets.map((socket) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the row inside is the button; this hears its menu
          <div
            key={socket.connectionId}
            onContextMenu={(event) => {
              event.preventDefault();
              setMenu({ at: { x: event.clientX, y: event.clientY }, socket });
            }}
          >
            <SideRow
              name={<span className={styles.name}>{nameOf(socket)}</span>}
              title={`${socket.connectionId} from ${socket.sourceIp}${socket.lastRouteKey === undefined ? '' : `, last ${socket.lastRouteKey}`}`}
              isSelected={false}
              isStop={false}
              onOpen={() => openPlace(view, apiId, { kind: 'clients' })}
            >
              {ageWords(now - socket.connectedAt)}
            </SideRow>
          </div>
        ))}
      </SideList>
      <PointerMenu at={menu?.at} onClose={() => setMenu(undefined)}>
        <Menu.Label>@connections</Menu.Label>
        <Menu.Item onClick={() => setPosting(menu?.socket)}>Post a message…</Menu.Item>
        <Menu.Item onClick={() => void call((place) => client.sockets.info(place))}>Look it up</Menu.Item>
        <Menu.Item color="red" onClick={() => void call((place) => client.sockets.disconnect(place))}>
          Close it
        </Menu.Item>
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
