// Deploying to a stage of choice, a new one if need be, with a description.
import { Autocomplete, Switch } from '@mantine/core';
import { Rocket } from 'lucide-react';
import { useState } from 'react';
import { isStageName } from '../../../shared/definition/naming';
import { defaultStageName } from '../../../shared/definition/v2/stage';
import { useCommandTable } from '../../commands/use-commands';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { deploy } from '../../shell/deploy-commands';
import { useSelectedApiId, useSelectedStageName, useStages, useV2ApiView } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';

/** Shown while the view says so. */
export function DeployDialog() {
  const isOpen = useView(({ overlay }) => overlay?.kind === 'deploy');
  const apiId = useSelectedApiId();
  return isOpen && apiId !== undefined ? <Deploy apiId={apiId} /> : null;
}

function Deploy({ apiId }: { readonly apiId: string }) {
  const { view } = useStudio();
  const { context } = useCommandTable();
  const stages = useStages(apiId).map((stage) => stage.stageName);
  const selected = useSelectedStageName();
  const [stageName, setStageName] = useState(selected ?? 'dev');
  const [description, setDescription] = useState('');
  const isNew = !stages.includes(stageName);
  const protocol = useV2ApiView(apiId)?.api.protocolType;
  const isNamed = isStageName(stageName) || (protocol === 'HTTP' && stageName === defaultStageName);
  const [isAuto, setAuto] = useState(false);
  // the stage that needs no name in the path is there for the asking
  const offered = protocol === 'HTTP' ? [...new Set([...stages, defaultStageName])] : stages;
  const begins = isNew && isAuto && protocol !== undefined;
  return (
    <FormDialog
      isOpen
      title="Deploy"
      icon={Rocket}
      submitLabel={`Deploy to ${stageName === '' ? 'a stage' : stageName}`}
      disabledReason={isNamed ? undefined : 'Name a stage'}
      foot={isNamed && isNew ? `The stage ${stageName} is made for it.` : undefined}
      onSubmit={() =>
        deploy(context(), {
          apiId,
          stageName,
          ...(description.trim() !== '' && { description: description.trim() }),
          ...(begins && { stageSettings: { autoDeploy: true } }),
        })
      }
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow
          label="Stage"
          error={
            stageName === '' || isNamed
              ? undefined
              : `A stage name holds letters, digits, _ and -${protocol === 'HTTP' ? ', or is $default' : ''}.`
          }
        >
          {(ids) => (
            <Autocomplete {...ids} data-autofocus flex={1} data={offered} value={stageName} onChange={setStageName} />
          )}
        </FormRow>
        <TextRow label="Description" value={description} onType={setDescription} />
        {isNew && protocol !== undefined && (
          <FormRow label="Auto-deploy">
            {(ids) => (
              <Switch
                {...ids}
                checked={isAuto}
                label={isAuto ? 'Every edit is deployed here at once' : 'Off: edits wait for a deployment'}
                onChange={(event) => setAuto(event.currentTarget.checked)}
              />
            )}
          </FormRow>
        )}
      </FormGrid>
    </FormDialog>
  );
}
