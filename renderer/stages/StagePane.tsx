// One stage: where it answers, what goes through it, and its settings.
import { Copy } from 'lucide-react';
import { useId } from 'react';
import type { DeploymentSummary, StageState } from '../../shared/contract/stages';
import { findStage, stageKey } from '../../shared/definition/any-api';
import type { ProtocolType } from '../../shared/definition/api-view';
import type { EntityKey } from '../../shared/definition/entities';
import { StageCache } from '../cache/StageCache';
import { CommandButton } from '../commands/CommandButton';
import { StageDot } from '../components/Count';
import { FormGrid } from '../components/FormRow';
import { IconAction } from '../components/IconAction';
import { PaneTitle } from '../components/PaneHead';
import { TabBar } from '../components/TabBar';
import { ToolButton } from '../components/ToolButton';
import { useToasts } from '../components/toast-store';
import { StageCost } from '../cost/StageCost';
import { FieldRow } from '../design/forms/fields/FieldRow';
import { deploymentMarks } from '../metrics/deployment-marks';
import { MetricsDashboard } from '../metrics/MetricsDashboard';
import { useField } from '../state/editing';
import { useV2ApiView } from '../state/hooks';
import { useMirror, useStudio, useView } from '../state/studio-context';
import type { StageTab } from '../state/view-store';
import { CanaryTab } from './canary/CanaryTab';
import { MethodSettingsTab } from './MethodSettingsTab';
import { RouteSettingsTab } from './RouteSettingsTab';
import { StageOverview } from './StageOverview';
import styles from './StagePane.module.css';
import { useStageChoices } from './stage-choices';
import { accessLogFormats, type FormTab, restStageFields } from './stage-fields';
import { useStageRequests } from './use-stage-requests';
import { v2StageFields } from './v2-stage-fields';

export interface StagePaneProps {
  readonly stage: StageState;
  /** All stages of the API. */
  readonly stages: readonly StageState[];
  readonly deployments: readonly DeploymentSummary[];
}

/** The centre of Run. */
export function StagePane({ stage, stages, deployments }: StagePaneProps) {
  const rows = useStageRequests(stage);
  const { view } = useStudio();
  const stageTab = useView((state) => state.stageTab);
  const panelId = useId();
  const settings = useMirror(({ definition }) => findStage(definition, stage.apiId, stage.stageName));
  const isV2 = settings !== undefined && !('cacheClusterEnabled' in settings);
  const tab = isV2 && restTabs.has(stageTab) ? 'overview' : stageTab;
  const variables = isV2 ? settings.stageVariables : settings?.variables;
  const variableCount = Object.keys(variables ?? {}).length;
  return (
    <section className={styles.pane} aria-label={`Stage ${stage.stageName}`} data-region="centre">
      <StageTitle stage={stage} />
      <TabBar
        label="Stage"
        panelId={panelId}
        selected={tab}
        onSelect={(next) => view.setState({ stageTab: next })}
        tabs={[
          { id: 'overview', label: 'Overview' },
          { id: 'metrics', label: 'Metrics' },
          { id: 'settings', label: 'Settings' },
          { id: 'variables', label: 'Variables', count: variableCount },
          isV2
            ? { id: 'parts', label: 'Routes', count: Object.keys(settings.routeSettings ?? {}).length }
            : { id: 'parts', label: 'Methods', count: Object.keys(settings?.methodSettings ?? {}).length },
          { id: 'logs', label: isV2 ? 'Logs' : 'Logs and tracing' },
          ...(isV2
            ? []
            : [
                { id: 'cache' as const, label: 'Cache' },
                { id: 'canary' as const, label: 'Canary' },
              ]),
          { id: 'cost', label: 'Cost' },
        ]}
      />
      <div className={styles.body} id={panelId} role="tabpanel" aria-label={tab}>
        {tab === 'overview' && <StageOverview stage={stage} stages={stages} deployments={deployments} rows={rows} />}
        {tab === 'metrics' && (
          <MetricsDashboard
            apiId={stage.apiId}
            stageName={stage.stageName}
            hasCanary={stage.canary !== undefined}
            marks={deploymentMarks(stage)}
          />
        )}
        {tab === 'parts' && (isV2 ? <RouteSettingsTab stage={stage} /> : <MethodSettingsTab stage={stage} />)}
        {tab === 'cache' && <StageCache place={stage} />}
        {tab === 'canary' && <CanaryTab stage={stage} deployments={deployments} rows={rows} />}
        {tab === 'cost' && <StageCost apiId={stage.apiId} stageName={stage.stageName} />}
        {isFormTab(tab) && <StageForm stage={stage} tab={tab} />}
      </div>
    </section>
  );
}

/** Tabs that stages of HTTP and WebSocket APIs have not. */
const restTabs: ReadonlySet<StageTab> = new Set<StageTab>(['cache', 'canary']);

function isFormTab(tab: StageTab): tab is FormTab {
  return tab === 'settings' || tab === 'variables' || tab === 'logs';
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
          <CommandButton command="stage.roll-back" label="Roll back" />
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
  const settings = useMirror(({ definition }) => definition.get(key));
  const described = protocol === undefined ? restStageFields[tab] : v2StageFields[tab];
  const fields = useStageChoices(apiId, described, (member) => settings && Reflect.get(settings, member));
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
