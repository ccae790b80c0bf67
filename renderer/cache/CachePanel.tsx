// The cache lab: how much the cache of the selected stage helps, what is in it, and why a request hits or misses.
import { DatabaseZap } from 'lucide-react';
import { useState } from 'react';
import { CommandButton } from '../commands/CommandButton';
import { EmptyState } from '../components/EmptyState';
import { ErrorNote } from '../components/ErrorNote';
import { useToasts } from '../components/toast-store';
import type { DockPanel } from '../shell/dock-panels';
import { useApiView, useSelectedApiId, useSelectedStageName } from '../state/hooks';
import { useClient, useStudio } from '../state/studio-context';
import styles from './Cache.module.css';
import { CacheEntries } from './CacheEntries';
import { CacheExplain } from './CacheExplain';
import { CacheFigures } from './CacheFigures';
import { invalidateEntry } from './cache-deeds';
import { type StagePlace, useStageCache } from './use-stage-cache';

function CachePanel() {
  const apiId = useSelectedApiId();
  const stageName = useSelectedStageName();
  const isRest = useApiView(apiId) !== undefined;
  if (apiId === undefined || !isRest || stageName === undefined) {
    return (
      <EmptyState
        icon={DatabaseZap}
        place="inline"
        title="No stage with a cache"
        sentence="Stages of REST APIs can keep what their integrations answer. Deploy a REST API first."
      />
    );
  }
  return <Lab key={`${apiId}/${stageName}`} place={{ apiId, stageName }} />;
}

/** Three columns, each scrolling for itself. */
function Lab({ place }: { readonly place: StagePlace }) {
  const client = useClient();
  const toasts = useToasts();
  const [{ apiId, stageName }] = useState(place);
  const { state, error, reload } = useStageCache({ apiId, stageName });
  const firstPath = useFirstPath(apiId);
  if (state === undefined) return error === undefined ? null : <ErrorNote error={error} />;
  if (!state.isOn) {
    return (
      <EmptyState
        icon={DatabaseZap}
        place="inline"
        title={`Stage ${stageName} has no cache`}
        sentence="Switch it on in the stage’s tab Cache: GET methods are answered from it then."
        actions={<CommandButton command="cache.settings" tone="primary" />}
      />
    );
  }
  return (
    <div className={styles.panel}>
      <section className={styles.column} aria-label="Use of the cache">
        <div className={styles.head}>
          <h3>Cache of {stageName}</h3>
          <span className={styles.end}>
            <CommandButton command="cache.settings" look="icon" size="small" />
            <CommandButton command="cache.flush" size="small" label="Flush" />
          </span>
        </div>
        <CacheFigures state={state} />
      </section>
      <section className={styles.column} aria-label="Entries">
        <CacheEntries
          state={state}
          onInvalidate={(entry) => void invalidateEntry(client, toasts, { apiId, stageName }, entry).then(reload)}
        />
      </section>
      <section className={styles.column} aria-label="Hit or miss">
        <div className={styles.head}>
          <h3>Why hit or miss</h3>
        </div>
        <CacheExplain place={{ apiId, stageName }} firstPath={firstPath} />
      </section>
    </div>
  );
}

/** The path of the open method, or the root. */
function useFirstPath(apiId: string): string {
  const { view: store } = useStudio();
  const view = useApiView(apiId);
  const place = store.getState().places.get(apiId);
  const resourceId = place?.kind === 'method' || place?.kind === 'resource' ? place.resourceId : undefined;
  const path = view?.resources.get(resourceId ?? '')?.path ?? '/';
  return path.replaceAll(/\{[^/{}]*\}/g, '1');
}

export const cachePanel: DockPanel = { name: 'cache', title: 'Cache', icon: DatabaseZap, Content: CachePanel };
