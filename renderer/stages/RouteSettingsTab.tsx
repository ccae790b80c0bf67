// Throttles, metrics and logs of a stage of an HTTP or WebSocket API: for all routes, then those that differ.
import { Select } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import type { StageState } from '../../shared/contract/stages';
import { entityKey } from '../../shared/definition/entities';
import { IconAction } from '../components/IconAction';
import { SectionHead } from '../components/SectionHead';
import { useCommit } from '../design/forms/commit';
import { AllSettings } from '../design/forms/fields/AllSettings';
import { useEntity, useV2ApiView } from '../state/hooks';
import styles from './RouteSettingsTab.module.css';
import { routeSettingFields } from './v2-stage-fields';

/** A part for all routes, and one for each route that has settings of its own. */
export function RouteSettingsTab({ stage }: { readonly stage: StageState }) {
  const key = entityKey('v2-stage', stage.apiId, stage.stageName);
  const view = useV2ApiView(stage.apiId);
  const { routeSettings = {}, defaultRouteSettings = {} } = useEntity(key) ?? {};
  const commit = useCommit(key);
  if (view === undefined) return null;
  const fields = routeSettingFields(view.api.protocolType);
  const routeKeys = view.routes.map(({ routeKey }) => routeKey);
  const own = Object.keys(routeSettings);
  // settings of one route stand alone: it begins with those that it had among all
  const begin = (routeKey: string) =>
    commit([{ path: ['routeSettings', routeKey], value: { ...defaultRouteSettings } }], `Settings of ${routeKey}`);
  return (
    <div className={styles.parts}>
      <section aria-label="Settings of all routes">
        <SectionHead title="All routes" detail={own.length > 0 ? 'but for those below' : undefined} />
        <AllSettings entityKey={key} place={['defaultRouteSettings']} fields={fields} />
      </section>
      {own.map((routeKey) => (
        <section key={routeKey} className={styles.route} aria-label={`Settings of ${routeKey}`}>
          <SectionHead title={routeKey} detail={routeKeys.includes(routeKey) ? undefined : 'no such route'}>
            <IconAction
              icon={Trash2}
              size="small"
              label={`Remove settings of ${routeKey}`}
              onClick={() => void commit([{ path: ['routeSettings', routeKey] }], `Remove settings of ${routeKey}`)}
            />
          </SectionHead>
          <AllSettings
            entityKey={key}
            place={['routeSettings', routeKey]}
            ledgerPlace={['routeSettings', '*']}
            fields={fields}
          />
        </section>
      ))}
      <Select
        className={styles.add ?? ''}
        aria-label="Set for a route"
        placeholder="Set for a route…"
        data={routeKeys.filter((routeKey) => !own.includes(routeKey))}
        value={null}
        searchable
        nothingFoundMessage="No other route"
        comboboxProps={{ shadow: 'md' }}
        onChange={(routeKey) => routeKey !== null && void begin(routeKey)}
      />
    </div>
  );
}
