// Run: the stages of an API, what each serves, what it does not serve yet, and its settings.
import { Rocket } from 'lucide-react';
import { CommandButton } from '../commands/CommandButton';
import { useCommands } from '../commands/use-commands';
import { EmptyState } from '../components/EmptyState';
import { SplitPanes } from '../components/SplitPanes';
import { useSelectedApiId, useSelectedStageName, useStage, useStages } from '../state/hooks';
import { stageCommands } from './commands';
import { StagePane } from './StagePane';
import { StageSidebar } from './StageSidebar';
import { useDeployments } from './use-deployments';

/** The screen of the activity Run. */
export function StagesScreen() {
  useCommands(stageCommands);
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const stages = useStages(apiId);
  const stage = useStage(apiId, stageName);
  const { deployments, readAgain } = useDeployments(apiId);
  if (apiId === undefined || stage === undefined) return <NoStage hasApi={apiId !== undefined} />;
  return (
    <SplitPanes
      name="run"
      panes={[
        {
          id: 'stages',
          label: 'Stages',
          size: 236,
          min: 180,
          content: <StageSidebar deployments={deployments} onChange={readAgain} stages={stages} stage={stage} />,
        },
        {
          id: 'stage',
          label: 'Stage',
          min: 440,
          content: (
            <StagePane key={`${apiId}/${stage.stageName}`} stage={stage} stages={stages} deployments={deployments} />
          ),
        },
      ]}
    />
  );
}

function NoStage({ hasApi }: { readonly hasApi: boolean }) {
  return (
    <EmptyState
      icon={Rocket}
      title={hasApi ? 'No stages' : 'No API'}
      sentence={
        hasApi
          ? 'A stage is a named address that serves a deployment of this API. Deploy once and it is there.'
          : 'Create or import an API first; then deploy it to a stage.'
      }
      actions={<CommandButton command={hasApi ? 'deployment.create-to' : 'api.create'} tone="primary" />}
    />
  );
}
