// The header: which API, which stage, is it running, what is not deployed. It drags the window where that has no frame.
import { VisuallyHidden } from '@mantine/core';
import { CommandButton } from '../../commands/CommandButton';
import { Tag } from '../../components/Count';
import { joinClasses } from '../../components/join-classes';
import { useHost, useSelectedApiId, useSelectedStageName, useWorkspace } from '../../state/hooks';
import { Logo } from '../Logo';
import { ApiPicker } from './ApiPicker';
import { DeployArea } from './DeployArea';
import { GatewayStatus } from './GatewayStatus';
import styles from './Header.module.css';
import { SearchBox } from './SearchBox';
import { StagePicker } from './StagePicker';

/** One line of 44 px; under `prod` it has a red edge. */
export function Header() {
  const host = useHost();
  const workspace = useWorkspace();
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const isProd = stageName === 'prod' || stageName === 'production';
  return (
    <header
      data-region="header"
      className={joinClasses(styles.header, isProd && styles.prod, host.isFrameless && styles.draggable)}
      data-platform={host.isFrameless ? host.platform : undefined}
    >
      {workspace !== null && <VisuallyHidden component="h1">Gatehouse</VisuallyHidden>}
      <span className={styles.logo}>
        <Logo />
      </span>
      {workspace !== null && (
        <>
          <ApiPicker />
          {workspace.isReadOnly && <Tag>read only</Tag>}
          {apiId !== undefined && (
            <>
              <Line />
              <StagePicker apiId={apiId} />
            </>
          )}
          <Line />
          <GatewayStatus />
          {apiId !== undefined && (
            <>
              <Line />
              <DeployArea apiId={apiId} />
            </>
          )}
        </>
      )}
      <span className={styles.space} />
      {workspace !== null && (
        <>
          <CommandButton command="edit.undo" look="icon" />
          <CommandButton command="edit.redo" look="icon" />
        </>
      )}
      <SearchBox />
    </header>
  );
}

function Line() {
  return <span className={styles.line} />;
}
