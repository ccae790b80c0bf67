// One deployment in the sidebar of Run, with what can be done with it.
import { Menu } from '@mantine/core';
import { Split, SquarePen, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { DeploymentSummary, StageState } from '../../shared/contract/stages';
import { describeError } from '../components/error-words';
import { FormDialog } from '../components/FormDialog';
import { FormGrid } from '../components/FormRow';
import { IconAction } from '../components/IconAction';
import { joinClasses } from '../components/join-classes';
import { MoreMenu } from '../components/MoreMenu';
import { TextRow } from '../components/TextRow';
import { useToasts } from '../components/toast-store';
import { useClient } from '../state/studio-context';
import styles from './StageSidebar.module.css';
import { spokenMoment } from './spoken-moment';
import { useActivation } from './use-activation';

export interface DeploymentRowProps {
  readonly deployment: DeploymentSummary;
  readonly stage: StageState;
  /** The list is to be read again. */
  readonly onChange: () => void;
}

/** Id, description, whether the stage serves it, number. */
export function DeploymentRow({ deployment, stage, onChange }: DeploymentRowProps) {
  const activate = useActivation(stage);
  const [isDescribing, setDescribing] = useState(false);
  const act = useActs(deployment, stage, onChange);
  const { id, version, description } = deployment;
  const isServed = id === stage.deploymentId;
  const isUsed = deployment.stageNames.length + deployment.canaryOf.length > 0;
  return (
    <div className={joinClasses(styles.row, styles.deployment)}>
      <code>{id}</code>
      <span className={styles.name} title={description}>
        {deploymentWords(deployment)}
      </span>
      <span className={styles.quiet}>
        {isServed ? 'served' : id === stage.canary?.deploymentId ? 'canary' : ''} v{version}
      </span>
      {!isServed && (
        <IconAction
          icon={Undo2}
          size="small"
          label={`Serve ${id} on ${stage.stageName}`}
          onClick={() => activate(deployment)}
        />
      )}
      <MoreMenu label={`More about ${id}`} size="small">
        {stage.urls.userRequest !== undefined && !isServed && (
          <Menu.Item leftSection={<Split size={14} />} onClick={() => void act.serveAsCanary()}>
            Serve as canary
          </Menu.Item>
        )}
        <Menu.Item leftSection={<SquarePen size={14} />} onClick={() => setDescribing(true)}>
          Describe…
        </Menu.Item>
        <Menu.Item leftSection={<Trash2 size={14} />} disabled={isUsed} onClick={() => void act.remove()}>
          {isUsed ? 'Delete (a stage serves it)' : 'Delete'}
        </Menu.Item>
      </MoreMenu>
      <DescribeDialog
        key={description}
        deployment={deployment}
        isOpen={isDescribing}
        onDescribe={act.describe}
        onClose={() => setDescribing(false)}
      />
    </div>
  );
}

function useActs({ id }: DeploymentSummary, { apiId, stageName, canary }: StageState, onChange: () => void) {
  const client = useClient();
  const toasts = useToasts();
  const place = { apiId, deploymentId: id };
  const told = (work: Promise<unknown>) =>
    work.then(onChange, (error: unknown) => {
      const { title, sentence } = describeError(error);
      toasts.getState().show({ tone: 'error', title, sentence });
    });
  return {
    // a new canary begins without traffic
    serveAsCanary: () =>
      told(client.canaries.set({ ...place, stageName, percentTraffic: canary?.percentTraffic ?? 0 })),
    remove: () => told(client.deployments.remove(place)),
    describe: async (description: string) => {
      await client.deployments.describe({ ...place, ...(description !== '' && { description }) });
      onChange();
    },
  };
}

interface DescribeDialogProps {
  readonly deployment: DeploymentSummary;
  readonly isOpen: boolean;
  readonly onDescribe: (description: string) => Promise<void>;
  readonly onClose: () => void;
}

function DescribeDialog({ deployment: { id, description = '' }, isOpen, onDescribe, onClose }: DescribeDialogProps) {
  const [typed, setTyped] = useState(description);
  return (
    <FormDialog
      isOpen={isOpen}
      title={`Describe ${id}`}
      icon={SquarePen}
      submitLabel="Save"
      onSubmit={() => onDescribe(typed.trim())}
      onClose={onClose}
    >
      <FormGrid>
        <TextRow label="Description" value={typed} onType={setTyped} isFirst />
      </FormGrid>
    </FormDialog>
  );
}

/** What it was described as; those that stages made by themselves are told apart by their time. */
function deploymentWords({ description, createdAt }: DeploymentSummary): string {
  const moment = spokenMoment(createdAt, Date.now());
  const isAutomatic = description === undefined || /^(?:Deployed automatically|Automatic deployment)/.test(description);
  return isAutomatic ? `${description === undefined ? '' : 'auto, '}${moment}` : description;
}
