// Deploying to a stage of choice, a new one if need be, with a description.
import { Autocomplete, NumberInput, Switch } from '@mantine/core';
import { Rocket } from 'lucide-react';
import { useState } from 'react';
import { isStageName } from '../../../shared/definition/naming';
import { defaultStageName } from '../../../shared/definition/v2/stage';
import { useCommandTable } from '../../commands/use-commands';
import { FormDialog } from '../../components/FormDialog';
import { FormGrid, FormRow } from '../../components/FormRow';
import { Segments } from '../../components/Segments';
import { TextRow } from '../../components/TextRow';
import { deploy } from '../../shell/deploy-commands';
import { useSelectedApiId, useSelectedStageName, useStages, useV2ApiView } from '../../state/hooks';
import { useStudio, useView } from '../../state/studio-context';

/** Shown while the view says so. */
export function DeployDialog() {
  const overlay = useView((state) => (state.overlay?.kind === 'deploy' ? state.overlay : undefined));
  const apiId = useSelectedApiId();
  if (overlay === undefined || apiId === undefined) return null;
  return <Deploy apiId={apiId} asCanary={overlay.isCanary === true} />;
}

function Deploy({ apiId, asCanary }: { readonly apiId: string; readonly asCanary: boolean }) {
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
  const [release, setRelease] = useState<'stage' | 'canary'>(asCanary ? 'canary' : 'stage');
  const [percent, setPercent] = useState<number | string>(10);
  const isCanary = release === 'canary' && !isNew && protocol === undefined;
  return (
    <FormDialog
      isOpen
      title="Deploy"
      icon={Rocket}
      submitLabel={`Deploy ${isCanary ? 'as canary of' : 'to'} ${stageName === '' ? 'a stage' : stageName}`}
      disabledReason={isNamed ? undefined : 'Name a stage'}
      foot={isNamed && isNew ? `The stage ${stageName} is made for it.` : undefined}
      onSubmit={() =>
        deploy(context(), {
          apiId,
          stageName,
          ...(description.trim() !== '' && { description: description.trim() }),
          ...(begins && { stageSettings: { autoDeploy: true } }),
          ...(isCanary && { percentTraffic: Number(percent) }),
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
        {!isNew && protocol === undefined && (
          <FormRow label="Release">
            {() => (
              <Segments
                label="Release"
                options={[
                  { value: 'stage', label: 'All requests' },
                  { value: 'canary', label: 'Canary' },
                ]}
                value={release}
                onChange={setRelease}
              />
            )}
          </FormRow>
        )}
        {isCanary && (
          <FormRow label="Share">
            {(ids) => (
              <NumberInput {...ids} w={120} min={0} max={100} suffix=" %" value={percent} onChange={setPercent} />
            )}
          </FormRow>
        )}
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
