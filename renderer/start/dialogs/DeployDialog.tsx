// Deploying to a stage of choice, a new one if need be, with a description.
import { Autocomplete } from '@mantine/core';
import { Rocket } from 'lucide-react';
import { useState } from 'react';
import { isStageName } from '../../../shared/definition/naming';
import { useCommandTable } from '../../commands/use-commands';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { TextRow } from '../../components/TextRow';
import { deploy } from '../../shell/deploy-commands';
import { useSelectedApiId, useSelectedStageName, useStages } from '../../state/hooks';
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
  const isNamed = isStageName(stageName);
  return (
    <FormDialog
      isOpen
      title="Deploy"
      icon={Rocket}
      submitLabel={`Deploy to ${stageName === '' ? 'a stage' : stageName}`}
      disabledReason={isNamed ? undefined : 'Name a stage'}
      foot={isNamed && isNew ? `The stage ${stageName} is made for it.` : undefined}
      onSubmit={() =>
        deploy(context(), { apiId, stageName, ...(description.trim() !== '' && { description: description.trim() }) })
      }
      onClose={() => view.setState({ overlay: undefined })}
    >
      <FormGrid>
        <FormRow
          label="Stage"
          error={stageName === '' || isNamed ? undefined : 'A stage name holds letters, digits, _ and -.'}
        >
          {(ids) => (
            <Autocomplete {...ids} data-autofocus flex={1} data={stages} value={stageName} onChange={setStageName} />
          )}
        </FormRow>
        <TextRow label="Description" value={description} onType={setDescription} />
      </FormGrid>
    </FormDialog>
  );
}
