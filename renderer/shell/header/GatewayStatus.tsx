// Whether the gateway runs, on which port, and what can be done about it.
import { Menu } from '@mantine/core';
import { CircleX, Copy, LoaderCircle, Play, Square } from 'lucide-react';
import type { GatewayState } from '../../../shared/contract/invocations';
import { useCommand } from '../../commands/use-commands';
import { joinClasses } from '../../components/join-classes';
import { useGateway } from '../../state/hooks';
import styles from './Header.module.css';

const words: Readonly<Record<GatewayState['status'], string>> = {
  starting: 'Starting',
  running: 'Running',
  restarting: 'Restarting',
  stopped: 'Stopped',
  failed: 'Not running',
};

/** The state in words with the port; its menu starts, stops and copies the URL. */
export function GatewayStatus() {
  const gateway = useGateway();
  const { status, port, reason } = gateway;
  const isBusy = status === 'starting' || status === 'restarting';
  return (
    <Menu position="bottom-start" width={240} withinPortal={false} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={joinClasses(
            styles.state,
            status === 'running' && styles.running,
            status === 'failed' && styles.failed,
            isBusy && styles.busy,
          )}
          aria-label={`Gateway: ${words[status]}${port === undefined ? '' : ` on port ${port}`}`}
        >
          <Sign status={status} />
          <span>{words[status]}</span>
          {port !== undefined && status !== 'stopped' && status !== 'failed' && (
            <span className={styles.port}>:{port}</span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {reason !== undefined && status !== 'running' && <div className={styles.reason}>{reason}</div>}
        {gateway.restarts > 0 && <Menu.Label>Restarted {gateway.restarts} times</Menu.Label>}
        <Deed command="stage.copy-url" icon={Copy} />
        <Deed command="gateway.start" icon={Play} isLeftOut />
        <Deed command="gateway.stop" icon={Square} isLeftOut />
      </Menu.Dropdown>
    </Menu>
  );
}

function Sign({ status }: { readonly status: GatewayState['status'] }) {
  if (status === 'starting' || status === 'restarting') return <LoaderCircle size={13} aria-hidden="true" />;
  if (status === 'failed') return <CircleX size={13} aria-hidden="true" />;
  return <span className={styles.dot} aria-hidden="true" />;
}

interface DeedProps {
  readonly command: string;
  readonly icon: typeof Copy;
  /** Not shown at all while it is not possible. */
  readonly isLeftOut?: boolean;
}

function Deed({ command, icon: Icon, isLeftOut = false }: DeedProps) {
  const shown = useCommand(command);
  if (shown === undefined || (isLeftOut && !shown.isEnabled)) return null;
  return (
    <Menu.Item leftSection={<Icon size={14} aria-hidden="true" />} disabled={!shown.isEnabled} onClick={shown.run}>
      {shown.title}
    </Menu.Item>
  );
}
