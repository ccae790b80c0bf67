// One client: its state, what passed, and the message to send next.
import { Menu } from '@mantine/core';
import { CircleUserRound, PlugZap, Unplug } from 'lucide-react';
import { useMemo } from 'react';
import type { SocketClient } from '../../shared/contract/sockets';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { errorToast } from '../components/error-toast';
import { IconAction } from '../components/IconAction';
import { joinClasses } from '../components/join-classes';
import { MoreMenu } from '../components/MoreMenu';
import { Note } from '../components/Note';
import { useToasts } from '../components/toast-store';
import { useMirror, useStudio } from '../state/studio-context';
import styles from './ClientColumn.module.css';
import { Composer } from './Composer';
import { clientLog, type LogRow } from './client-log';
import { FrameLog } from './FrameLog';

export interface ClientColumnProps {
  readonly view: V2ApiView;
  readonly client: SocketClient;
  readonly selected: string | undefined;
  readonly onSelect: (row: LogRow) => void;
  /** Opens a client like this one, which is closed. */
  readonly onReconnect: () => Promise<void>;
}

/** A column of 347 px and more. */
export function ClientColumn({ view, client, selected, onSelect, onReconnect }: ClientColumnProps) {
  const studio = useStudio();
  const toasts = useToasts();
  const moments = useMirror(({ socketMoments }) => socketMoments);
  const rows = useMemo(() => clientLog(moments, client.connectionId), [moments, client.connectionId]);
  const { clientId, name, state, connectionId, ended } = client;
  const attempt = async (deed: () => Promise<unknown>) => {
    try {
      await deed();
    } catch (error) {
      toasts.getState().show(errorToast(error));
    }
  };
  return (
    <section className={styles.column} aria-label={`Client ${name}`}>
      <header className={styles.head}>
        <CircleUserRound size={15} strokeWidth={1.8} aria-hidden="true" />
        <b>{name}</b>
        <span className={joinClasses(styles.state, styles[state])}>{stateWords[state]}</span>
        {connectionId !== undefined && <code title={connectionId}>{connectionId}</code>}
        <span className={styles.actions}>
          {state === 'open' ? (
            <IconAction
              icon={Unplug}
              label={`Disconnect ${name}`}
              onClick={() => void attempt(() => studio.client.sockets.close({ clientId }))}
            />
          ) : (
            <IconAction icon={PlugZap} label={`Reconnect ${name}`} onClick={() => void attempt(onReconnect)} />
          )}
          <MoreMenu>
            <Menu.Item
              disabled={state !== 'open'}
              onClick={() => void attempt(() => studio.client.sockets.ping({ clientId }))}
            >
              Send a ping
            </Menu.Item>
            <Menu.Item onClick={() => void attempt(() => studio.client.sockets.forget({ clientId }))}>Forget</Menu.Item>
          </MoreMenu>
        </span>
      </header>
      {ended !== undefined && (
        <div className={styles.ended}>
          <Note tone={ended.code === 1000 ? 'info' : 'warning'} title={endedTitle(ended)}>
            {ended.meaning}
          </Note>
        </div>
      )}
      <FrameLog name={name} rows={rows} selected={selected} onSelect={onSelect} />
      <Composer view={view} client={client} />
    </section>
  );
}

const stateWords: Readonly<Record<SocketClient['state'], string>> = {
  connecting: 'connecting',
  open: 'connected',
  closed: 'closed',
};

function endedTitle({ code, status, reason }: NonNullable<SocketClient['ended']>): string {
  const number = status ?? code;
  return [number === undefined ? 'Not connected' : String(number), reason].filter((word) => word !== '').join(' ');
}
