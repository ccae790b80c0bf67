// One stage: where it answers, what goes through it, and its settings.
import { Copy } from 'lucide-react';
import { useId, useState } from 'react';
import type { StageState } from '../../shared/contract/stages';
import { findStage, stageKey } from '../../shared/definition/any-api';
import type { ProtocolType } from '../../shared/definition/api-view';
import type { EntityKey } from '../../shared/definition/entities';
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
import { useV2ApiView } from '../state/hooks';
import { useMirror } from '../state/studio-context';
import { RouteSettingsTab } from './RouteSettingsTab';
import { StageOverview } from './StageOverview';
import styles from './StagePane.module.css';
import { accessLogFormats, type FormTab, restStageFields } from './stage-fields';
import { v2StageFields } from './v2-stage-fields';

type TabId = 'overview' | 'settings' | 'variables' | 'routes' | 'logs';

/** The centre of Run. */
export function StagePane({ stage }: { readonly stage: StageState }) {
  const [tab, setTab] = useState<TabId>('overview');
  const panelId = useId();
  const settings = useMirror(({ definition }) => findStage(definition, stage.apiId, stage.stageName));
  const isV2 = settings !== undefined && !('cacheClusterEnabled' in settings);
  const variables = isV2 ? settings.stageVariables : settings?.variables;
  const variableCount = Object.keys(variables ?? {}).length;
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
          ...(isV2
            ? [{ id: 'routes' as const, label: 'Routes', count: Object.keys(settings.routeSettings ?? {}).length }]
            : []),
          { id: 'logs', label: isV2 ? 'Logs' : 'Logs and tracing' },
        ]}
      />
      <div className={styles.body} id={panelId} role="tabpanel" aria-label={tab}>
        {tab === 'overview' && <StageOverview stage={stage} />}
        {tab === 'routes' && <RouteSettingsTab stage={stage} />}
        {tab !== 'overview' && tab !== 'routes' && <StageForm stage={stage} tab={tab} />}
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

function StageForm({ stage, tab }: { readonly stage: StageState; readonly tab: FormTab }) {
  const { apiId, stageName } = stage;
  const key = useMirror(({ definition }) => stageKey(definition, apiId, stageName));
  const protocol = useV2ApiView(apiId)?.api.protocolType;
  const fields = protocol === undefined ? restStageFields[tab] : v2StageFields[tab];
  return (
    <>
      <FormGrid>
        {fields.map((field) => (
          <FieldRow key={field.label} entityKey={key} place={[]} field={field} />
        ))}
      </FormGrid>
      {tab === 'logs' && <FormatChoices entityKey={key} protocol={protocol ?? 'REST'} />}
    </>
  );
}

/** The console's ready-made formats. */
function FormatChoices({ entityKey, protocol }: { readonly entityKey: EntityKey; readonly protocol: ProtocolType }) {
  const format = useField<string>(entityKey, ['accessLogSettings', 'format']);
  return (
    <div className={styles.formats}>
      <span>Insert a format:</span>
      {Object.entries(accessLogFormats[protocol]).map(([name, text]) => (
        <ToolButton key={name} size="small" onClick={() => format.setNow(text)}>
          {name}
        </ToolButton>
      ))}
    </div>
  );
}
