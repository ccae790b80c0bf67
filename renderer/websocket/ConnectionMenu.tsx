// What @connections can do to an open connection, as items of a menu.
import { Menu } from '@mantine/core';
import type { SocketCall } from '../../shared/contract/sockets';
import { errorToast } from '../components/error-toast';
import { useToasts } from '../components/toast-store';
import { useStudio } from '../state/studio-context';

export interface ConnectionPlace {
  readonly apiId: string;
  readonly stageName: string;
  readonly connectionId: string;
}

export interface ConnectionMenuProps {
  readonly place: ConnectionPlace;
  /** Opens the dialog with the message. */
  readonly onPost: () => void;
}

/** Calls say what was answered. */
export function ConnectionMenu({ place, onPost }: ConnectionMenuProps) {
  const { client } = useStudio();
  const toasts = useToasts();
  const call = async (deed: Promise<SocketCall>) => {
    try {
      const { status, body } = await deed;
      const title = `@connections answered ${status}`;
      const tone = status < 300 ? 'ok' : 'error';
      toasts.getState().show({ tone, title, ...(body !== '' && { sentence: body }) });
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <>
      <Menu.Label>@connections</Menu.Label>
      <Menu.Item onClick={onPost}>Post a message…</Menu.Item>
      <Menu.Item onClick={() => void call(client.sockets.info(place))}>Look it up</Menu.Item>
      <Menu.Item color="red" onClick={() => void call(client.sockets.disconnect(place))}>
        Close it
      </Menu.Item>
    </>
  );
}
