// Settings of single routes on a stage of an HTTP or WebSocket API: throttles, metrics, logs.
import { Select } from '@mantine/core';
import { Split, Trash2 } from 'lucide-react';
import type { StageState } from '../../shared/contract/stages';
import { entityKey } from '../../shared/definition/entities';
import { EmptyState } from '../components/EmptyState';
import { IconAction } from '../components/IconAction';
import { SectionHead } from '../components/SectionHead';
import { useCommit } from '../design/forms/commit';
import { AllSettings } from '../design/forms/fields/AllSettings';
import { useEntity, useV2ApiView } from '../state/hooks';
import styles from './RouteSettingsTab.module.css';
import { routeSettingFields } from './v2-stage-fields';

/** One part a route that has settings of its own. */
export function RouteSettingsTab({ stage }: { readonly stage: StageState }) {
  const key = entityKey('v2-stage', stage.apiId, stage.stageName);
  const view = useV2ApiView(stage.apiId);
  const settings = useEntity(key)?.routeSettings ?? {};
  const commit = useCommit(key);
  if (view === undefined) return null;
  const routeKeys = view.routes.map(({ routeKey }) => routeKey);
  const own = Object.keys(settings);
  return (
    <>
      <div className={styles.add}>
        <Select
          aria-label="Set for a route"
          placeholder="Set for a route…"
          data={routeKeys.filter((routeKey) => !own.includes(routeKey))}
          value={null}
          searchable
          onChange={(routeKey) =>
            routeKey !== null &&
            void commit(
              [{ path: ['routeSettings', routeKey], value: { detailedMetricsEnabled: false } }],
              `Settings of ${routeKey}`,
            )
          }
        />
      </div>
      {own.length === 0 && (
        <EmptyState
          icon={Split}
          place="inline"
          title="No route has settings of its own"
          sentence="What the tab Settings says holds for all of them."
        />
      )}
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
            fields={routeSettingFields(view.api.protocolType)}
          />
        </section>
      ))}
    </>
  );
}
