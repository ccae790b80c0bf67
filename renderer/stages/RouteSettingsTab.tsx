// Throttles, metrics and logs of a stage of an HTTP or WebSocket API: for all routes, then those that differ.
import type { StageState } from '../../shared/contract/stages';
import { entityKey } from '../../shared/definition/entities';
import { useCommit } from '../design/forms/commit';
import { useEntity, useV2ApiView } from '../state/hooks';
import { PartSettings, type SettingsPart } from './PartSettings';
import { routeSettingFields } from './v2-stage-fields';

/** The tab Routes. */
export function RouteSettingsTab({ stage }: { readonly stage: StageState }) {
  const key = entityKey('v2-stage', stage.apiId, stage.stageName);
  const view = useV2ApiView(stage.apiId);
  const { routeSettings = {}, defaultRouteSettings = {} } = useEntity(key) ?? {};
  const commit = useCommit(key);
  if (view === undefined) return null;
  const routeKeys = view.routes.map(({ routeKey }) => routeKey);
  const partOf = (routeKey: string): SettingsPart => ({
    key: routeKey,
    title: routeKey,
    detail: routeKeys.includes(routeKey) ? undefined : 'no such route',
  });
  // settings of one route stand alone: it begins with those that it had among all
  const begin = ({ key: routeKey }: SettingsPart) =>
    commit([{ path: ['routeSettings', routeKey], value: { ...defaultRouteSettings } }], `Settings of ${routeKey}`);
  return (
    <PartSettings
      entityKey={key}
      member="routeSettings"
      noun="route"
      fields={routeSettingFields(view.api.protocolType)}
      all={{ place: ['defaultRouteSettings'] }}
      own={Object.keys(routeSettings).map(partOf)}
      offered={routeKeys.filter((routeKey) => !Object.hasOwn(routeSettings, routeKey)).map(partOf)}
      onBegin={(part) => void begin(part)}
      onRemove={({ key: routeKey }) =>
        void commit([{ path: ['routeSettings', routeKey] }], `Remove settings of ${routeKey}`)
      }
    />
  );
}
