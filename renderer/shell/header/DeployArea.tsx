// What is not deployed yet, where it is, and the button that deploys it.
import { Menu } from '@mantine/core';
import { CheckCheck, CircleDotDashed } from 'lucide-react';
import type { StageState } from '../../../shared/contract/stages';
import type { EntityKey } from '../../../shared/definition/entities';
import { CommandButton } from '../../commands/CommandButton';
import { joinClasses } from '../../components/join-classes';
import { MethodBadge } from '../../components/MethodBadge';
import { describeEntity, placeOfEntity } from '../../state/entity-words';
import { useSelectedStageName, useStage } from '../../state/hooks';
import { useStudio } from '../../state/studio-context';
import { openPlace } from '../../state/view-store';
import styles from './Header.module.css';

/** Changes listed at once; the stage's own screen has them all. */
const listed = 12;

/** `3 not deployed` with Deploy, or `All deployed`. */
export function DeployArea({ apiId }: { readonly apiId: string }) {
  const stageName = useSelectedStageName();
  const stage = useStage(apiId, stageName);
  if (stage === undefined) return <CommandButton command="deployment.create" label="Deploy" tone="primary" />;
  if (stage.pending.length === 0) {
    return (
      <span className={joinClasses(styles.state, styles.deployed)}>
        <CheckCheck size={14} aria-hidden="true" />
        <span className={styles.stateWords}>All deployed</span>
      </span>
    );
  }
  return (
    <>
      <PendingMenu keys={stage.pending} failure={failureOf(stage)} />
      <CommandButton command="deployment.create" label="Deploy" tone="primary" />
    </>
  );
}

interface PendingMenuProps {
  readonly keys: readonly EntityKey[];
  /** Why the stage could not deploy them by itself. */
  readonly failure: string | undefined;
}

function PendingMenu({ keys, failure }: PendingMenuProps) {
  return (
    <Menu position="bottom-start" width={300} withinPortal={false} returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={joinClasses(styles.state, styles.pending)}
          aria-label={`${keys.length} not deployed`}
        >
          <CircleDotDashed size={14} aria-hidden="true" />
          <span>
            {keys.length}
            <span className={styles.stateWords}> not deployed</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {failure !== undefined && <Menu.Label>{failure}</Menu.Label>}
        <Menu.Label>Differs from what the stage serves</Menu.Label>
        {keys.slice(0, listed).map((key) => (
          <PendingItem key={key} entityKey={key} />
        ))}
        {keys.length > listed && <Menu.Label>{keys.length - listed} more</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}

/** AWS documented: the words of a stage that failed to deploy by itself. */
function failureOf({ lastDeploymentStatusMessage: message }: StageState): string | undefined {
  return message?.startsWith('Deployment attempt failed') === true ? message : undefined;
}

function PendingItem({ entityKey }: { readonly entityKey: EntityKey }) {
  const { connection, view } = useStudio();
  const { title, httpMethod } = describeEntity(entityKey, connection);
  const found = placeOfEntity(entityKey);
  const isGone = !connection.store.getState().definition.has(entityKey);
  return (
    <Menu.Item
      rightSection={isGone ? <span className={styles.quiet}>removed</span> : undefined}
      disabled={isGone || found === undefined}
      onClick={() => found !== undefined && openPlace(view, found.apiId, found.place)}
    >
      <span className={styles.item}>
        {httpMethod !== undefined && <MethodBadge method={httpMethod} />}
        <span className={httpMethod === undefined ? undefined : styles.path}>{title}</span>
      </span>
    </Menu.Item>
  );
}
