// One stage: where it answers, what goes through it, and its settings.
import { Copy } from 'lucide-react';
import { useId, useState } from 'react';
import type { StageState } from '../../shared/contract/stages';
import { entityKey } from '../../shared/definition/entities';
import { CommandButton } from '../commands/CommandButton';
import { StageDot } from '../components/Count';
import { FormGrid } from '../components/FormRow';
import { IconAction } from '../components/IconAction';
import { PaneTitle } from '../components/PaneHead';
import { TabBar } from '../components/TabBar';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { FieldRow } from '../design/forms/fields/FieldRow';
import { useField } from '../state/editing';
import { useEntity } from '../state/hooks';
import { StageOverview } from './StageOverview';
import styles from './StagePane.module.css';
import { accessLogFormats, generalStageFields, logStageFields, stageVariableField } from './stage-fields';

type TabId = 'overview' | 'settings' | 'variables' | 'logs';

/** The centre of Run. */
export function StagePane({ stage }: { readonly stage: StageState }) {
  const [tab, setTab] = useState<TabId>('overview');
  const panelId = useId();
  const entity = useEntity(entityKey('stage', stage.apiId, stage.stageName));
  const variableCount = Object.keys(entity?.variables ?? {}).length;
  return (
    <section className={styles.pane} aria-label={`Stage ${stage.stageName}`} data-region="centre">
      <StageTitle stage={stage} />
      <TabBar
        label="Stage"
        panelId={panelId}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'overview', label: 'Overview' },
          { id: 'settings', label: 'Settings' },
          { id: 'variables', label: 'Variables', count: variableCount },
          { id: 'logs', label: 'Logs and tracing' },
        ]}
      />
      <div className={styles.body} id={panelId} role="tabpanel" aria-label={tab}>
        {tab === 'overview' ? <StageOverview stage={stage} /> : <StageForm stage={stage} tab={tab} />}
      </div>
    </section>
  );
}

function StageTitle({ stage }: { readonly stage: StageState }) {
  const toasts = useToasts();
  const { host } = stage.urls;
  const copy = async () => {
    await navigator.clipboard.writeText(host);
    toasts.getState().show({ tone: 'ok', title: 'Invoke URL copied', sentence: host });
  };
  return (
    <PaneTitle
      actions={
        <>
          <CommandButton command="deployment.create" />
          <CommandButton command="stage.remove" look="icon" />
        </>
      }
    >
      <StageDot stage={stage.stageName} />
      <h2 className={styles.name}>{stage.stageName}</h2>
      <code className={styles.url} title={host}>
        {host}
      </code>
      <IconAction icon={Copy} label="Copy invoke URL" onClick={() => void copy()} />
    </PaneTitle>
  );
}

function StageForm({ stage, tab }: { readonly stage: StageState; readonly tab: Exclude<TabId, 'overview'> }) {
  const key = entityKey('stage', stage.apiId, stage.stageName);
  const fields = tab === 'settings' ? generalStageFields : tab === 'logs' ? logStageFields : [stageVariableField];
  return (
    <>
      <FormGrid>
        {fields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={[]} field={field} />
        ))}
      </FormGrid>
      {tab === 'logs' && <FormatChoices stage={stage} />}
    </>
  );
}

/** The console's ready-made formats. */
function FormatChoices({ stage }: { readonly stage: StageState }) {
  const format = useField<string>(entityKey('stage', stage.apiId, stage.stageName), ['accessLogSettings', 'format']);
  return (
    <div className={styles.formats}>
      <span>Insert a format:</span>
      {Object.entries(accessLogFormats).map(([name, text]) => (
        <ToolButton key={name} size="small" onClick={() => format.setNow(text)}>
          {name}
        </ToolButton>
      ))}
    </div>
  );
}
