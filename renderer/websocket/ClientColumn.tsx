// One client: its state, what passed, and the message to send next.
import { Menu, TextInput } from '@mantine/core';
import { CircleUserRound, ListFilter, PlugZap, Search, Unplug } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SocketClient } from '../../shared/contract/sockets';
import type { V2ApiView } from '../../shared/definition/v2/v2-view';
import { errorToast } from '../components/error-toast';
import { IconAction } from '../components/IconAction';
import { joinClasses } from '../components/join-classes';
import { MoreMenu } from '../components/MoreMenu';
import { Note } from '../components/Note';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { useMirror, useStudio } from '../state/studio-context';
import { showRequest } from '../state/view-store';
import styles from './ClientColumn.module.css';
import { Composer } from './Composer';
import { clientLog, filterRows, type LogRow } from './client-log';
import { columnIdOf, columnOf, useDesk } from './clients-desk';
import { FrameLog } from './FrameLog';
import { useReconnect } from './use-reconnect';

export interface ClientColumnProps {
  readonly view: V2ApiView;
  readonly client: SocketClient;
  readonly selected: string | undefined;
  readonly onSelect: (row: LogRow) => void;
}

/** A column of 347 px and more. */
export function ClientColumn({ view, client, selected, onSelect }: ClientColumnProps) {
  const studio = useStudio();
  const toasts = useToasts();
  const moments = useMirror(({ socketMoments }) => socketMoments);
  const { clientId, name, state, connectionId, requestId, ended } = client;
  const reconnect = useReconnect();
  const isReopening = useDesk(({ reopening }) => reopening.has(clientId));
  const earlier = useDesk((desk) => columnOf(desk, columnIdOf(desk, clientId)).earlier);
  const [filter, setFilter] = useState<string>();
  const log = useMemo(
    () => clientLog(moments, connectionId === undefined ? earlier : [...earlier, connectionId]),
    [moments, connectionId, earlier],
  );
  const rows = filterRows(log, filter ?? '');
  const shownState = isReopening ? 'connecting' : state;
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
        <span className={joinClasses(styles.state, styles[shownState])}>{stateWords[shownState]}</span>
        {connectionId !== undefined && <code title={connectionId}>{connectionId}</code>}
        <span className={styles.actions}>
          <IconAction
            icon={ListFilter}
            label={`Filter frames of ${name}`}
            isOn={filter !== undefined}
            onClick={() => setFilter(filter === undefined ? '' : undefined)}
          />
          {state === 'open' ? (
            <IconAction
              icon={Unplug}
              label={`Disconnect ${name}`}
              onClick={() => void attempt(() => studio.client.sockets.close({ clientId }))}
            />
          ) : (
            <IconAction
              icon={PlugZap}
              label={`Reconnect ${name}`}
              onClick={() => void attempt(() => reconnect(client))}
              {...((isReopening || state === 'connecting') && { disabledReason: 'it is connecting' })}
            />
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
      {filter !== undefined && (
        <TextInput
          autoFocus
          className={styles.filter}
          aria-label={`Words in frames of ${name}`}
          placeholder="Route, cause or text"
          leftSection={<Search size={14} aria-hidden="true" />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setFilter(undefined)}
        />
      )}
      {ended !== undefined && !isReopening && (
        <div className={styles.ended}>
          <Note
            tone={ended.code === 1000 ? 'info' : 'warning'}
            title={endedTitle(ended)}
            actions={
              requestId === undefined ? undefined : (
                <ToolButton size="small" onClick={() => showRequest(studio.view, requestId)}>
                  Show the request
                </ToolButton>
              )
            }
          >
            {ended.meaning}
          </Note>
        </div>
      )}
      <FrameLog
        name={name}
        rows={rows}
        selected={selected}
        emptyWords={emptyWords(log.length, shownState)}
        onSelect={onSelect}
      />
      <Composer view={view} client={client} />
    </section>
  );
}

const stateWords: Readonly<Record<SocketClient['state'], string>> = {
  connecting: 'connecting',
  open: 'connected',
  closed: 'closed',
};

function emptyWords(rowCount: number, state: SocketClient['state']): string {
  if (rowCount > 0) return 'No frame has these words.';
  return state === 'open' ? 'What passes from now on is listed here.' : 'Nothing has passed.';
}

function endedTitle({ code, status, reason }: NonNullable<SocketClient['ended']>): string {
  const number = status ?? code;
  return [number === undefined ? 'Not connected' : String(number), reason].filter((word) => word !== '').join(' ');
}
